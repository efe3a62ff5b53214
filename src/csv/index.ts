import { expectedMatrixCells } from '../core/address.ts';
import type { Format } from '../core/format.ts';
import { matrixOf, partsOf } from './plan.ts';

/**
 * The matrices of a handout as comma-separated values (RFC 4180), one file each: for scripts, and for whatever reads no
 * workbook. The main matrix has the handout's own name, the others theirs before the extension.
 */
export const format: Format = {
  id: 'csv',
  extension: 'csv',
  uses: [],
  load: async () => (await import('./write.ts')).writer,
  loadReader: async () => (await import('./read.ts')).reader,
  parts: partsOf,
  shows(handout, part) {
    const matrix = matrixOf(handout, part);
    return matrix ? expectedMatrixCells(matrix) : [];
  },
};
