import { blocksOf, type Handout, matricesIn } from '../core/handout.ts';
import type { MatrixCell } from '../core/matrix.ts';

/** All cells that a handout shows, in matrices, those of worksheets too, and beside the names of crosstabs. */
export function* shownCells(handout: Handout): Generator<MatrixCell> {
  for (const block of blocksOf(handout)) {
    for (const matrix of matricesIn(block)) for (const row of matrix.rows) yield* row.cells;
    if (block.kind === 'crosstab') {
      for (const entry of block.crosstab.rows.flatMap((row) => row.cells.flat())) yield* entry.details;
    }
  }
}
