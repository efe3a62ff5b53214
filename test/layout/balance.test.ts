import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balancedWidths } from '../../src/layout/balance.ts';
import type { Demand } from '../../src/layout/demands.ts';
import { fillingsOf } from '../../src/layout/pieces.ts';

/** A column whose cells are words of these widths, in em. */
function column(least: number, rows: readonly (readonly number[])[]): Demand {
  const cells = rows.map((words) => [[words.map((bare) => ({ whole: bare + 0.2, bare }))]]);
  return {
    least,
    whole: least,
    phrase: least,
    fair: least,
    natural: 99,
    typical: least,
    rows: cells.map(fillingsOf),
    inset: 0,
  };
}

function height(rows: readonly (readonly (readonly number[])[])[], widths: readonly number[]): number {
  const lines = (words: readonly number[], width: number) => {
    let [count, filled] = [1, 0];
    for (const word of words) {
      if (filled > 0 && filled + word > width + 1e-6) [count, filled] = [count + 1, 0];
      filled += word + 0.2;
    }
    return count;
  };
  return rows.reduce((sum, row) => sum + Math.max(...row.map((words, at) => lines(words, widths[at] ?? 0))), 0);
}

test('a column with room to spare gives it to one whose texts are broken', () => {
  const names = [[2, 2, 2], [2, 2, 2], [2]];
  const remarks = [[1], [1], [1]];
  const widths = balancedWidths([column(2, names), column(1, remarks)], [3, 9]);
  expect(widths[0]).toBeGreaterThanOrEqual(6.4);
  expect((widths[0] ?? 0) + (widths[1] ?? 0)).toBeCloseTo(12);
});

test('widths keep their sum, no column falls below its least, and no table grows', () => {
  const words = fc.array(fc.double({ min: 0.5, max: 4, noNaN: true }), { minLength: 1, maxLength: 8 });
  const row = fc.tuple(words, words, words);
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(fc.double({ min: 4, max: 20, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (rows, first) => {
        const demands = [0, 1, 2].map((at) =>
          column(
            4,
            rows.map((cells) => cells[at] ?? []),
          ),
        );
        const widths = balancedWidths(demands, first);
        expect(widths.reduce((a, b) => a + b)).toBeCloseTo(first.reduce((a, b) => a + b));
        expect(Math.min(...widths)).toBeGreaterThanOrEqual(4 - 1e-6);
        expect(height(rows, widths)).toBeLessThanOrEqual(height(rows, first));
      },
    ),
  );
});
