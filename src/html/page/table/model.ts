import { all, textOf } from '../dom/element.ts';

/** A table of the page as concepts and attributes, whichever way it is turned. Its cells are those of the page. */
export interface Table {
  readonly root: HTMLElement;
  readonly table: HTMLTableElement;
  readonly anchor: string;
  /** Concepts as rows, as the page was written. */
  readonly rows: boolean;
  readonly corner: HTMLTableCellElement;
  readonly concepts: readonly Concept[];
  readonly attributes: readonly Attribute[];
  /** Headings over neighbouring attributes. */
  readonly spanners: readonly Spanner[];
  /** Headings over concepts that belong together. */
  readonly groups: readonly HTMLElement[];
}

export interface Concept {
  readonly id: string;
  readonly head: HTMLTableCellElement;
  /** In the order of the attributes. */
  readonly cells: readonly HTMLTableCellElement[];
  /** The concept's row; holds its cells wherever they are not shown as a column. */
  readonly row: HTMLTableRowElement;
  readonly group: number;
  /** The id to which links to the concept lead; its row or its name carries it, whichever is shown. */
  readonly anchor: string;
}

export interface Attribute {
  readonly id: string;
  readonly index: number;
  readonly head: HTMLTableCellElement;
  /** Members of its vocabulary that occur, with their labels by the page's languages. */
  readonly members: readonly Member[];
}

type Member = readonly [id: string, ...labels: string[]];

export interface Spanner {
  readonly content: HTMLElement;
  readonly from: number;
  readonly to: number;
}

/** Reads a matrix as the page holds it. */
export function readTable(root: HTMLElement): Table {
  const table = root.querySelector('table') as HTMLTableElement;
  const rows = root.dataset.concepts === 'rows';
  const head = [...(table.tHead?.rows ?? [])].at(-1) as HTMLTableRowElement;
  const [corner, ...heads] = [...head.cells] as [HTMLTableCellElement, ...HTMLTableCellElement[]];
  const grid = [...table.tBodies].map((body) => {
    const [first] = body.rows;
    const title = first?.matches('.group') ? first.querySelector<HTMLElement>('span') : null;
    return { title, lines: [...body.rows].filter((row) => row !== first || title === null) };
  });
  const lines = grid.flatMap(({ lines }, group) => lines.map((row) => ({ row, group })));
  const base = { root, table, anchor: root.id, rows, corner };
  if (rows) {
    const concepts = lines.map(({ row, group }): Concept => {
      const [name, ...cells] = [...row.cells] as [HTMLTableCellElement, ...HTMLTableCellElement[]];
      return { id: idOf(name), head: name, cells, row, group, anchor: row.id };
    });
    const groups = grid.flatMap(({ title }) => title ?? []);
    return { ...base, concepts, attributes: heads.map(attributeOf), spanners: spannersOver(table), groups };
  }
  const concepts = heads.map((name, column): Concept => {
    const cells = lines.map(({ row }) => row.cells[column + 1] as HTMLTableCellElement);
    return { id: idOf(name), head: name, cells, row: document.createElement('tr'), group: 0, anchor: name.id };
  });
  const attributes = lines.map(({ row }, index) => attributeOf(row.cells[0] as HTMLTableCellElement, index));
  let from = 0;
  const spanners = grid.flatMap(({ title, lines }) => {
    const spanner = title === null ? [] : [{ content: title, from, to: from + lines.length }];
    from += lines.length;
    return spanner;
  });
  return { ...base, concepts, attributes, spanners, groups: [] };
}

function attributeOf(head: HTMLTableCellElement, index: number): Attribute {
  const members = JSON.parse(head.dataset.members ?? '[]') as readonly Member[];
  return { id: idOf(head), index, head, members };
}

function idOf(head: HTMLElement): string {
  return (head.dataset.cell ?? '').replace(/^[^:]*:/, '');
}

function spannersOver(table: HTMLTableElement): readonly Spanner[] {
  let at = -1;
  const cells = all<HTMLTableCellElement>(table, 'thead .spanners > *');
  return cells.flatMap((cell) => {
    const from = at;
    at += cell.colSpan;
    const content = cell.querySelector<HTMLElement>('span');
    return content === null ? [] : [{ content, from, to: at }];
  });
}

const texts = new WeakMap<Element, string>();

/** What a cell says, without marks; read once. */
export function cellText(cell: Element): string {
  const known = texts.get(cell);
  if (known !== undefined) return known;
  const text = textIn(cell);
  texts.set(cell, text);
  return text;
}

/** The same, read anew. A sign counts with its words. */
export function textIn(cell: Element): string {
  const { firstElementChild: first } = cell;
  const sign = first?.className === 'sign' ? ` ${first.getAttribute('aria-label') ?? ''}` : '';
  return textOf(cell).trim() + sign;
}
