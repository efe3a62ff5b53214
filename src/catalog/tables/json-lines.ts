import type { Report, Span } from '../../core/diagnostic.ts';
import type { Entry, Node } from '../node.ts';
import type { TableCell, TableRow } from './rows.ts';

/** A line that is a JSON object, its keys the headers, with the place of everything in it; other lines are reported. */
export function readRow(
  path: string,
  line: string,
  start: number,
  number: number,
  report: Report,
): TableRow | undefined {
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

/** What a piece of JSON says as a cell. */
export function readCell(path: string, json: string): TableCell {
  return cellOf(new Reading(path, json, 0).value());
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
