import type { Catalog } from '../core/catalog.ts';
import type { Dated } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
import type { Cell, Id, Provenance, QuantityPart, RivalValue, Value } from '../core/value.ts';
import { placingParts } from './measure.ts';

/**
 * All sources that a cell rests on, each once: of a quantity those of its parts (a part that names none has the
 * cell's); of a disputed cell those of all its rival values.
 */
export function citedSources(cell: Cell): readonly Id[] {
  const rivals = cell.disputed ?? [];
  const own = shownRival(cell) === undefined ? ownSources(cell) : [];
  return [...new Set([...own, ...rivals.flatMap((rival) => ownSources(rival))])];
}

/** The one of several disputed values that stands as the cell's value. */
export function shownRival(cell: Cell): RivalValue | undefined {
  if (cell.disputed === undefined) return undefined;
  const shown = JSON.stringify(cell.value);
  return cell.disputed.find((rival) => JSON.stringify(rival.value) === shown);
}

/** The sources of one part: its own, else its cell's. */
export function partSources(cell: Sourced, part: QuantityPart): readonly Id[] {
  const own = part.provenance?.sources ?? [];
  return own.length > 0 ? own : cell.provenance.sources;
}

/** The provenance of a whole cell, the sources of its parts and rival values included. */
export function cellProvenance(cell: Cell): Provenance {
  const holder = shownRival(cell) ?? cell;
  const asOf = asOfCell(holder);
  return { ...holder.provenance, sources: citedSources(cell), ...(asOf === undefined ? {} : { asOf }) };
}

/** As-of, else the date of the first cited source that has one (shown as such), else undated; never another day. */
export function datedOf(provenance: Provenance, catalog: Catalog): Dated {
  if (provenance.asOf !== undefined) return { kind: 'as-of', date: provenance.asOf };
  for (const id of provenance.sources) {
    const date = lookup(catalog.sources, id)?.date;
    if (date !== undefined) return { kind: 'source-date', date };
  }
  return { kind: 'undated' };
}

/** The cell's as-of; where the cell has none, that of its shown parts if all of them say the same. */
function asOfCell(cell: Sourced): string | undefined {
  if (cell.provenance.asOf !== undefined || cell.value.kind !== 'quantity') return cell.provenance.asOf;
  const [first, ...others] = placingParts(cell.value).map((part) => part.provenance?.asOf);
  return others.every((asOf) => asOf === first) ? first : undefined;
}

/**
 * A shown quantity whose parts differ in where they come from: each part says it for itself, since a shown cell as a
 * whole has the sources of all its parts.
 */
export function withPartProvenance(value: Value, cell: Cell): Value {
  if (value.kind !== 'quantity' || value.parts.every((part) => part.provenance === undefined)) return value;
  const holder = shownRival(cell) ?? cell;
  const told = (part: QuantityPart): QuantityPart => ({
    ...part,
    provenance: { ...(part.provenance ?? holder.provenance), sources: partSources(holder, part) },
  });
  const [first, ...rest] = value.parts;
  return { ...value, parts: [told(first), ...rest.map(told)] };
}

type Sourced = Pick<Cell, 'value' | 'provenance'>;

function ownSources(cell: Sourced): readonly Id[] {
  if (cell.value.kind !== 'quantity') return cell.provenance.sources;
  return cell.value.parts.flatMap((part) => partSources(cell, part));
}
