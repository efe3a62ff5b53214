import type { Cell, CellRef, Value } from '../core/value.ts';
import { refName } from '../core/value.ts';
import { aboutCell, cellsOf, partRef, partsOf, sourcesOfPart } from './cells.ts';
import type { Check, Finding } from './check.ts';

/**
 * A cell that states a fact names no source. What is not known states nothing; `undisclosed` does, since some source
 * must say that the maker keeps it.
 */
export const cellWithoutSource: Check<'cell-without-source'> = {
  name: 'cell-without-source',
  scope: 'cell',
  severity: 'warning',
  *run({ catalog }) {
    for (const { ref, cell } of cellsOf(catalog)) {
      for (const bare of bareRefs(ref, cell)) yield found(bare);
    }
  },
};

/** The cell where nothing in it has a source, else the parts that have none. */
function bareRefs(ref: CellRef, cell: Cell): readonly CellRef[] {
  const rivals = cell.disputed ?? [];
  if (rivals.length > 0) return rivals.some((rival) => bareValue(rival)) ? [ref] : [];
  const stating = partsOf(cell.value).filter(({ measure }) => states(measure.op === 'missing' ? measure.reason : ''));
  const bare = stating.filter((part) => sourcesOfPart(part, cell.provenance).length === 0);
  if (cell.value.kind !== 'quantity') return bareValue(cell) ? [ref] : [];
  return bare.length === stating.length && bare.length > 0 ? [ref] : bare.map((part) => partRef(ref, cell.value, part));
}

function bareValue({ value, provenance }: Pick<Cell, 'value' | 'provenance'>): boolean {
  const parts = partsOf(value);
  if (parts.length > 0) return parts.some((part) => sourcesOfPart(part, provenance).length === 0);
  return provenance.sources.length === 0 && states(missingReason(value));
}

function missingReason(value: Value): string {
  return value.kind === 'missing' ? value.reason : '';
}

function states(reason: string): boolean {
  return reason === '' || reason === 'undisclosed';
}

function found(ref: CellRef): Finding<'cell-without-source'> {
  return { args: { cell: refName(ref) }, about: aboutCell(ref) };
}
