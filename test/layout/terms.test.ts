import { expect, test } from 'vitest';
import type { Value } from '../../src/core/value.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { cell, FONTS, handout, header, lines, matrix, THEME } from './sample.ts';

/** Whether a term stands whole in a table whose reasons have so many characters. */
function isWhole(term: string, value: Value, reasons: readonly number[]): boolean {
  const columns = [header('v', 'attribute', lines('判断')), header('w', 'attribute', lines('理由'))];
  const rows = reasons.map((length, at) => ({
    header: header(`c${at}`, 'concept', lines('一个说法，'.repeat(2))),
    cells: [
      cell(`c${at}`, 'v', lines(at === 0 ? term : '× 错'), { value }),
      cell(`c${at}`, 'w', lines('字'.repeat(length))),
    ],
  }));
  const given = handout([{ kind: 'matrix', matrix: matrix(columns, rows) }]);
  const shapes = layoutHandout(given, THEME, FONTS).document.pages.flatMap(({ pieces }) => pieces);
  const last = term.split(' ').at(-1) ?? '';
  const ends = shapes.flatMap((piece) => piece.shapes).filter((shape) => shape.kind === 'text');
  return ends.some(({ text }) => text.endsWith(last) && text.length > last.length);
}

const choice: Value = { kind: 'choice', id: 'x' };
const text: Value = { kind: 'text', text: { '*': [] } };

test('a term of a few words is whole where the table grows by no more than six hundredths', () => {
  const reasons = Array.from({ length: 30 }, (_, at) => 40 + ((at * 7) % 60));
  expect(isWhole('□ Not technical', choice, reasons)).toBe(true);
});

test('but is broken where that costs more, as any running text is', () => {
  // All rows fill their last line, so that any narrower column takes each a line more.
  const grown = Array.from({ length: 40 }, (_, length) =>
    isWhole('□ Not technical', choice, Array(4).fill(20 + length)),
  );
  expect(grown).toContain(false);
  expect(grown).toContain(true);
  const running = Array.from({ length: 40 }, (_, length) =>
    isWhole('□ Not technical', text, Array(4).fill(20 + length)),
  );
  expect(running.filter(Boolean).length).toBeLessThan(grown.filter(Boolean).length);
});
