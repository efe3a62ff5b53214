import { expect, test } from 'vitest';
import { plainText } from '../../src/core/inline.ts';
import type { QuantityPart } from '../../src/core/value.ts';
import { typesetter } from '../../src/layout/typeset.ts';
import { alignVersions, versionLines } from '../../src/layout/versions.ts';
import { wrap } from '../../src/layout/wrap.ts';
import { FONTS } from './sample.ts';

const type = typesetter(FONTS);
const part = (label: string): QuantityPart => ({
  id: label,
  label: { '': label },
  role: 'member',
  measure: { op: 'missing', reason: 'unknown' },
});
const TEXT = 'tiny 39M; large v2 1.55B';

/** What stands at the left and where each figure ends, line by line, at a width in em. */
function setAt(em: number) {
  const [line] = versionLines([{ inlines: [{ kind: 'text', text: TEXT }] }], ['tiny', 'large', 'large v2'].map(part));
  const runs = (line?.inlines ?? []).map((inline) => {
    const look = { weight: 'body', paint: 'ink', scale: 1, rise: 0, mark: 0 } as const;
    return { ...look, text: plainText([inline]) };
  });
  const box = wrap(type, [{ runs, scale: 1, leading: 1.4, before: 0 }], 10, em * 10);
  return alignVersions(box, em * 10).lines;
}

test('versions below each other: names begin and figures end at one edge, the text is whole', () => {
  const lines = setAt(8);
  expect(lines.map((line) => line.fragments.map(({ text }) => text))).toEqual([
    ['tiny ', '39M', '; '],
    ['large v2 ', '1.55B'],
  ]);
  expect(lines.map((line) => line.fragments[0]?.x)).toEqual([0, 0]);
  const ends = lines.map(({ fragments }) => (fragments[1]?.x ?? 0) + (fragments[1]?.width ?? 0));
  expect(ends[0]).toBeCloseTo(ends[1] ?? 0);
  expect(lines.map(({ width }) => width)).toEqual([ends[1], ends[1]]);
});

test('on one line they stay as written', () => {
  const lines = setAt(20);
  expect(lines.map((line) => line.fragments.map(({ text }) => text).join(''))).toEqual([TEXT]);
});
