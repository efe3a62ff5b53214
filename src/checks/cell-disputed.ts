import { refName } from '../core/value.ts';
import { aboutCell, cellsOf } from './cells.ts';
import type { Check } from './check.ts';

/** A cell for which sources give several values. All are printed; the author should know, and say why it stands. */
export const cellDisputed: Check<'cell-disputed'> = {
  name: 'cell-disputed',
  scope: 'cell',
  severity: 'warning',
  *run({ catalog }) {
    for (const { ref, cell } of cellsOf(catalog)) {
      const count = cell.disputed?.length ?? 0;
      if (count > 1) yield { args: { cell: refName(ref), count }, about: aboutCell(ref) };
    }
  },
};
