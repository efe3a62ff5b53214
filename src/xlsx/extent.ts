import { Recurring } from '../core/recurring.ts';
import { breakText, columnPixels, countLines, PIXELS_PER_POINT, rowHeight, textWidth } from './measure.ts';
import { renderNumber } from './number-format.ts';
import type { CellPlan, ColumnPlan, Look, RowPlan } from './sheet.ts';
import { isIndented, sizeOf, wraps } from './style.ts';

/** Room at both sides of a text, and some for a font that runs wider than the measured classes. */
const PADDING = 8;
/** What one step of indentation takes, at the left of a text. */
const INDENT = 9;
/** Pixels beyond which a sheet is printed on a landscape page: a portrait one would shrink it to under three quarters. */
export const PORTRAIT = 800;
/** Bold letters are so much wider. */
const BOLD = 1.06;

type Cells = readonly (CellPlan | null)[];

/** So many cells are known again by their height. */
const MOST_MEASURED = 5_000;

/** Tells of row after row the height that its tallest wrapped cell needs. Cells that come again are measured once. */
export function rowFitter(columns: readonly ColumnPlan[], look: Look): (cells: Cells) => number {
  const measured = columns.map(() => new Recurring<CellPlan, number>(MOST_MEASURED));
  const heightOf = (cell: CellPlan, index: number): number => {
    const known = measured[index]?.get(cell);
    if (known !== undefined) return known;
    const height = cellHeight(cell, columns[index]?.width ?? 8, look);
    measured[index]?.set(cell, height);
    return height;
  };
  return (cells) => {
    let height = LEAST_HEIGHT;
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index];
      if (cell && typeof cell.value === 'string') height = Math.max(height, heightOf(cell, index));
      else if (cell && cell.value !== null) height = Math.max(height, cellHeight(cell, 8, look));
    }
    return height;
  };
}

/** All rows, each with its height. */
export function fittedRows(
  rows: Iterable<RowPlan>,
  columns: readonly ColumnPlan[],
  look: Look,
): readonly Required<RowPlan>[] {
  const heightOf = rowFitter(columns, look);
  return Array.from(rows, ({ cells, height = heightOf(cells) }) => ({ height, cells }));
}

const LEAST_HEIGHT = 18;

function cellHeight(cell: CellPlan, width: number, look: Look): number {
  const size = sizeOf(cell.style.role, look.size);
  return rowHeight(lineCount(cell, width, size), size);
}

/** A row of labels, each centred over its column and the empty ones of its look that follow. */
export function fitSpanners(cells: Cells, columns: readonly ColumnPlan[], look: Look): Required<RowPlan> {
  let height = LEAST_HEIGHT;
  for (const [index, cell] of cells.entries()) {
    if (!cell || cell.value === null) continue;
    const next = cells.findIndex((one, at) => at > index && one?.value !== null);
    const own = columns.slice(index, next === -1 ? cells.length : next);
    height = Math.max(
      height,
      cellHeight(
        cell,
        own.reduce((sum, { width }) => sum + width, 0),
        look,
      ),
    );
  }
  return { height, cells };
}

/** Pixels of all columns together. */
export function totalPixels(columns: readonly ColumnPlan[]): number {
  return columns.reduce((sum, column) => sum + columnPixels(column.width) + 5, 0);
}

/** Pixels for a text that runs over all columns. */
export function runRoom(columns: readonly ColumnPlan[]): number {
  return (totalPixels(columns) - PADDING) * 0.96;
}

/** Lines of a text that runs over the empty cells to its right, broken so that none passes the last column. */
export function runOver(text: string, columns: readonly ColumnPlan[], size: number): readonly string[] {
  const room = runRoom(columns);
  const pixels = size * PIXELS_PER_POINT;
  const breakAt = (width: number) => breakText(text.replace(NUMBER_HYPHEN, UNBROKEN), width, pixels).map(withHyphens);
  const lines = breakAt(room);
  const isLost = (broken: readonly string[]) => textWidth(broken.at(-1) ?? '', pixels) < room * LOST;
  if (lines.length < 2 || !isLost(lines)) return lines;
  const tried = NARROWER.map((part) => breakAt(room * part));
  return tried.find((broken) => broken.length === lines.length && !isLost(broken)) ?? lines;
}

/** No line ends inside `GPT-3` or `2026-11`. */
const NUMBER_HYPHEN = /-(?=\d)/g;
/** No text that is written has it. */
const UNBROKEN = '\ufffe';

function withHyphens(line: string): string {
  return line.replaceAll(UNBROKEN, '-');
}

/** A last line shorter than this part of the others looks lost: they are then broken earlier. */
const LOST = 0.2;
const NARROWER = [0.94, 0.88, 0.82, 0.76];

function lineCount(cell: CellPlan, width: number, size: number): number {
  if (typeof cell.value === 'number' || !wraps(cell.style.role)) return 1;
  const room = ((columnPixels(width) - PADDING / 2 - indent(cell)) * 0.97) / (size * PIXELS_PER_POINT * weight(cell));
  const text = shownText(cell);
  // No character is wider than one em.
  if (text.length <= room && !text.includes('\n')) return 1;
  return countLines(text, room);
}

/** The width in pixels that a cell asks for. */
export function naturalPixels(cell: CellPlan | null, look: Look): number {
  if (cell === null || cell.value === null) return 0;
  const text = shownText(cell);
  const widest = text.includes('\n')
    ? Math.max(...text.split('\n').map((line) => linePixels(line, cell, look)))
    : linePixels(text, cell, look);
  return widest + aroundText(cell);
}

/** The width of one of its lines. */
export function linePixels(line: string, cell: CellPlan, look: Look): number {
  return textWidth(line, sizeOf(cell.style.role, look.size) * PIXELS_PER_POINT) * 1.03 * weight(cell);
}

function weight(cell: CellPlan): number {
  return cell.style.role === 'head' || cell.style.role === 'spanner' ? BOLD : 1;
}

/** What stands around a text: at both sides, and its indent. */
export function aroundText(cell: CellPlan): number {
  return PADDING + indent(cell);
}

function indent(cell: CellPlan): number {
  return isIndented(cell.style) ? INDENT : 0;
}

/** The text with its marks, as the cell shows it. */
export function shownText(cell: CellPlan): string {
  const { format } = cell.style;
  const marks = format === undefined ? '' : (/"(\u00a0[^"]*)"$/.exec(format)?.[1] ?? '');
  const over = format === undefined ? '' : (/^"([^"]*)"@/.exec(format)?.[1] ?? '');
  const text = typeof cell.value === 'number' ? renderNumber(format ?? 'General', cell.value) : (cell.value ?? '');
  return over + text + marks;
}
