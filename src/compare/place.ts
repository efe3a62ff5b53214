import type { Concept } from '../core/catalog.ts';
import type { Lines } from '../core/inline.ts';
import { lookup } from '../core/record.ts';
import { type Id, MISSING, type Missing } from '../core/value.ts';
import type { Context } from './context.ts';
import { memberLabel, valueLines } from './display.ts';
import { localize } from './localize.ts';
import { compareIds } from './order.ts';
import { KIND_VOCABULARY, vocabularyIdOf } from './vocabulary.ts';

/** Where a choice puts a concept: a row group, a lane, a row or column of a crosstab. */
export interface Place {
  readonly id: Id;
  readonly order: number;
  readonly lines: Lines;
  readonly description?: Lines;
  /** True where the place stands for what cannot be told: the rule's `otherwise`, or a missing value. */
  readonly untold: boolean;
  /** Set where it stands for a missing value. */
  readonly reason?: Missing;
}

/** Asks one choice attribute (or `kind`) for places; each place is made once. */
export interface Places {
  of(concept: Concept): Place;
  /** A place by the member that it stands for. */
  member(id: Id): Place;
}

/** Missing values stand behind all members; ids of their places begin with a sign that no member's id can hold. */
const MISSING_ORDER = 1_000_000;
const MISSING_PREFIX = '~';

export function placesOf(context: Context, attribute: Id): Places {
  const made = new Map<Id, Place>();
  const once = (id: Id, make: () => Place): Place => {
    const place = made.get(id) ?? make();
    made.set(id, place);
    return place;
  };
  const member = (id: Id) => once(id, () => memberPlace(context, attribute, id));
  return {
    member,
    of: (concept) => {
      if (attribute === KIND_VOCABULARY && concept.kind !== undefined) return member(concept.kind);
      const { value } = context.facts.cell(concept, attribute);
      if (value.kind === 'choice') return member(value.id);
      // Attributes of other kinds are reported when reading; here their concepts are as good as not placed.
      const reason = value.kind === 'missing' ? value.reason : 'not-checked';
      return once(MISSING_PREFIX + reason, () => ({
        id: MISSING_PREFIX + reason,
        order: MISSING_ORDER + MISSING.indexOf(reason),
        lines: valueLines(context, attribute, { kind: 'missing', reason }),
        untold: true,
        reason,
      }));
    },
  };
}

/** Places in vocabulary order, each once. */
export function inOrder(places: Iterable<Place>): readonly Place[] {
  return [...new Set(places)].sort((a, b) => a.order - b.order || compareIds(a.id, b.id));
}

/** Concepts by the place where they fall; within a place their order stands. */
export function groupByPlace(concepts: readonly Concept[], places: Places): ReadonlyMap<Place, readonly Concept[]> {
  const groups = new Map<Place, Concept[]>();
  for (const concept of concepts) {
    const place = places.of(concept);
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [concept]);
    else group.push(concept);
  }
  return groups;
}

function memberPlace(context: Context, attribute: Id, id: Id): Place {
  const vocabulary = context.facts.vocabulary(vocabularyIdOf(context.catalog, attribute));
  const indexed = vocabulary?.members.get(id);
  const description = indexed?.member.description;
  return {
    id,
    order: indexed?.order ?? MISSING_ORDER - 1,
    lines: localize(context.rendition, memberLabel(context, attribute, id)),
    ...(description === undefined ? {} : { description: localize(context.rendition, description) }),
    untold: lookup(context.catalog.attributes, attribute)?.rule?.otherwise === id,
  };
}
