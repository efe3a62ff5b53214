import { all } from '../dom/element.ts';
import type { Attribute, Concept, Table } from './model.ts';
import type { Shown } from './select.ts';

/** Where a note is marked: at a header, or at a cell, which is shown where both are. */
interface Place {
  readonly concept: Concept | undefined;
  readonly attribute: Attribute | undefined;
}

/** Leaves out the notes of what is not shown; each item says its letter by itself. The table stands as written yet. */
export function notesDrawing(table: Table): { show(shown: Shown): void } {
  const list = table.root.querySelector<HTMLElement>('.footnotes');
  const items = all(table.root, '.footnotes > li');
  const places = items.length === 0 ? new Map<string, Place[]>() : placesOf(table);
  return {
    show: ({ concepts, attributes }) => {
      const rows = new Set(concepts);
      const columns = new Set(attributes);
      const seen = ({ concept, attribute }: Place) =>
        (concept === undefined || rows.has(concept)) && (attribute === undefined || columns.has(attribute));
      // What no cell is marked with stays.
      for (const item of items) item.hidden = !(places.get(item.id)?.some(seen) ?? true);
      if (list !== null) list.hidden = items.every((item) => item.hidden);
    },
  };
}

/** The places of each note, by its id. */
function placesOf({ root, rows, concepts, attributes }: Table): ReadonlyMap<string, Place[]> {
  const concept = new Map<Element | null, Concept>(concepts.map((one) => [one.row, one]));
  const attribute = new Map(attributes.map((one) => [one.head.parentElement, one]));
  const found = new Map<string, Place[]>();
  for (const mark of all(root, 'table .marks a')) {
    const id = mark.getAttribute('href')?.slice(1) ?? '';
    const cell = mark.closest<HTMLTableCellElement>('th, td');
    if (cell === null || !id.startsWith(`${root.id}_note-`)) continue;
    const { parentElement: row, cellIndex } = cell;
    const place = rows
      ? { concept: concept.get(row), attribute: attributes[cellIndex - 1] }
      : { concept: concepts[cellIndex - 1], attribute: attribute.get(row) };
    const known = found.get(id);
    if (known === undefined) found.set(id, [place]);
    else known.push(place);
  }
  return found;
}
