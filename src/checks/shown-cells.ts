import { blocksOf, type Handout } from '../core/handout.ts';
import type { MatrixCell } from '../core/matrix.ts';

/** All cells that a handout shows, in matrices and beside the names of crosstabs. */
export function* shownCells(handout: Handout): Generator<MatrixCell> {
  for (const block of blocksOf(handout)) {
    if (block.kind === 'matrix') for (const row of block.matrix.rows) yield* row.cells;
    if (block.kind === 'crosstab') {
      for (const entry of block.crosstab.rows.flatMap((row) => row.cells.flat())) yield* entry.details;
    }
  }
}
