import type { Concept } from '../core/catalog.ts';
import type { Lines } from '../core/inline.ts';
import { lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import type { Context } from './context.ts';
import { memberLabel } from './display.ts';
import { linesFor, spoken, textIn } from './localize.ts';
import { groupByPlace, inOrder, type Place, placesOf } from './place.ts';
import { missingText } from './quantity.ts';
import { KIND_VOCABULARY } from './vocabulary.ts';

const BETWEEN = ' · ';

/**
 * How many concepts there are to each member of a choice attribute or of `kind`, in vocabulary order; members without
 * any are left out, missing values come last. Undefined where the attribute is no choice.
 */
export function tallyLines(context: Context, concepts: readonly Concept[], attribute: Id): Lines | undefined {
  const kind = lookup(context.catalog.attributes, attribute)?.kind;
  if (kind !== 'choice' && attribute !== KIND_VOCABULARY) return undefined;
  const byPlace = groupByPlace(concepts, placesOf(context, attribute));
  return linesFor(context.rendition, (language) => {
    const counts = inOrder(byPlace.keys()).map((place) => {
      return `${labelOf(context, attribute, place, language)} ${byPlace.get(place)?.length ?? 0}`;
    });
    return spoken(counts.join(BETWEEN), language);
  });
}

function labelOf(context: Context, attribute: Id, place: Place, language: string): string {
  if (place.reason !== undefined) return missingText(context, place.reason, language);
  return textIn(memberLabel(context, attribute, place.id), language);
}
