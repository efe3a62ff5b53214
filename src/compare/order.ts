import { toNumber } from '../core/amount.ts';
import type { Concept, SortKeySpec } from '../core/catalog.ts';
import type { LocalizedInlines } from '../core/inline.ts';
import { plainText } from '../core/inline.ts';
import { bestFor, type Language } from '../core/language.ts';
import type { SortKey } from '../core/matrix.ts';
import { unexpected } from '../core/unexpected.ts';
import { type Amount, type Id, MISSING, type Missing, type Value } from '../core/value.ts';
import type { Context } from './context.ts';
import { dateKey } from './date.ts';
import { textIn } from './localize.ts';
import { greatest, missingReason, orderAmounts } from './measure.ts';
import { KIND_VOCABULARY, vocabularyIdOf } from './vocabulary.ts';

/** A sort key with the exact amount behind it, for amounts that fall on the same double. */
interface Keyed {
  readonly key: SortKey;
  readonly amount?: Amount;
}

/**
 * Sorts concepts by the given keys, then by id, so that the order is total. A missing value comes last in either
 * direction. Without keys the given order stands.
 */
export function sortConcepts(
  context: Context,
  concepts: readonly Concept[],
  keys: readonly SortKeySpec[],
): readonly Concept[] {
  if (keys.length === 0) return concepts;
  const rows = concepts.map((concept) => ({ concept, keys: keys.map(({ by }) => keyedOf(context, concept, by)) }));
  rows.sort((a, b) => {
    for (const [index, { by, order }] of keys.entries()) {
      const found =
        by === 'id'
          ? compareIds(a.concept.id, b.concept.id) * (order === 'asc' ? 1 : -1)
          : compareKeyed(a.keys[index], b.keys[index], order, context.collator);
      if (found !== 0) return found;
    }
    return compareIds(a.concept.id, b.concept.id);
  });
  return rows.map((row) => row.concept);
}

/**
 * The key by which a value sorts. Quantities: the greatest member or total not missing, a range by its lower end.
 * Dates: year · 10000 + month · 100 + day, so that 2018 comes before 2018-10. Choices: the vocabulary's order. Sets:
 * how many, then which. Flags: no before yes. Texts and links: as the leading language orders them.
 */
export function sortKeyOf(context: Context, attribute: Id, value: Value): SortKey {
  const reason = missingReason(value);
  if (reason !== undefined) return missingKey(reason);
  switch (value.kind) {
    case 'quantity': {
      const amount = greatest(value);
      return amount === undefined ? missingKey('not-checked') : { kind: 'number', value: toNumber(amount) };
    }
    case 'date':
      return { kind: 'number', value: dateKey(value.iso) };
    case 'flag':
      return { kind: 'number', value: value.on ? 1 : 0 };
    case 'choice':
      return memberKey(context, attribute, value.id);
    case 'set':
      return { kind: 'text', value: listKey(value.ids.map((id) => memberOrder(context, attribute, id) ?? UNLISTED)) };
    case 'concepts':
      return { kind: 'text', value: listKey(value.ids.map((id) => context.conceptOrder().get(id) ?? UNLISTED)) };
    case 'text':
      return { kind: 'text', value: leadingText(value.text, context.rendition[0]) };
    case 'link':
      return {
        kind: 'text',
        value: value.label === undefined ? value.url : textIn(value.label, context.rendition[0]),
      };
    case 'missing':
      return missingKey(value.reason);
    default:
      return unexpected(value);
  }
}

/** Orders two sort keys: numbers, then texts, then missing ones, whichever the direction. */
export function compareSortKeys(a: SortKey, b: SortKey, order: 'asc' | 'desc', collator: Context['collator']): number {
  if (a.kind === 'missing' || b.kind === 'missing') {
    if (a.kind !== 'missing') return -1;
    return b.kind === 'missing' ? a.rank - b.rank : 1;
  }
  const found =
    a.kind === 'number' && b.kind === 'number'
      ? Math.sign(a.value - b.value)
      : a.kind === 'text' && b.kind === 'text'
        ? collator().compare(a.value, b.value) || compareIds(a.value, b.value)
        : a.kind === 'number'
          ? -1
          : 1;
  return order === 'asc' ? found : -found;
}

/** Orders ids by their code units. */
export function compareIds(a: Id, b: Id): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const UNLISTED = 99_999;

function compareKeyed(
  a: Keyed | undefined,
  b: Keyed | undefined,
  order: 'asc' | 'desc',
  collator: Context['collator'],
): number {
  if (a === undefined || b === undefined) return 0;
  const found = compareSortKeys(a.key, b.key, order, collator);
  if (found !== 0 || a.amount === undefined || b.amount === undefined) return found;
  const exact = orderAmounts(a.amount, b.amount);
  return order === 'asc' ? exact : -exact;
}

function keyedOf(context: Context, concept: Concept, by: Id): Keyed {
  if (by === 'id') return { key: { kind: 'text', value: concept.id } };
  if (by === KIND_VOCABULARY) {
    return { key: concept.kind === undefined ? missingKey('not-checked') : memberKey(context, by, concept.kind) };
  }
  const { value } = context.facts.cell(concept, by);
  const amount = value.kind === 'quantity' ? greatest(value) : undefined;
  const key = sortKeyOf(context, by, value);
  return amount === undefined ? { key } : { key, amount };
}

function missingKey(reason: Missing): SortKey {
  return { kind: 'missing', rank: MISSING.indexOf(reason) };
}

/** A member that no vocabulary lists comes after those that are listed. */
function memberKey(context: Context, attribute: Id, id: Id): SortKey {
  const order = memberOrder(context, attribute, id);
  return order === undefined ? { kind: 'text', value: id } : { kind: 'number', value: order };
}

function memberOrder(context: Context, attribute: Id, id: Id): number | undefined {
  return context.facts.vocabulary(vocabularyIdOf(context.catalog, attribute))?.members.get(id)?.order;
}

/** Count and places as digits of fixed width, so that comparing the texts compares the numbers one by one. */
function listKey(places: readonly number[]): string {
  const inOrder = [...places].sort((a, b) => a - b);
  return [places.length, ...inOrder].map((place) => String(place).padStart(5, '0')).join('');
}

function leadingText(text: LocalizedInlines, language: Language): string {
  return plainText(bestFor(text, language) ?? []);
}
