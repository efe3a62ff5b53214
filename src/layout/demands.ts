import { type Lines, plainText } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { Header, Matrix, MatrixCell } from '../core/matrix.ts';
import type { Composing } from './composing.ts';
import { STACKED } from './lines.ts';
import { marksWidth } from './marks.ts';
import {
  type CellPieces,
  type Filling,
  fillingsOf,
  lengthOf,
  piecesOf,
  SPACED,
  type Stack,
  scaledPieces,
  withTail,
} from './pieces.ts';
import { LOOKS } from './style.ts';
import { guidedLines } from './table-content.ts';
import type { Typesetter, Weight } from './typeset.ts';

/** What a column asks for, in em of the table's text. */
export interface Demand {
  /** Below this, words and numbers are torn. */
  readonly least: number;
  /** Below this, brief texts are broken, which is done only for want of room; and below this, terms of a few words. */
  readonly whole: number;
  readonly phrase: number;
  /** Narrower than this is uncomfortable to read. */
  readonly fair: number;
  /** The longest line, unbroken. */
  readonly natural: number;
  /** What its cells ask for on the whole: between their mean and their longest. */
  readonly typical: number;
  /** The head and the measured rows, each as it can be broken. */
  readonly rows: readonly (readonly Filling[])[];
  /** What stands beside the text at its right and takes room on every line: hanging marks, decimals. */
  readonly inset: number;
}

/** Rows that are measured to choose widths; a deterministic sample of a long table serves as well as all of it. */
const SAMPLE = 300;
/** A column of running text reads well from about so many em on. */
const FAIR_TEXT = 7;
/** Texts up to so many em are not broken: 任务跨度. */
const SHORT = 4.4;
/** Nor, if all columns have the room, those up to so many: a verdict behind its sign. */
const BRIEF = 6.6;
/** Nor, if there is room even then, terms of a few words: — not applicable. */
const PHRASE = 9.8;
/** Names are kept whole up to so many em (DeepSeek-V3), parts of a quantity up to so many. */
const NAME = 7.5;
const PART = 13;
const LONGEST_WORD = 12;

/** The demands of the stub, then of each column. */
export function demandsOf(composing: Composing, matrix: Matrix): readonly Demand[] {
  const known = measured.get(composing.found) ?? new Map<Matrix, readonly Demand[]>();
  measured.set(composing.found, known);
  const demands = known.get(matrix) ?? measuredDemands(composing, matrix);
  known.set(matrix, demands);
  return demands;
}

/** Asked for when pages are turned, and whenever the table is set. */
const measured = new WeakMap<object, Map<Matrix, readonly Demand[]>>();

function measuredDemands(composing: Composing, matrix: Matrix): readonly Demand[] {
  const rows = sampled(matrix.rows.length).flatMap((index) => matrix.rows.at(index) ?? []);
  const measure = measurer(composing.type, composing.language);
  const headed = (header: Header): Extent =>
    withMarks(named(composing.type, header.lines, measure), marksWidth(composing, header));
  const stub = gather(
    measure(matrix.stub, 'bold'),
    rows.map((row) => headed(row.header)),
  );
  const columns = matrix.columns.map((column, index) => {
    const cells = rows.flatMap((row) => {
      const cell = row.cells[index];
      if (cell === undefined) return [];
      const measured = measure(guidedLines(cell), 'body');
      const extent = isTerm(cell) ? measured : { ...measured, phrase: measured.whole };
      // Marks of figures hang in room of their own, which the grid adds.
      if (cell.align === 'right') return [extent];
      return [withMarks(extent, marksWidth(composing, cell))];
    });
    return gather(headed(column), cells);
  });
  // Concepts side by side get equal columns: none of them is to look weightier.
  return [stub, ...(matrix.conceptsAs === 'columns' ? columns.map(() => widest(columns)) : columns)];
}

/** Words said again and again: a choice, a reason for what is missing. */
function isTerm({ value, sortKey }: MatrixCell): boolean {
  return value.kind === 'choice' || value.kind === 'missing' || sortKey.kind === 'missing';
}

function widest(demands: readonly Demand[]): Demand {
  const most = (of: (demand: Demand) => number) => Math.max(...demands.map(of));
  return {
    least: most((demand) => demand.least),
    whole: most((demand) => demand.whole),
    phrase: most((demand) => demand.phrase),
    fair: most((demand) => demand.fair),
    natural: most((demand) => demand.natural),
    typical: most((demand) => demand.typical),
    // Columns that are all as wide have nothing to give.
    rows: [],
    inset: 0,
  };
}

interface Extent {
  readonly least: number;
  readonly whole: number;
  readonly phrase: number;
  readonly natural: number;
  /** Its last unbreakable stretch, to which raised marks cling. */
  readonly tail: number;
  readonly pieces: CellPieces;
}

/** A text with its raised marks: they cling to its last word. */
function withMarks(text: Extent, marks: { readonly least: number; readonly natural: number }): Extent {
  if (marks.natural === 0) return text;
  const clinging = (most: number) => (text.natural <= most ? text.natural : text.tail);
  const pieces = withTail(text.pieces, marks.natural);
  return {
    ...text,
    least: Math.max(text.least, clinging(SHORT) + marks.least),
    whole: Math.max(text.whole, clinging(BRIEF) + marks.least),
    phrase: Math.max(text.phrase, clinging(text.phrase > text.whole ? PHRASE : BRIEF) + marks.least),
    natural: text.natural + marks.natural,
    pieces,
  };
}

function gather(head: Extent, cells: readonly Extent[]): Demand {
  const naturals = cells.map((cell) => cell.natural);
  const mean = naturals.length === 0 ? 0 : naturals.reduce((sum, width) => sum + width, 0) / naturals.length;
  const longest = Math.max(0, ...naturals);
  const least = Math.max(head.least, ...cells.map((cell) => cell.least), 1);
  const whole = Math.max(least, ...cells.map((cell) => cell.whole));
  const phrase = Math.max(whole, ...cells.map((cell) => cell.phrase));
  const natural = Math.max(head.natural, longest, 1);
  const typical = Math.max(Math.min(head.natural, 5), (mean + longest) / 2, least);
  const rows = [head, ...cells].map(({ pieces }) => fillingsOf(pieces));
  const fair = Math.max(least, Math.min(natural, FAIR_TEXT));
  return { least, whole, phrase, fair, natural, typical, rows, inset: 0 };
}

/** The extent of a header, whose words are not parted at hyphens or between Han characters if they are short. */
function named(type: Typesetter, lines: Lines, measure: Measure): Extent {
  const extent = measure(lines, 'bold');
  const words = lines.slice(0, 1).flatMap((line) => plainText(line.inlines).split(/\s+/));
  const widths = words.map((word) => type.measure(word, SPACED, 'bold'));
  const kept = widths.filter((width, index) => width <= (/[\u2E80-\u9FFF]/.test(words[index] ?? '') ? SHORT : NAME));
  const last = kept.includes(widths.at(-1) ?? -1) ? (widths.at(-1) ?? 0) : extent.tail;
  return { ...extent, least: Math.max(extent.least, ...kept), phrase: extent.whole, tail: Math.max(extent.tail, last) };
}

type Measure = (lines: Lines, weight: Weight) => Extent;

function measurer(type: Typesetter, leading: Language): Measure {
  const known = new Map<string, Extent>();
  return (lines, weight) => {
    let least = 0;
    let whole = 0;
    let phrase = 0;
    let natural = 0;
    let tail = 0;
    const pieces: Stack[] = [];
    for (const [index, line] of lines.entries()) {
      const second = index > 0 && line.language !== undefined && line.language !== leading;
      const scale = second ? LOOKS.cell.second.scale : 1;
      const text = plainText(line.inlines);
      const key = `${second ? 'body' : weight}${text}`;
      const extent = known.get(key) ?? extentOf(type, text, second ? 'body' : weight);
      known.set(key, extent);
      least = Math.max(least, extent.least * scale);
      whole = Math.max(whole, extent.whole * scale);
      phrase = Math.max(phrase, extent.phrase * scale);
      natural = Math.max(natural, extent.natural * scale);
      // Marks stand at the end of the first line.
      if (index === 0) tail = extent.tail;
      pieces.push(...(scale === 1 ? extent.pieces : scaledPieces(extent.pieces, scale)));
    }
    return { least, whole, phrase, natural, tail, pieces };
  };
}

function extentOf(type: Typesetter, text: string, weight: Weight): Extent {
  const pieces = piecesOf(type, text, weight);
  const stretches = pieces.flat();
  const least = Math.max(0, ...stretches.flat().map(({ bare }) => bare));
  const natural = Math.max(0, ...stretches.map(lengthOf));
  const tail = stretches.findLast((stretch) => stretch.length > 0)?.at(-1)?.bare ?? 0;
  // The parts of a stacked text are lines of their own, which are not broken if that can be.
  const kept = text.includes(STACKED) ? Math.min(natural, PART) : 0;
  // Words beyond a readable column, such as addresses, are cut rather than obeyed.
  const torn = Math.max(Math.min(least, LONGEST_WORD), kept);
  const unbroken = (most: number) => (natural <= most ? natural : torn);
  return { least: unbroken(SHORT), whole: unbroken(BRIEF), phrase: unbroken(PHRASE), natural, tail, pieces };
}

function sampled(count: number): readonly number[] {
  const step = Math.max(1, count / SAMPLE);
  return Array.from({ length: Math.min(count, SAMPLE) }, (_, index) => Math.floor(index * step));
}
