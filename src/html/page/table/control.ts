import { nameOf, panelOf } from '../panel/panel.ts';
import { shareState, writeAddress } from '../state/fragment.ts';
import { AS_WRITTEN, readTable as readState, type TableState, writeTable } from '../state/table-state.ts';
import { announce } from '../words/announce.ts';
import { word, worded } from '../words/words.ts';
import { copyLink, copyTable } from './copy.ts';
import { drawing } from './draw.ts';
import { readTable, type Table } from './model.ts';
import { readAhead, type Shown, select } from './select.ts';

/** One table under the reader's control. Gives a function that brings the concept with that anchor into sight. */
export function controlTable(root: HTMLElement, look: boolean): (anchor: string) => boolean {
  const table = readTable(root);
  const ids = {
    concepts: new Set(table.concepts.map(({ id }) => id)),
    attributes: new Set(table.attributes.map(({ id }) => id)),
  };
  const draw = drawing(table);
  let state = AS_WRITTEN;
  let shown: Shown;
  const panel = panelOf(
    table,
    {
      change: (change) => {
        set({ ...state, ...change });
        writeAddress();
        announce(summary(table, state, shown));
      },
      copyTable: () => announce(word(copyTable(table, shown) ? 'page-copied' : 'page-not-copied')),
      copyLink: () => announce(word(copyLink() ? 'page-copied' : 'page-not-copied')),
    },
    look,
  );
  const set = (next: TableState) => {
    state = next;
    shown = select(table, state);
    draw.show(shown);
    markSort(table, state.sort);
    panel.show(state, shown, summary(table, state, shown));
  };
  root.prepend(panel.bar);
  readAhead(table);
  set(state);
  shareState({
    write: () => writeTable(state, table.anchor),
    read: (found) => set(readState(found, table.anchor, ids)),
  });
  worded(() => panel.show(state, shown, summary(table, state, shown)));
  return (anchor) => {
    const concept = table.concepts.find((one) => one.anchor === anchor);
    if (concept === undefined) return false;
    if (!shown.concepts.includes(concept)) set(AS_WRITTEN);
    if (!shown.across) draw.reach(concept);
    // Only now does the place stand on the page: going there again marks it and scrolls to it.
    location.replace(location.hash);
    return true;
  };
}

/** What is shown, in words: how many, in which order, what is left out. */
function summary(table: Table, state: TableState, shown: Shown): string {
  const parts = [word('page-showing', shown.concepts.length, table.concepts.length)];
  const by = state.sort.replace(/^-/, '');
  if (by !== '') {
    const attribute = table.attributes.find(({ id }) => id === by);
    const name = attribute === undefined ? nameOf(table.corner) || word('concept') : nameOf(attribute.head);
    parts.push(word(state.sort.startsWith('-') ? 'page-sorted-descending' : 'page-sorted-ascending', name));
  }
  const left = table.attributes.length - shown.attributes.length;
  if (left > 0) parts.push(word('page-left-out', left));
  else if (state.differences && shown.concepts.length > 1) parts.push(word('page-all-differ'));
  if (shown.across) parts.push(word('page-across'));
  return parts.join(word('part-separator'));
}

function markSort(table: Table, sort: string): void {
  const by = sort.replace(/^-/, '');
  const heads = [{ id: 'name', head: table.corner }, ...table.attributes];
  for (const { id, head } of heads) {
    if (id === by) head.setAttribute('aria-sort', sort.startsWith('-') ? 'descending' : 'ascending');
    else head.removeAttribute('aria-sort');
  }
}
