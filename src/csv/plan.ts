import { blocksOf, type Handout, matricesIn } from '../core/handout.ts';
import { plainLines } from '../core/inline.ts';
import type { Matrix } from '../core/matrix.ts';
import type { Id } from '../core/value.ts';

/** Records, each as long as the first, and whether a byte order mark stands before them. */
export interface CsvPlan {
  readonly bom: boolean;
  readonly records: Records;
}

export type Records = readonly (readonly string[])[];

/** One for each matrix; the one with the id `main`, else the first, needs no name. */
export function partsOf(handout: Handout): readonly (Id | undefined)[] {
  const main = matrixOf(handout, undefined);
  const ids = new Set(matricesOf(handout).map(({ id }) => id));
  return [...ids].map((id) => (id === main?.id ? undefined : id));
}

/** The matrix of that id; without one, that with the id `main`, else the first. */
export function matrixOf(handout: Handout, part: Id | undefined): Matrix | undefined {
  const matrices = matricesOf(handout);
  return matrices.find(({ id }) => id === (part ?? 'main')) ?? (part === undefined ? matrices[0] : undefined);
}

function matricesOf(handout: Handout): readonly Matrix[] {
  return [...blocksOf(handout)].flatMap(matricesIn);
}

/**
 * The first record has the ids of the columns after the block and what stands in its rows (`main rows`), the second
 * their labels; then a record for each row: its id, its label, its cells as shown.
 */
export function recordsOf(matrix: Matrix): Records {
  const ids = [`${matrix.id} ${matrix.conceptsAs}`, '', ...matrix.columns.map((column) => column.id)];
  const labels = ['', plainLines(matrix.stub), ...matrix.columns.map((column) => plainLines(column.lines))];
  const rows = matrix.rows.map(({ header, cells }) => [
    header.id,
    plainLines(header.lines),
    ...cells.map((cell) => plainLines(cell.lines)),
  ]);
  return [ids, labels, ...rows];
}
