import { element } from '../dom/element.ts';
import { say, word } from '../words/words.ts';
import type { Concept, Spanner, Table } from './model.ts';
import { notesDrawing } from './notes.ts';
import type { Shown } from './select.ts';
import { rowWindow } from './window.ts';

/** How the table was before the script: it goes back to this whenever it is shown the way it was written. */
interface Written {
  readonly kind: string;
  readonly region: readonly (readonly [name: string, value: string | null])[];
}

export interface Drawing {
  show(shown: Shown): void;
  /** Makes sure that a concept's row is laid out. */
  reach(concept: Concept): void;
}

/** Shows selections by moving the page's own cells; marks and anchors move with them. */
export function drawing(table: Table): Drawing {
  const { root } = table;
  const region = root.querySelector('.scroll') as HTMLElement;
  const written: Written = {
    // From now on the window of rows says which are laid out.
    kind: root.className.replace(' many', ''),
    region: ['role', 'tabindex', 'aria-labelledby'].map((name) => [name, region.getAttribute(name)]),
  };
  const columns = new CSSStyleSheet();
  document.adoptedStyleSheets.push(columns);
  const rows = rowsDrawing(table, columns);
  const notes = notesDrawing(table);
  const show = (shown: Shown) => {
    const turned = shown.across === table.rows;
    root.className = turned ? 'matrix wide turned tooled' : `${written.kind} tooled`;
    root.dataset.across = shown.across ? String(shown.concepts.length) : '';
    for (const [name, value] of written.region) {
      const set = turned ? REGION(root)[name] : value;
      if (set === null || set === undefined) region.removeAttribute(name);
      else region.setAttribute(name, set);
    }
    if (shown.across) {
      columns.replaceSync('');
      rows.clear();
      drawAcross(table, shown);
    } else rows.draw(shown);
    notes.show(shown);
    empty(table, shown);
  };
  return { show, reach: ({ row }) => rows.reach(row) };
}

const REGION = (root: HTMLElement): Readonly<Record<string, string>> => ({
  role: 'region',
  tabindex: '0',
  'aria-labelledby': `${root.id}_caption`,
});

/** Concepts as rows: every concept keeps its row with all cells; rows are put in order, columns hidden by style. */
function rowsDrawing(table: Table, columns: CSSStyleSheet) {
  const bodies = Array.from({ length: Math.max(table.groups.length, 1) }, (_, group) => {
    const title = table.groups[group];
    const head = title === undefined ? undefined : element('tr', { class: 'group' });
    return { body: element('tbody', { class: title && 'grouped' }), head, title };
  });
  const window = rowWindow(table.root.querySelector('.scroll') as HTMLElement, table.concepts.length);
  const draw = ({ concepts, attributes }: Shown) => {
    for (const concept of table.concepts) park(table, concept);
    const hidden = table.attributes.filter((attribute) => !attributes.includes(attribute));
    columns.replaceSync(hidden.map(({ index }) => hideRule(table, index + 2)).join(''));
    const parts = bodies.map((part, group) => ({
      ...part,
      rows: concepts.filter((concept) => concept.group === group).map(({ row }) => ({ body: part.body, row })),
    }));
    for (const { body, head, title } of parts) {
      head?.replaceChildren(groupHead(title, attributes.length + 1));
      body.replaceChildren(...(head === undefined ? [] : [head]));
    }
    const filled = parts.filter(({ rows }) => rows.length > 0);
    const heads = table.attributes.map(({ head }) => head);
    headRows(table, spannerCells(table.spanners, attributes), heads);
    replaceBodies(
      table,
      filled.map(({ body }) => body),
    );
    window.show(filled.flatMap(({ rows }) => rows));
  };
  return { draw, clear: () => window.show([]), reach: window.reach };
}

function hideRule(table: Table, column: number): string {
  return `#${CSS.escape(table.anchor)} tr:not(.spanners)>:nth-child(${column}){display:none}`;
}

/** A concept's cells back into its own row. */
function park(table: Table, concept: Concept): void {
  const { row, head, cells } = concept;
  if (row.cells.length === cells.length + 1) return;
  head.scope = 'row';
  row.replaceChildren(head, ...cells);
  moveAnchor(table, concept, head, row);
}

/** A row that is not on the page cannot be led to: its name carries the anchor meanwhile. */
function moveAnchor(table: Table, { anchor }: Concept, from: HTMLElement, to: HTMLElement): void {
  if (!table.rows || anchor === '') return;
  from.removeAttribute('id');
  to.id = anchor;
}

/** Concepts as columns: rows are made of the shown concepts' cells; what is not shown stays in its own row. */
function drawAcross(table: Table, { concepts, attributes }: Shown): void {
  const shown = new Set(concepts);
  for (const concept of table.concepts) {
    if (shown.has(concept)) moveAnchor(table, concept, concept.row, concept.head);
    else park(table, concept);
  }
  const groups = concepts.length < 2 ? [] : stretches(concepts.map((concept) => concept.group));
  const over = groups.flatMap(({ from, to, value }) => {
    const content = table.groups[value];
    return content === undefined ? [] : [{ content, from, to }];
  });
  const heads = concepts.map(({ head }) => head);
  headRows(table, spannerRow(over, concepts.length), heads);
  const found = attributes.map(({ index }) => table.spanners.find(({ from, to }) => from <= index && index < to));
  const bodies = stretches(found).map(({ from, to, value }) => {
    const rows = attributes.slice(from, to).map(({ head, index }) => {
      head.scope = 'row';
      return element('tr', {}, head, ...concepts.flatMap(({ cells }) => cells[index] ?? []));
    });
    if (value === undefined) return element('tbody', {}, ...rows);
    const title = element('tr', { class: 'group' }, groupHead(value.content, concepts.length + 1));
    return element('tbody', { class: 'grouped' }, title, ...rows);
  });
  replaceBodies(table, bodies);
}

function groupHead(title: HTMLElement | undefined, span: number): HTMLElement {
  const content = title?.cloneNode(true) ?? '';
  return element('th', { scope: 'rowgroup', colspan: String(span) }, content);
}

/** Spanners over those attributes that are shown. */
function spannerCells(spanners: readonly Spanner[], shown: Shown['attributes']): HTMLTableRowElement | undefined {
  const over = spanners.map(({ content, from, to }) => {
    const before = shown.filter(({ index }) => index < from).length;
    return { content, from: before, to: before + shown.filter(({ index }) => index >= from && index < to).length };
  });
  return spannerRow(
    over.filter(({ from, to }) => to > from),
    shown.length,
  );
}

function spannerRow(spanners: readonly Spanner[], columns: number): HTMLTableRowElement | undefined {
  if (spanners.length === 0) return undefined;
  const row = element('tr', { class: 'spanners' }, element('td', { class: 'stub' }));
  let column = 0;
  const skip = (to: number) => {
    if (to > column) row.append(element('td', { colspan: String(to - column) }));
    column = to;
  };
  for (const { content, from, to } of [...spanners].sort((a, b) => a.from - b.from)) {
    skip(from);
    const attributes = { scope: 'colgroup', class: 'spanner', colspan: String(to - from) };
    // The inner one stays in sight while what it spans is scrolled under the stub.
    const stays = element('span', { class: 'stays' }, ...content.cloneNode(true).childNodes);
    row.append(element('th', attributes, element('span', {}, stays)));
    column = to;
  }
  skip(columns);
  return row;
}

function headRows(
  table: Table,
  spanners: HTMLTableRowElement | undefined,
  heads: readonly HTMLTableCellElement[],
): void {
  for (const head of heads) head.scope = 'col';
  const above = spanners === undefined ? [] : [spanners];
  table.table.tHead?.replaceChildren(...above, element('tr', {}, table.corner, ...heads));
}

function replaceBodies(table: Table, bodies: readonly HTMLTableSectionElement[]): void {
  const old = [...table.table.tBodies];
  if (old.length === bodies.length && old.every((body, index) => body === bodies[index])) return;
  for (const body of old) body.remove();
  table.table.append(...bodies);
}

/** Neighbours with the same value. */
function stretches<T>(values: readonly T[]): readonly { from: number; to: number; value: T }[] {
  const found: { from: number; to: number; value: T }[] = [];
  for (const [index, value] of values.entries()) {
    const last = found.at(-1);
    if (last !== undefined && last.value === value) last.to = index + 1;
    else found.push({ from: index, to: index + 1, value });
  }
  return found;
}

/** Where nothing is left, the table says so. */
function empty(table: Table, shown: Shown): void {
  const old = table.root.querySelector('.nothing');
  if (shown.concepts.length > 0) old?.remove();
  else if (old === null) {
    const note = say(element('p', { class: 'small nothing' }), () => word('page-nothing'));
    table.root.querySelector('.scroll')?.after(note);
  }
}
