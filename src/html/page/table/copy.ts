import { element, textOf } from '../dom/element.ts';
import type { Table } from './model.ts';
import type { Shown } from './select.ts';

/** Puts the shown table on the clipboard: as a table for documents and workbooks, as tabbed lines for all else. */
export function copyTable(table: Table, shown: Shown): boolean {
  const corner = textOf(table.corner).trim();
  const names = shown.concepts.map(({ head }) => textOf(head).trim());
  const labels = shown.attributes.map(({ head }) => textOf(head).trim());
  const cell = (concept: number, attribute: number) =>
    textOf(shown.concepts[concept]?.cells[shown.attributes[attribute]?.index ?? -1] as Node).trim();
  const grid = shown.across
    ? [[corner, ...names], ...labels.map((label, a) => [label, ...names.map((_, c) => cell(c, a))])]
    : [[corner, ...labels], ...names.map((name, c) => [name, ...labels.map((_, a) => cell(c, a))])];
  const rows = grid.map((line, index) =>
    element('tr', {}, ...line.map((text) => element(index === 0 ? 'th' : 'td', {}, text))),
  );
  return copy({
    'text/plain': grid.map((line) => line.map((text) => text.replace(/\s+/g, ' ')).join('\t')).join('\n'),
    'text/html': element('table', {}, ...rows).outerHTML,
  });
}

export function copyLink(): boolean {
  return copy({ 'text/plain': location.href });
}

/** By the copy event, which works in every browser and for pages opened from a file; the asynchronous one does not. */
function copy(texts: Readonly<Record<string, string>>): boolean {
  let done = false;
  const give = (event: ClipboardEvent) => {
    for (const [type, text] of Object.entries(texts)) event.clipboardData?.setData(type, text);
    event.preventDefault();
    done = true;
  };
  document.addEventListener('copy', give);
  document.execCommand('copy');
  document.removeEventListener('copy', give);
  return done;
}
