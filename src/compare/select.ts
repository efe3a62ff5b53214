import type { Concept, ConceptSelection } from '../core/catalog.ts';
import { entriesIn, lookup } from '../core/record.ts';
import { fulfils } from './conditions.ts';
import type { Context } from './context.ts';

/**
 * The concepts of a selection: those of `ids` in that order, else all in the catalog's order; then `kind` and `where`
 * must hold as well. Ids that name no concept, reported when reading, are passed over.
 */
export function selectConcepts(context: Context, selection: ConceptSelection): readonly Concept[] {
  const { ids, kind, where } = selection;
  const { concepts } = context.catalog;
  const candidates =
    ids === undefined
      ? entriesIn(concepts)
      : [...new Set(ids)].map((id) => lookup(concepts, id)).filter((concept) => concept !== undefined);
  return candidates.filter(
    (concept) =>
      (kind === undefined || concept.kind === kind) && (where === undefined || fulfils(context, concept, where)),
  );
}
