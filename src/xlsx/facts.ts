import { toNumber } from '../core/amount.ts';
import { blocksOf, type Handout } from '../core/handout.ts';
import type { Lines } from '../core/inline.ts';
import { bestFor } from '../core/language.ts';
import type { Header, Matrix, MatrixCell } from '../core/matrix.ts';
import { unexpected } from '../core/unexpected.ts';
import { type Id, type Measure, type Provenance, refName } from '../core/value.ts';
import { neutral } from './text.ts';
import { word } from './words.ts';

/** One fact: a cell, or one part of a cell that has several. */
export interface Fact {
  readonly concept: Lines;
  readonly attribute: Lines;
  readonly part: string;
  /** As the matrix shows it. */
  readonly value: Lines;
  readonly cell: MatrixCell;
  readonly op: string;
  readonly from?: number;
  readonly to?: number;
  readonly unit: string;
  readonly provenance: Provenance;
  readonly note?: Lines;
}

const SIGNS = { exact: '=', approx: '≈', gt: '>', ge: '≥', lt: '<', le: '≤' } as const;

/** Every fact that the handout shows, each once, in order of first showing. */
export function factsOf(handout: Handout): readonly Fact[] {
  const names = namesOf(handout);
  const cells = new Map<string, MatrixCell>();
  // A matrix knows more of a cell than a crosstab that shows it too.
  for (const cell of [...matrixCells(handout), ...detailsOf(handout)])
    if (!cells.has(refName(cell.ref))) cells.set(refName(cell.ref), cell);
  return [...cells.values()].flatMap((cell) => factsOfCell(cell, handout, names));
}

/** All cells of matrices. */
function* matrixCells(handout: Handout): Generator<MatrixCell> {
  for (const matrix of matricesOf(handout)) for (const row of matrix.rows) yield* row.cells;
}

export function matricesOf(handout: Handout): readonly Matrix[] {
  return [...blocksOf(handout)].flatMap((block) => (block.kind === 'matrix' ? [block.matrix] : []));
}

/** What crosstabs show beside their names. */
export function detailsOf(handout: Handout): readonly MatrixCell[] {
  const crosstabs = [...blocksOf(handout)].flatMap((block) => (block.kind === 'crosstab' ? [block.crosstab] : []));
  const entries = crosstabs.flatMap((crosstab) => crosstab.rows.flatMap((row) => row.cells.flat()));
  return entries.flatMap((entry) => entry.details);
}

function factsOfCell(cell: MatrixCell, handout: Handout, names: ReadonlyMap<Id, Lines>): readonly Fact[] {
  const base = {
    concept: names.get(cell.ref.concept) ?? neutral(cell.ref.concept),
    attribute: names.get(cell.ref.attribute) ?? neutral(cell.ref.attribute),
    value: cell.lines,
    cell,
    ...(cell.note ? { note: cell.note } : {}),
  };
  const { value } = cell;
  if (value.kind !== 'quantity') {
    return [{ ...base, part: cell.ref.part ?? '', op: '', unit: '', provenance: cell.provenance }];
  }
  return value.parts.map((part) => ({
    ...base,
    part: handout.rendition
      .map((language) => bestFor(part.label, language) ?? '')
      .filter(unique)
      .join('\n'),
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
      return {
        op: word(handout, measure.reason)
          .map((line) => line.inlines.map((i) => ('text' in i ? i.text : '')).join(''))
          .join('\n'),
      };
    default:
      return unexpected(measure);
  }
}

function namesOf(handout: Handout): ReadonlyMap<Id, Lines> {
  const names = new Map<Id, Lines>();
  const add = (header: Header) => names.set(header.id, names.get(header.id) ?? header.lines);
  for (const block of blocksOf(handout)) {
    if (block.kind === 'matrix') for (const header of headersOf(block.matrix)) add(header);
    if (block.kind === 'crosstab') {
      for (const entry of block.crosstab.rows.flatMap((row) => row.cells.flat())) {
        names.set(entry.concept, names.get(entry.concept) ?? entry.lines);
      }
    }
  }
  return names;
}

function headersOf(matrix: Matrix): readonly Header[] {
  return [...matrix.columns, ...matrix.rows.map((row) => row.header)];
}

function unique(text: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(text) === index;
}
