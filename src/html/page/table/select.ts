import type { TableState } from '../state/table-state.ts';
import { type Attribute, type Concept, cellText, type Table, textIn } from './model.ts';
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

/** Concepts between two looks at the clock. */
const AT_ONE_GO = 50;

/** Reads the texts of a table while the browser has nothing else to do, so that the first find is as quick as the next. */
export function readAhead(table: Table): void {
  let next = 0;
  const read = (left: () => number) => {
    for (; next < table.concepts.length && left() > 1; next += AT_ONE_GO) {
      for (const concept of table.concepts.slice(next, next + AT_ONE_GO)) wholeText(concept);
    }
    if (next < table.concepts.length) wait();
  };
  // Not every browser tells when it is idle.
  const wait = () => {
    if ('requestIdleCallback' in window) requestIdleCallback((idle) => read(() => idle.timeRemaining()));
    else setTimeout(() => read(deadline(8)), 20);
  };
  wait();
}

function deadline(milliseconds: number): () => number {
  const end = performance.now() + milliseconds;
  return () => end - performance.now();
}

const wholes = new WeakMap<Concept, string>();

/** All that is said of a concept, folded for comparing; read once. */
function wholeText(concept: Concept): string {
  const known = wholes.get(concept);
  if (known !== undefined) return known;
  let text = textIn(concept.head);
  for (const cell of concept.cells) text += `\n${textIn(cell)}`;
  const whole = folded(text);
  wholes.set(concept, whole);
  return whole;
}

/** Full-width and half-width, capital and small letters count as the same. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
