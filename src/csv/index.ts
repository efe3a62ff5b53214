import { expectedMatrixCells } from '../core/address.ts';
import type { Format } from '../core/format.ts';
import { mainMatrix } from './plan.ts';

/**
 * The main matrix of a handout as comma-separated values (RFC 4180): for scripts, and for whatever reads no workbook.
 * An artifact is one file, so the other matrices are left to the formats that have room for them.
 */
export const format: Format = {
  id: 'csv',
  extension: 'csv',
  uses: [],
  load: async () => (await import('./write.ts')).writer,
  loadReader: async () => (await import('./read.ts')).reader,
  shows(handout) {
    const matrix = mainMatrix(handout);
    return matrix ? expectedMatrixCells(matrix) : [];
  },
};
