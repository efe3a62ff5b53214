import { blocksOf, type Handout, matricesIn } from '../core/handout.ts';
import { plainLines } from '../core/inline.ts';
import type { Matrix } from '../core/matrix.ts';

/** The records of the file, each as long as the first. */
export type Records = readonly (readonly string[])[];

/** The matrix with the id `main`, else the first. */
export function mainMatrix(handout: Handout): Matrix | undefined {
  const matrices = [...blocksOf(handout)].flatMap(matricesIn);
  return matrices.find((matrix) => matrix.id === 'main') ?? matrices[0];
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
