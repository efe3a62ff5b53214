import { toNumber } from '../core/amount.ts';
import { blocksOf, type Handout, matricesIn } from '../core/handout.ts';
import { type Lines, plainLines, textInlines } from '../core/inline.ts';
import { bestFor, type Language, type LocalizedText } from '../core/language.ts';
import type { Header, Matrix, MatrixCell } from '../core/matrix.ts';
import { unexpected } from '../core/unexpected.ts';
import { type Id, type Measure, type Provenance, refName } from '../core/value.ts';
import { neutral } from './text.ts';
import { word } from './words.ts';

/** One fact: a cell, or one part of a cell that has several. */
export interface Fact {
  readonly concept: Lines;
  readonly attribute: Lines;
  readonly part: Lines;
  /** As the matrix shows it; of one of several parts, what that part says. */
  readonly value: Lines;
  readonly missing: boolean;
  readonly cell: MatrixCell;
  readonly op: string;
  readonly from?: number;
  readonly to?: number;
  readonly unit: string;
  readonly provenance: Provenance;
  readonly note?: Lines;
}

/**
 * Facts are told one a row up to so many cells. Beyond, their sheet would be many times the size of all others and
 * could pass Excel's limit of rows; then it has one row a concept, with the sources of its cells.
 */
const MOST_FACT_CELLS = 20_000;

export function isTooLargeForFacts(handout: Handout): boolean {
  return cellCount(handout) > MOST_FACT_CELLS;
}

const SIGNS = { exact: '=', approx: '≈', gt: '>', ge: '≥', lt: '<', le: '≤' } as const;

/** How many cells the handout shows, those of crosstabs too. */
function cellCount(handout: Handout): number {
  const shown = matricesOf(handout).reduce((sum, matrix) => sum + matrix.rows.length * matrix.columns.length, 0);
  return shown + detailsOf(handout).length;
}

/** Every fact that the handout shows, each once, in order of first showing. */
export function factsOf(handout: Handout): readonly Fact[] {
  const names = namesOf(handout);
  const cells = new Map<string, MatrixCell>();
  // A matrix knows more of a cell than a crosstab that shows it too.
  for (const cell of shownCells(handout)) if (!cells.has(refName(cell.ref))) cells.set(refName(cell.ref), cell);
  return [...cells.values()].flatMap((cell) => factsOfCell(cell, handout, names));
}

function* shownCells(handout: Handout): Generator<MatrixCell> {
  for (const matrix of matricesOf(handout)) for (const row of matrix.rows) yield* row.cells;
  yield* detailsOf(handout);
}

/** All matrices, those inside worksheets too. */
export function matricesOf(handout: Handout): readonly Matrix[] {
  return [...new Set([...blocksOf(handout)].flatMap(matricesIn))];
}

/** What crosstabs show beside their names. */
export function detailsOf(handout: Handout): readonly MatrixCell[] {
  const crosstabs = [...blocksOf(handout)].flatMap((block) => (block.kind === 'crosstab' ? [block.crosstab] : []));
  const entries = crosstabs.flatMap((crosstab) => crosstab.rows.flatMap((row) => row.cells.flat()));
  return entries.flatMap((entry) => entry.details);
}

function factsOfCell(cell: MatrixCell, handout: Handout, names: ReadonlyMap<Id, Lines>): readonly Fact[] {
  const { value } = cell;
  const base = {
    concept: names.get(cell.ref.concept) ?? neutral(cell.ref.concept),
    attribute: names.get(cell.ref.attribute) ?? neutral(cell.ref.attribute),
    cell,
  };
  const noted = cell.note ? { note: cell.note } : {};
  if (value.kind !== 'quantity') {
    const missing = value.kind === 'missing';
    const part = neutral(cell.ref.part ?? '');
    return [{ ...base, ...noted, part, value: cell.lines, missing, op: '', unit: '', provenance: cell.provenance }];
  }
  return value.parts.map((part, index) => ({
    ...base,
    // What is remarked on the cell is said once.
    ...(index === 0 ? noted : {}),
    part: labelLines(part.label, handout.rendition),
    value: cell.parts?.[index] ?? cell.lines,
    missing: part.measure.op === 'missing',
    ...ends(part.measure, handout),
    unit: value.unit,
    provenance: part.provenance ?? cell.provenance,
  }));
}

function ends(measure: Measure, handout: Handout): { op: string; from?: number; to?: number } {
  switch (measure.op) {
    case 'exact':
    case 'approx':
      return { op: SIGNS[measure.op], from: toNumber(measure.at), to: toNumber(measure.at) };
    case 'gt':
    case 'ge':
      return { op: SIGNS[measure.op], from: toNumber(measure.at) };
    case 'lt':
    case 'le':
      return { op: SIGNS[measure.op], to: toNumber(measure.at) };
    case 'range':
      return { op: '–', from: toNumber(measure.from), to: toNumber(measure.to) };
    case 'missing':
      return { op: plainLines(word(handout, measure.reason)) };
    default:
      return unexpected(measure);
  }
}

/** The names of concepts and attributes, as first shown. */
function namesOf(handout: Handout): ReadonlyMap<Id, Lines> {
  const names = new Map<Id, Lines>();
  const add = ({ id, lines }: Pick<Header, 'id' | 'lines'>) => {
    if (!names.has(id)) names.set(id, lines);
  };
  for (const matrix of matricesOf(handout)) {
    for (const header of matrix.columns) add(header);
    for (const row of matrix.rows) add(row.header);
  }
  for (const block of blocksOf(handout)) {
    if (block.kind !== 'crosstab') continue;
    for (const attribute of block.crosstab.shown) add(attribute);
    for (const entry of block.crosstab.rows.flatMap((row) => row.cells.flat())) {
      add({ id: entry.concept, lines: entry.lines });
    }
  }
  return names;
}

/** A label in the languages of the handout; one line where they say the same. */
function labelLines(label: LocalizedText, rendition: readonly Language[]): Lines {
  const texts = rendition.map((language) => bestFor(label, language) ?? '');
  const [first = ''] = texts;
  if (texts.every((text) => text === first)) return neutral(first);
  return texts.map((text, index) => ({ language: rendition[index] as Language, inlines: textInlines(text) }));
}
