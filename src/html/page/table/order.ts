import { type Concept, cellText, type Table } from './model.ts';

type Key = number | string | undefined;

/**
 * Orders concepts by the typed value of an attribute: numbers and dates as such, choices as their vocabulary has them,
 * texts as the page's language does. What is missing comes last either way; equal values keep their first order.
 */
export function ordered(table: Table, sort: string): readonly Concept[] {
  if (sort === '') return table.concepts;
  const known = last.get(table);
  if (known?.sort === sort) return known.concepts;
  const concepts = sorted(table, sort);
  last.set(table, { sort, concepts });
  return concepts;
}

/** The last order of each table: finding and filtering keep it. */
const last = new WeakMap<Table, { readonly sort: string; readonly concepts: readonly Concept[] }>();

function sorted(table: Table, sort: string): readonly Concept[] {
  const descending = sort.startsWith('-');
  const id = sort.replace(/^-/, '');
  const column = table.attributes.findIndex((attribute) => attribute.id === id);
  const keys = table.concepts.map((concept) => ({
    concept,
    key: column < 0 ? cellText(concept.head) : keyOf(concept.cells[column]),
  }));
  const collator = new Intl.Collator(document.documentElement.lang);
  const sign = descending ? -1 : 1;
  keys.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
    if (typeof a.key === 'number') return typeof b.key === 'number' ? sign * (a.key - b.key) : -sign;
    return typeof b.key === 'number' ? sign : sign * collator.compare(a.key, b.key);
  });
  // Concepts that belong together stay together.
  return keys.map(({ concept }) => concept).sort((a, b) => a.group - b.group);
}

function keyOf(cell: HTMLElement | undefined): Key {
  if (cell === undefined) return undefined;
  if (cell.hasAttribute('data-missing')) return undefined;
  const number = cell.getAttribute('data-number') ?? cell.getAttribute('data-order');
  return number === null ? (cell.getAttribute('data-text') ?? cellText(cell)) : Number(number);
}
