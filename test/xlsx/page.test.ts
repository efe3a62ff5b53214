import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/core/chart.ts';
import { chartPage } from '../../src/xlsx/chart-page.ts';
import { HEAD_ROW } from '../../src/xlsx/context.ts';
import { totalPixels } from '../../src/xlsx/extent.ts';
import { pageRoom, pagesHigh } from '../../src/xlsx/page.ts';
import { spread } from '../../src/xlsx/spread.ts';
import { inputOf, plain, smallHandout } from './sample.ts';

const { theme } = inputOf(smallHandout(['en']));
const [upright, landscape] = [pageRoom(theme, false), pageRoom(theme, true)];

/** So many rows of 18 points under a title and a head. */
function heights(rows: number): readonly number[] {
  return [30, 18, 6, 18, ...Array.from({ length: rows }, () => 18)];
}

describe('pages', () => {
  /** Rows at full size, and what is asked: no page saved, or so many pages high. */
  test.each([
    [35, 0], // One page holds them.
    [44, 1], // A few rows stood alone.
    [70, 0], // The second page is well filled.
    [90, 2],
  ])('%i rows on upright pages: %i', (rows, expected) => {
    expect(pagesHigh(heights(rows), HEAD_ROW, 600, upright)).toBe(expected);
  });

  test('no page is saved where print would be too small', () => {
    const rows = heights(44 * 2);
    expect(pagesHigh(rows, HEAD_ROW, upright.width * 2, upright)).toBe(0);
  });
});

describe('what a page has left', () => {
  test('goes to the column whose texts then take fewer lines, and no further', () => {
    const columns = [
      [[40], [40]],
      [[300], [90]],
      [[70], []],
    ];
    expect(spread([60, 100, 100], [60, 330, 170], columns, 1_000)).toEqual([60, 316, 100]);
  });

  test('is all that is given away', () => {
    const lines = fc.array(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.array(lines, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 700 }),
        (columns, room) => {
          const widths = columns.map(() => 80);
          const grown = spread(
            widths,
            columns.map(() => 950),
            columns,
            room,
          );
          const more = grown.map((width, index) => width - (widths[index] ?? 0));
          expect(Math.min(...more)).toBeGreaterThanOrEqual(0);
          expect(more.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});

function bars(count: number): Chart {
  const value = { from: 1, to: 1, approximate: false, display: plain('1'), sources: [], name: plain('n') };
  const ref = { concept: 'c', attribute: 'a' };
  const axis = { title: plain('A'), scale: 'linear', min: 0, max: 1, ticks: [] } as const;
  const all = Array.from({ length: count }, () => ({ ...value, ref }));
  return { id: 'x', kind: 'bar', title: plain('T'), alt: plain('a'), axis, bars: all, gaps: [] };
}

describe('a chart', () => {
  const columns = [{ width: 40 }, { width: 24 }, { width: 16 }];
  const pageFor = (rows: number) =>
    chartPage(bars(rows), { width: totalPixels(columns), heights: heights(rows), columns }, { upright, landscape });

  test('shares a landscape page with the few rows of its table', () => {
    expect(pageFor(8)).toMatchObject({ landscape: true, size: { width: 760 } });
    expect(pageFor(8).apart).toBeUndefined();
  });

  test.each([40, 55, 200])('of %i bars has an upright page of its own, as wide as its table', (rows) => {
    const { apart, size, columns: beside, landscape: turned } = pageFor(rows);
    expect(turned).toBe(false);
    const widths = [apart?.table ?? [], beside.slice(1)].map(totalPixels);
    for (const width of widths) expect(Math.abs(width - size.width)).toBeLessThan(30);
    expect(apart?.area).toMatchObject({ columns: { from: 4, to: 5 }, rows: { from: HEAD_ROW + 1 } });
    // All rows of a table that is not too long stand on one page.
    const whole = heights(rows).reduce((sum, one) => sum + one * (4 / 3), 0);
    if (rows <= 55) expect(whole * (upright.width / size.width)).toBeLessThanOrEqual(upright.height);
    if (rows <= 55) expect(size.height * (upright.width / size.width)).toBeLessThanOrEqual(upright.height);
  });
});
