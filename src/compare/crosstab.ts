import type { Attribute, Concept, CrosstabSpec } from '../core/catalog.ts';
import type { Crosstab, CrosstabEntry, CrosstabHeader } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import { draftCell } from './cell.ts';
import type { Context } from './context.ts';
import { localize } from './localize.ts';
import { sortConcepts } from './order.ts';
import { groupByPlace, inOrder, type Place, type Places, placesOf } from './place.ts';
import { citedSources } from './provenance.ts';
import { selectConcepts } from './select.ts';
import { vocabularyIdOf } from './vocabulary.ts';

/** Lays concepts out by two choices. Places are asked of the cells, written or computed, never listed. */
export function compareCrosstab(context: Context, spec: CrosstabSpec): Crosstab {
  const concepts = sortConcepts(context, selectConcepts(context, spec.concepts), spec.sort);
  if (concepts.length === 0) {
    const at = `handouts/${context.spec.id}/crosstabs/${spec.id}/concepts`;
    context.report({ code: 'nothing-selected', severity: 'warning', args: { matrix: spec.id }, at });
  }
  const shown = shownAttributes(context, spec);
  const rowPlaces = placesOf(context, spec.rows);
  const columnPlaces = placesOf(context, spec.columns);
  const rows = shownPlaces(context, spec, spec.rows, rowPlaces, concepts);
  const columns = shownPlaces(context, spec, spec.columns, columnPlaces, concepts);
  const byRow = groupByPlace(concepts, rowPlaces);
  return {
    id: spec.id,
    title: localize(context.rendition, spec.title),
    columns: columns.map(headerOf),
    rows: rows.map((row) => {
      const byColumn = groupByPlace(byRow.get(row) ?? [], columnPlaces);
      const cells = columns.map((column) =>
        (byColumn.get(column) ?? []).map((concept) => entryOf(context, spec, shown, concept)),
      );
      return { header: headerOf(row), lane: row.untold, cells };
    }),
    shown: shown.map(({ id, label }) => ({ id, lines: localize(context.rendition, label) })),
    ...(spec.note === undefined ? {} : { note: localize(context.rendition, spec.note) }),
  };
}

/** Members that are always shown and those where a concept falls, in vocabulary order. */
function shownPlaces(
  context: Context,
  spec: CrosstabSpec,
  attribute: Id,
  places: Places,
  concepts: readonly Concept[],
): readonly Place[] {
  const members = context.facts.vocabulary(vocabularyIdOf(context.catalog, attribute))?.members;
  const always = spec.always.filter((id) => members?.has(id)).map((id) => places.member(id));
  return inOrder([...always, ...concepts.map(places.of)]);
}

function headerOf({ id, lines, description }: Place): CrosstabHeader {
  return { id, lines, ...(description === undefined ? {} : { description }) };
}

function shownAttributes({ catalog }: Context, spec: CrosstabSpec): readonly Attribute[] {
  return [...new Set(spec.show)].flatMap((id) => lookup(catalog.attributes, id) ?? []);
}

/** An entry cites what its details rest on, and what its place was computed from. */
function entryOf(context: Context, spec: CrosstabSpec, shown: readonly Attribute[], concept: Concept): CrosstabEntry {
  const details = shown.map(({ id }) => draftCell(context, concept, id).cell);
  const placed = [spec.rows, spec.columns].flatMap((attribute) => citedSources(context.facts.cell(concept, attribute)));
  return {
    concept: concept.id,
    lines: localize(context.rendition, concept.name),
    details: details.map((cell) => ({ ...cell, align: 'left' })),
    marked: spec.marked.includes(concept.id),
    sources: [...new Set([...details.flatMap((cell) => cell.provenance.sources), ...placed])],
  };
}
