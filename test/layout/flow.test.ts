import { describe, expect, test } from 'vitest';
import { type Area, paginate, type Strip } from '../../src/layout/flow.ts';
import { addRule } from '../../src/layout/sheet.ts';

const AREA: Area = { pageWidth: 100, pageHeight: 120, left: 10, top: 10, width: 80, height: 100 };

/** A strip that draws a rule as long as its height, so that a test sees where it went. */
function strip(height: number, keep = false, more: Partial<Strip> = {}): Strip {
  return { height, before: 0, keep, draw: (sheet, y) => addRule(sheet, 0, y, height, 1, 'ink'), ...more };
}

/** A strip that can be cut at any height. */
function elastic(height: number, splits: 'freely' | 'if-taller'): Strip {
  const split = (room: number) => [elastic(room, splits), elastic(height - room, splits)] as const;
  return strip(height, false, { splits, least: 10, split: (room) => (room >= 10 ? split(room) : undefined) });
}

/** Heights of the strips on each page. */
function pagesOf(...strips: Strip[]): number[][] {
  return paginate(strips, AREA).map((sheet) =>
    sheet.pieces.flatMap((piece) => piece.shapes.flatMap((shape) => (shape.kind === 'line' ? [shape.x2] : []))),
  );
}

describe('strips on pages', () => {
  test('fill a page, then the next', () => expect(pagesOf(strip(60), strip(40), strip(30))).toEqual([[60, 40], [30]]));

  test('stay with the strip that follows', () =>
    expect(pagesOf(strip(70), strip(20, true), strip(30))).toEqual([[70], [20, 30]]));

  test('room above is dropped at the top of a page', () =>
    expect(pagesOf(strip(60), strip(100, false, { before: 30 }))).toEqual([[60], [100]]));

  test('a chain that no page holds stays together as far as it can', () =>
    expect(pagesOf(strip(10, true), strip(80, true), strip(30))).toEqual([[10, 80], [30]]));

  test('what splits freely fills the page', () =>
    expect(pagesOf(strip(60), elastic(70, 'freely'))).toEqual([[60, 40], [30]]));

  test('what splits only when taller goes to the next page whole', () =>
    expect(pagesOf(strip(60), elastic(70, 'if-taller'))).toEqual([[60], [70]]));

  test('what is taller than a page starts where it is and goes on', () =>
    expect(pagesOf(strip(30), elastic(250, 'if-taller'))).toEqual([[30, 70], [100], [80]]));

  test('what is taller than a page and cannot be split is drawn all the same', () =>
    expect(pagesOf(strip(30), strip(250), strip(10))).toEqual([[30], [250], [10]]));

  const list = (height: number) => ({ ...elastic(height, 'freely'), tail: 20 });

  test('a list that would leave a slight end for the next page goes there whole, with its heading', () => {
    expect(pagesOf(strip(55), strip(10, true), list(45))).toEqual([[55], [10, 45]]);
    expect(pagesOf(strip(55), strip(10, true), list(65))).toEqual([[55, 10, 35], [30]]);
  });

  test('but not where that would leave more than half a page empty', () =>
    expect(pagesOf(strip(40), strip(10, true), list(60))).toEqual([[40, 10, 50], [10]]));

  test('a list that no page holds leaves an end all the same', () =>
    expect(pagesOf(strip(5), strip(10, true), list(95))).toEqual([[5, 10, 85], [10]]));

  describe('what goes on', () => {
    const goingOn = (of: object, always: boolean): Partial<Strip> => ({
      table: {
        of,
        always,
        head: { height: 7, draw: (sheet, y) => addRule(sheet, 0, y, 7, 1, 'ink') },
        close: () => {},
      },
    });

    test('repeats its head only where one of its strips stands before', () => {
      const table = goingOn({}, false);
      expect(pagesOf(strip(60), strip(50, false, table), strip(60, false, table))).toEqual([[60], [50], [7, 60]]);
    });

    test('or names itself wherever it opens a page', () => {
      const form = goingOn({}, true);
      expect(pagesOf(strip(60), strip(50, false, form), strip(60, false, form))).toEqual([[60], [7, 50], [7, 60]]);
    });
  });

  test('pages change their size where that is asked for, and no page stays empty', () => {
    const turned = { ...AREA, pageWidth: 120, pageHeight: 100, height: 80 };
    const turn = strip(0, true, { turnsPage: true, area: turned });
    expect(paginate([turn, strip(50)], AREA).map((sheet) => sheet.width)).toEqual([120]);
    expect(paginate([strip(50), turn, strip(50)], AREA).map((sheet) => sheet.width)).toEqual([100, 120]);
  });
});
