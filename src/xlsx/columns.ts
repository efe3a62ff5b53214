import { aroundText, linePixels, naturalPixels, PORTRAIT, shownText, totalPixels } from './extent.ts';
import { columnPixels, columnWidth } from './measure.ts';
import type { CellPlan, ColumnPlan, Look } from './sheet.ts';
import { type LineWidths, spread } from './spread.ts';
import { wraps } from './style.ts';

/** The filter button at the right of a head. */
const BUTTON = 20;
/** Column widths follow so many rows; a longer text further down is wrapped. */
const SAMPLE = 500;
/** Pixels that a landscape page of A4 shows at nine tenths of full size or more. */
const LANDSCAPE = 1_100;
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
  return fitted(measured(rows, heads, BUTTON, look), most, LEAST);
}

/** What is told of the columns of a page. */
export interface PageColumns {
  readonly most: readonly number[];
  /** So many from the first are printed; all where nothing is said. */
  readonly printed?: number;
  /** How wide it may grow, where it is more for looking up than for reading. */
  readonly page?: number;
  /** A form: its heads have no buttons, and its columns are narrow. */
  readonly plain?: boolean;
}

/** The same; where the page has room for wider columns, those it shows take it as far as that makes rows lower. */
export function fitPage(
  rows: Iterable<Cells>,
  heads: Cells,
  { most, printed = heads.length, page, plain = false }: PageColumns,
  look: Look,
): readonly ColumnPlan[] {
  const found = measured(rows, heads, plain ? 0 : BUTTON, look);
  const columns = fitted(found, most, plain ? LEAST_PLAIN : LEAST);
  const pixels = totalPixels(columns.slice(0, printed));
  const usual = pixels > PORTRAIT ? LANDSCAPE : PORTRAIT;
  const widths = columns.slice(0, printed).map(({ width }) => columnPixels(width));
  const lines = found.lines.slice(0, printed);
  const wide = spread(widths, found.pixels, lines, usual - pixels);
  // Beyond the usual width print gets smaller: that has to be worth it.
  const worth = (WORTH * (lines[0]?.length ?? 0)) / pixels;
  const left = (page ?? 0) - Math.max(usual, pixels);
  const grown = left > 0 ? spread(wide, found.pixels, lines, left, worth) : wide;
  return columns.map((column, index) => {
    const pixels = grown[index];
    return pixels === undefined || pixels <= (widths[index] ?? 0) ? column : { width: columnWidth(pixels) };
  });
}

/** Of the rows and the width of a sheet, as parts: so much has to be saved for each part that is added. */
const WORTH = 0.7;

/** Characters that a column is wide at least, also where it holds ticks or signs of a form. */
const LEAST = 8;
const LEAST_PLAIN = 5;

interface Measured {
  /** What the widest cell asks; and a head, for its longest word, and for a linked text, which is never broken. */
  readonly pixels: readonly number[];
  readonly words: readonly number[];
  readonly linked: readonly number[];
  /** Of each column, the lines of its head and its cells. */
  readonly lines: readonly (readonly LineWidths[])[];
}

function measured(rows: Iterable<Cells>, heads: Cells, button: number, look: Look): Measured {
  const mostHead = HEADS.find(([columns]) => heads.length > columns)?.[1] ?? MOST_HEAD;
  const pixels = heads.map((head) => Math.min(naturalPixels(head, look) + button, mostHead));
  const words = heads.map((head) => wordPixels(head, look));
  const linked = heads.map(() => 0);
  const lines = heads.map((head): LineWidths[] => [lineWidths(head, naturalPixels(head, look), look)]);
  let seen = 0;
  for (const row of rows) {
    seen += 1;
    if (seen > SAMPLE) break;
    for (let index = 0; index < heads.length; index += 1) {
      const cell = row[index] ?? null;
      const natural = naturalPixels(cell, look);
      pixels[index] = Math.max(pixels[index] ?? 0, natural);
      if (cell?.link && wraps(cell.style.role)) linked[index] = Math.max(linked[index] ?? 0, natural);
      lines[index]?.push(lineWidths(cell, natural, look));
    }
  }
  return { pixels, words, linked, lines };
}

/** A head asks for so many pixels at most; beyond so many columns for fewer, and is tall rather than wide. */
const MOST_HEAD = 130;
const HEADS = [
  [18, 70],
  [12, 90],
] as const;

function fitted({ pixels, words, linked }: Measured, most: readonly number[], least: number): readonly ColumnPlan[] {
  return pixels.map((pixel, index) => {
    const whole = Math.min(columnWidth(linked[index] ?? 0), MOST_LINKED);
    const word = columnWidth(words[index] ?? 0);
    return { width: Math.max(limitedWidth(pixel, most[index] ?? 36), whole, word, least) };
  });
}

function limitedWidth(pixels: number, limit: number): number {
  const width = columnWidth(pixels);
  // A little over the limit is better than a second line for one character.
  return width <= limit * 1.2 ? width : limit;
}

/** Which of the cells of a column of that greatest width stand on one line. */
export function onOneLine(cells: readonly CellPlan[], most: number, look: Look): readonly boolean[] {
  const pixels = cells.map((cell) => naturalPixels(cell, look));
  const width = limitedWidth(Math.max(0, ...pixels), most);
  return cells.map((cell, index) => !shownText(cell).includes('\n') && columnWidth(pixels[index] as number) <= width);
}

const NEVER_BROKEN: LineWidths = [];

/** The lines of a cell that may be broken; most cells have one, whose width is known. */
function lineWidths(cell: CellPlan | null, natural: number, look: Look): LineWidths {
  if (cell === null || typeof cell.value !== 'string' || !wraps(cell.style.role)) return NEVER_BROKEN;
  const text = shownText(cell);
  if (!text.includes('\n')) return [natural - aroundText(cell)];
  return text.split('\n').map((line) => linePixels(line, cell, look));
}

/** What a head's longest word asks: no program hyphenates. */
function wordPixels(head: CellPlan | null, look: Look): number {
  if (head === null || head.value === null) return 0;
  const words = shownText(head).split(WORD_END);
  return Math.max(...words.map((word) => linePixels(word, head, look))) + aroundText(head);
}

const WORD_END = /\s+|(?<=[\u2e80-\u9fff\uff00-\uff60])|(?=[\u2e80-\u9fff])|(?<=[-/])/;
