import type { Chart } from '../core/chart.ts';
import { HEAD_ROW } from './context.ts';
import { columnWidth, PIXELS_PER_POINT } from './measure.ts';
import { printScale, type Room } from './page.ts';
import type { AreaPlan, ColumnPlan } from './sheet.ts';

/** The least width of a chart, in pixels, and the greatest: beyond, the print of its table would be small. */
const WIDTH = 760;
const MOST_WIDTH = 1_000;
/** A page is not filled to the last pixel: programs measure rows and columns in ways of their own. */
const FILLED = 0.96;
/** What lies between a table and the chart beside it. */
const GAP: ColumnPlan = { width: 8 };
const GAP_PIXELS = 61;
/** The lowest row that programs make where a sheet says nothing. */
const EMPTY_ROW = 17;

/** How a chart stands beside its table, and on paper. */
export interface ChartPage {
  readonly size: { readonly width: number; readonly height: number };
  /** The gap, and the columns that the chart covers. */
  readonly columns: readonly ColumnPlan[];
  /** How wide what is printed is; on a landscape page where chart and table share it. */
  readonly pixels: number;
  readonly landscape: boolean;
  /** Where the chart has a page of its own: what it covers, and the table's columns, together as wide as the chart. */
  readonly apart?: { readonly area: AreaPlan; readonly table: readonly ColumnPlan[] };
}

/**
 * Table and chart share a landscape page where both fit on it at a size to read. Else each has an upright page: the
 * chart as wide as lets all rows of the table stand on one, as far as that goes, and as high as its page.
 */
export function chartPage(
  chart: Chart,
  table: { readonly width: number; readonly heights: readonly number[]; readonly columns: readonly ColumnPlan[] },
  rooms: { readonly upright: Room; readonly landscape: Room },
): ChartPage {
  const heights = table.heights.map((height) => height * PIXELS_PER_POINT);
  const [whole, above] = [sum(heights), sum(heights.slice(0, HEAD_ROW))];
  const shared = table.width + GAP_PIXELS + WIDTH;
  const page = rooms.landscape.height / printScale(shared, rooms.landscape);
  if (Math.max(whole, above + leastHeight(chart)) <= page) {
    const size = { width: WIDTH, height: heightOf(chart, WIDTH, page * FILLED - above) };
    return { size, columns: columnsFor(WIDTH), pixels: shared, landscape: true };
  }
  const { width: across, height: down } = rooms.upright;
  const width = Math.round(Math.max(WIDTH, table.width, Math.min((whole * across) / (down * FILLED), MOST_WIDTH)));
  const size = { width, height: heightOf(chart, width, (down * width * FILLED) / across) };
  const rows = { from: HEAD_ROW + 1, to: lastRow(heights, size.height) };
  const area = { columns: { from: table.columns.length + 1, to: table.columns.length + 2 }, rows };
  const apart = { area, table: stretched(table.columns, width / table.width) };
  return { size, columns: columnsFor(width), pixels: width, landscape: false, apart };
}

/** LibreOffice scales each area by its own width, Excel all by the greatest. */
function stretched(columns: readonly ColumnPlan[], ratio: number): readonly ColumnPlan[] {
  return columns.map(({ width }) => ({ width: Math.round(width * ratio * 4) / 4 }));
}

/** Two columns: the line of a threshold has its numbers in them. */
function columnsFor(width: number): readonly ColumnPlan[] {
  const half = { width: columnWidth(width / 2) };
  return [GAP, half, half];
}

/** As high as there is room, as far as its bars or lanes make use of it. */
function heightOf(chart: Chart, width: number, room: number): number {
  const most = chart.kind === 'bar' ? 120 + 28 * chart.bars.length : width;
  return Math.round(Math.max(leastHeight(chart), Math.min(room, most)));
}

function leastHeight(chart: Chart): number {
  // Bars stand close enough for some forty of them, as wide as the sheet is printed, to fit on one page.
  const least = chart.kind === 'bar' ? Math.max(260, 110 + 18 * chart.bars.length) : 200 + 170 * chart.lanes.length;
  return Math.min(least, 3_000);
}

/** The last row that a chart covers which begins under the head. */
function lastRow(heights: readonly number[], pixels: number): number {
  let [row, covered] = [HEAD_ROW, 0];
  while (covered < pixels) {
    covered += heights[row] ?? EMPTY_ROW;
    row += 1;
  }
  return row;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, one) => before + one, 0);
}
