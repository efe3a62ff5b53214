import type { Report, Span } from '../../core/diagnostic.ts';
import type { Entry, Node } from '../node.ts';
import type { HeaderCell, TableCell, TableRow, TableText } from './rows.ts';

/** Reads JSON Lines: an object in each line, its keys the headers, with the place of everything in it. */
export function readJsonLines(path: string, text: string, report: Report): TableText {
  const headers = new Map<string, HeaderCell>();
  const rows: TableRow[] = [];
  let start = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const end = start + line.length;
    if (line.trim() !== '') {
      const row = rowOf(path, line, start, index + 1, report);
      if (row !== undefined) rows.push(row);
      for (const [name, cell] of row?.cells ?? []) {
        if (!headers.has(name)) headers.set(name, { name, start: cell.start, end: cell.end });
      }
    }
    start = end + 1;
  }
  if (rows.length === 0) {
    report({
      code: 'table-no-header',
      severity: 'error',
      args: { file: path },
      span: { file: path, start: 0, end: 0 },
    });
  }
  return { path, headers: [...headers.values()], rows };
}

function rowOf(path: string, line: string, start: number, number: number, report: Report): TableRow | undefined {
  const span = { file: path, start, end: start + line.trimEnd().length };
  try {
    JSON.parse(line);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    report({ code: 'table-json', severity: 'error', args: { detail }, span });
    return undefined;
  }
  const root = new Reading(path, line, start).value();
  if (root.kind !== 'map') {
    report({ code: 'table-json', severity: 'error', args: { detail: line.trim().slice(0, 20) }, span });
    return undefined;
  }
  const cells = new Map([...root.entries].map(([key, { value }]): [string, TableCell] => [key, cellOf(value)]));
  return { number, start, end: span.end, cells };
}

function cellOf(node: Node): TableCell {
  const { start, end } = node.span;
  return node.kind === 'scalar' ? { text: node.text.trim(), start, end } : { text: '', start, end, node };
}

/** Gives JSON that is known to be well-formed as nodes with their places. */
class Reading {
  readonly #file: string;
  readonly #line: string;
  readonly #offset: number;
  #at = 0;

  constructor(file: string, line: string, offset: number) {
    this.#file = file;
    this.#line = line;
    this.#offset = offset;
  }

  value(): Node {
    this.#space();
    const start = this.#at;
    const mark = this.#line[start];
    if (mark === '{') return this.#map(start);
    if (mark === '[') return this.#list(start);
    const token = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y;
    token.lastIndex = start;
    const raw = token.exec(this.#line)?.[0] ?? '';
    this.#at += raw.length;
    const text = raw === 'null' ? '' : raw.startsWith('"') ? String(JSON.parse(raw)) : raw;
    return { kind: 'scalar', span: this.#span(start), text, raw, plain: true, empty: false };
  }

  #map(start: number): Node {
    const entries = new Map<string, Entry>();
    this.#each('}', () => {
      const key = this.value();
      this.#space();
      this.#at += 1;
      const name = key.kind === 'scalar' ? key.text : '';
      entries.set(name, { key: name, keySpan: key.span, value: this.value() });
    });
    return { kind: 'map', span: this.#span(start), entries };
  }

  #list(start: number): Node {
    const items: Node[] = [];
    this.#each(']', () => items.push(this.value()));
    return { kind: 'list', span: this.#span(start), items };
  }

  #each(close: string, read: () => void): void {
    this.#at += 1;
    for (this.#space(); this.#line[this.#at] !== close; this.#space()) {
      if (this.#line[this.#at] === ',') this.#at += 1;
      else read();
    }
    this.#at += 1;
  }

  #space(): void {
    while (/\s/.test(this.#line[this.#at] ?? '')) this.#at += 1;
  }

  #span(start: number): Span {
    return { file: this.#file, start: this.#offset + start, end: this.#offset + this.#at };
  }
}
