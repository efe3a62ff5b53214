import { expect, test } from 'vitest';
import { plainLines } from '../../src/core/inline.ts';
import type { Language } from '../../src/core/language.ts';
import type { Matrix, MatrixCell, MatrixRow } from '../../src/core/matrix.ts';
import type { QuantityPart } from '../../src/core/value.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { inputOf, modelMatrix, smallHandout } from './sample.ts';

const PARTS = ['tiny', 'base', 'small', 'medium', 'large'].map(
  (id): QuantityPart => ({
    id,
    label: { '*': id },
    role: 'member',
    measure: { op: 'exact', at: { digits: '244', exp10: 6 } },
  }),
) as [QuantityPart, ...QuantityPart[]];
const ZH = 'tiny 2.44亿；base 2.44亿；small 2.44亿；medium 2.44亿；large 2.44亿';
const EN = 'tiny 244M; base 244M; small 244M; medium 244M; large 244M';

/** What the matrix's sheet holds of a cell of several parts. */
function shownOf(texts: readonly (readonly [Language, string])[], footnotes: readonly number[]): string {
  const matrix: Matrix = modelMatrix(texts.map(([language]) => language) as ['zh-CN']);
  const row = matrix.rows.at(-1) as MatrixRow;
  const lines = texts.map(([language, text]) => ({ language, inlines: [{ kind: 'text', text }] as const }));
  const value = { kind: 'quantity', unit: 'parameters', parts: PARTS } as const;
  const first: MatrixCell = { ...(row.cells[0] as MatrixCell), value, lines, footnotes };
  const own = { ...matrix, rows: [{ ...row, cells: [first, ...row.cells.slice(1)] }], groups: [] };
  const handout = smallHandout(texts.map(([language]) => language) as ['zh-CN']);
  const sections = [{ id: 's', title: matrix.title, blocks: [{ kind: 'matrix', matrix: own } as const] }];
  const sheet = planWorkbook(inputOf({ ...handout, sections })).plan.sheets[1];
  const cells = [...(sheet?.rows() ?? [])].flatMap((one) => one.cells);
  const cell = cells.find((one) => String(one?.value).startsWith('tiny'));
  expect(String(cell?.value).replaceAll('\n', '')).toBe(plainLines(lines).replaceAll('\n', ''));
  return String(cell?.value);
}

test('lines end between parts, never inside one', () => {
  const lines = shownOf(
    [
      ['zh-CN', ZH],
      ['en', EN],
    ],
    [],
  ).split('\n');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line).toMatch(/^ ?(\w+ [\d.]+(亿|M)(；|; )?)+;?$/);
});

test('a text of one language that carries a mark stays whole, for LibreOffice’s sake', () => {
  expect(shownOf([['zh-CN', ZH]], [0])).toBe(ZH);
  expect(shownOf([['zh-CN', ZH]], [])).toContain('；\n');
});
