import type { Catalog, Concept } from '../core/catalog.ts';
import type { Cell, CellRef, Id, Provenance, QuantityPart, Value } from '../core/value.ts';
import type { Subject } from './check.ts';

/** A written cell with its address. */
export interface PlacedCell {
  readonly ref: CellRef;
  readonly cell: Cell;
}

/** All cells that are written in the catalog, concept by concept. */
export function* cellsOf(catalog: Catalog): Generator<PlacedCell> {
  for (const concept of Object.values(catalog.concepts)) yield* cellsOfConcept(concept);
}

function* cellsOfConcept(concept: Concept): Generator<PlacedCell> {
  for (const [attribute, cell] of Object.entries(concept.cells))
    yield { ref: { concept: concept.id, attribute }, cell };
}

/** Everything in a cell that has a provenance of its own: the cell, its parts, its rival and earlier values. */
export function* provenancesOf(cell: Cell): Generator<Provenance> {
  yield cell.provenance;
  yield* partProvenances(cell.value);
  for (const other of [...(cell.disputed ?? []), ...(cell.history ?? [])]) {
    yield other.provenance;
    yield* partProvenances(other.value);
  }
}

export function partsOf(value: Value): readonly QuantityPart[] {
  return value.kind === 'quantity' ? value.parts : [];
}

/** The sources of one part: its own, else its cell's. */
export function sourcesOfPart(part: QuantityPart, provenance: Provenance): readonly Id[] {
  const own = part.provenance?.sources ?? [];
  return own.length > 0 ? own : provenance.sources;
}

/** A cell, or one part of it where it has several, as what a finding is about. */
export function aboutCell(ref: CellRef): Subject {
  return { cell: ref, ids: [ref.concept, ref.attribute] };
}

/** The address of a part; a cell of one part is addressed as a whole. */
export function partRef(ref: CellRef, value: Value, part: QuantityPart): CellRef {
  return partsOf(value).length > 1 ? { ...ref, part: part.id } : ref;
}

function* partProvenances(value: Value): Generator<Provenance> {
  for (const part of partsOf(value)) if (part.provenance !== undefined) yield part.provenance;
}
