import type { TableState } from '../state/table-state.ts';
import { type Attribute, type Concept, cellText, type Table } from './model.ts';
import { ordered } from './order.ts';

/** What is to be shown, in order. */
export interface Shown {
  readonly concepts: readonly Concept[];
  readonly attributes: readonly Attribute[];
  /** True where concepts stand as columns. */
  readonly across: boolean;
}

/** More concepts than this never stand as columns: nobody can read such a table. */
export const MOST_ACROSS = 40;

export function select(table: Table, state: TableState): Shown {
  const inOrder = ordered(table, state.sort);
  const picked = new Set(state.picked);
  const sideBySide = picked.size > 1;
  const concepts = sideBySide ? inOrder.filter(({ id }) => picked.has(id)) : matching(table, state, inOrder);
  // Those that are picked stand as columns unless turned; all others as the page was written.
  const across = (sideBySide || !table.rows) !== state.turned;
  const hidden = new Set(state.hidden);
  const attributes = table.attributes.filter(({ id, index }) => {
    if (hidden.has(id)) return false;
    return !state.differences || concepts.length < 2 || differs(concepts, index);
  });
  return { concepts, attributes, across: across && concepts.length <= MOST_ACROSS };
}

function matching(table: Table, state: TableState, concepts: readonly Concept[]): readonly Concept[] {
  const words = folded(state.find).split(/\s+/).filter(Boolean);
  const wanted = table.attributes.flatMap(({ id, index }) => {
    const chosen = state.members[id] ?? [];
    return chosen.length === 0 ? [] : [{ index, chosen: new Set(chosen) }];
  });
  if (words.length === 0 && wanted.length === 0) return concepts;
  return concepts.filter((concept) => {
    const has = wanted.every(({ index, chosen }) => membersOf(concept.cells[index]).some((id) => chosen.has(id)));
    return has && (words.length === 0 || containsAll(wholeText(concept), words));
  });
}

function containsAll(text: string, words: readonly string[]): boolean {
  return words.every((one) => text.includes(one));
}

function membersOf(cell: HTMLElement | undefined): readonly string[] {
  const { members = '', missing } = cell?.dataset ?? {};
  return missing === undefined ? members.split(' ') : [`?${missing}`];
}

function differs([first, ...others]: readonly Concept[], index: number): boolean {
  const text = (concept: Concept | undefined) => cellText(concept?.cells[index] as HTMLElement);
  const same = text(first);
  return others.some((concept) => text(concept) !== same);
}

/** Concepts read at one go, short enough that nobody notices. */
const AT_ONE_GO = 250;

/** Reads the texts of a large table ahead, so that the first find is as quick as the next. */
export function readAhead(table: Table, from = 0): void {
  if (from >= table.concepts.length) return;
  setTimeout(() => {
    for (const concept of table.concepts.slice(from, from + AT_ONE_GO)) wholeText(concept);
    readAhead(table, from + AT_ONE_GO);
  }, 20);
}

const wholes = new WeakMap<Concept, string>();

/** All that is said of a concept, folded for comparing; read once. */
function wholeText(concept: Concept): string {
  const known = wholes.get(concept);
  if (known !== undefined) return known;
  const text = folded([concept.head, ...concept.cells].map(cellText).join('\n'));
  wholes.set(concept, text);
  return text;
}

/** Full-width and half-width, capital and small letters count as the same. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
