import { Recurring } from '../core/recurring.ts';
import { breakText, columnPixels, columnWidth, countLines, rowHeight, textWidth } from './measure.ts';
import { renderNumber } from './number-format.ts';
import type { CellPlan, ColumnPlan, Look, RowPlan } from './sheet.ts';
import { isIndented, sizeOf, wraps } from './style.ts';

const PIXELS_PER_POINT = 4 / 3;
/** Room at both sides of a text, and some for a font that runs wider than the measured classes. */
const PADDING = 8;
/** What one step of indentation takes, at the side to which a cell of a table is aligned. */
const INDENT = 9;
/** The filter button at the right of a head. */
const BUTTON = 20;
/** Column widths follow so many rows; a longer text further down is wrapped. */
const SAMPLE = 500;
/** Bold letters are so much wider. */
const BOLD = 1.06;
/** LibreOffice never breaks a linked text: its column is as wide as that asks, up to so many characters. */
const MOST_LINKED = 32;

type Cells = readonly (CellPlan | null)[];

/** Column widths from their content, between a least and a greatest width in characters. */
export function fitColumns(
  rows: Iterable<Cells>,
  heads: Cells,
  most: readonly number[],
  look: Look,
): readonly ColumnPlan[] {
  const pixels = heads.map((head) => Math.min(naturalPixels(head, look) + BUTTON, 130));
  const linked = heads.map(() => 0);
  let seen = 0;
  for (const row of rows) {
    seen += 1;
    if (seen > SAMPLE) break;
    for (let index = 0; index < row.length; index += 1) {
      const cell = row[index] ?? null;
      const natural = naturalPixels(cell, look);
      pixels[index] = Math.max(pixels[index] ?? 0, natural);
      if (cell?.link && wraps(cell.style.role)) linked[index] = Math.max(linked[index] ?? 0, natural);
    }
  }
  return pixels.map((pixel, index) => {
    const whole = Math.min(columnWidth(linked[index] ?? 0), MOST_LINKED);
    return { width: Math.max(limitedWidth(pixel, most[index] ?? 36), whole) };
  });
}

function limitedWidth(pixels: number, limit: number): number {
  const width = Math.max(columnWidth(pixels), 8);
  // A little over the limit is better than a second line for one character.
  return width <= limit * 1.2 ? width : limit;
}

/** Which of the cells of a column of that greatest width stand on one line. */
export function onOneLine(cells: readonly CellPlan[], most: number, look: Look): readonly boolean[] {
  const pixels = cells.map((cell) => naturalPixels(cell, look));
  const width = limitedWidth(Math.max(0, ...pixels), most);
  return cells.map((cell, index) => !shownText(cell).includes('\n') && columnWidth(pixels[index] as number) <= width);
}

/** So many cells are known again by their height. */
const MOST_MEASURED = 5_000;

/** Makes row after row of the height that its tallest wrapped cell needs. Cells that come again are measured once. */
export function rowFitter(columns: readonly ColumnPlan[], look: Look): (cells: Cells) => RowPlan {
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
    return { height, cells };
  };
}

const LEAST_HEIGHT = 18;

function cellHeight(cell: CellPlan, width: number, look: Look): number {
  const size = sizeOf(cell.style.role, look.size);
  return rowHeight(lineCount(cell, width, size), size);
}

/** A row of the height that its tallest wrapped cell needs. */
export function fitRow(cells: Cells, columns: readonly ColumnPlan[], look: Look): RowPlan {
  let height = LEAST_HEIGHT;
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (!cell || cell.value === null) continue;
    height = Math.max(height, cellHeight(cell, columns[index]?.width ?? 8, look));
  }
  return { height, cells };
}

/** Pixels of all columns together. */
export function totalPixels(columns: readonly ColumnPlan[]): number {
  return columns.reduce((sum, column) => sum + columnPixels(column.width) + 5, 0);
}

/** Lines of a text that runs over the empty cells to its right, broken so that none passes the last column. */
export function runOver(text: string, columns: readonly ColumnPlan[], size: number): readonly string[] {
  return breakText(text, (totalPixels(columns) - PADDING) * 0.96, size * PIXELS_PER_POINT);
}

function lineCount(cell: CellPlan, width: number, size: number): number {
  if (typeof cell.value === 'number' || !wraps(cell.style.role)) return 1;
  const room = ((columnPixels(width) - PADDING / 2 - indent(cell)) * 0.97) / (size * PIXELS_PER_POINT * weight(cell));
  const text = shownText(cell);
  // No character is wider than one em.
  if (text.length <= room && !text.includes('\n')) return 1;
  return countLines(text, room);
}

function naturalPixels(cell: CellPlan | null, look: Look): number {
  if (cell === null || cell.value === null) return 0;
  const size = sizeOf(cell.style.role, look.size) * PIXELS_PER_POINT;
  const text = shownText(cell);
  const widest = text.includes('\n')
    ? Math.max(...text.split('\n').map((line) => textWidth(line, size)))
    : textWidth(text, size);
  return widest * 1.03 * weight(cell) + PADDING + indent(cell);
}

function weight(cell: CellPlan): number {
  return cell.style.role === 'head' ? BOLD : 1;
}

function indent(cell: CellPlan): number {
  return isIndented(cell.style) ? INDENT : 0;
}

/** The text with its marks, as the cell shows it. */
function shownText(cell: CellPlan): string {
  const { format } = cell.style;
  const marks = format === undefined ? '' : (/"(\u00a0[^"]*)"$/.exec(format)?.[1] ?? '');
  const over = format === undefined ? '' : (/^"([^"]*)"@/.exec(format)?.[1] ?? '');
  const text = typeof cell.value === 'number' ? renderNumber(format ?? 'General', cell.value) : (cell.value ?? '');
  return over + text + marks;
}
