import type { Report, Span } from '../../core/diagnostic.ts';
import { isId } from '../context.ts';
import type { Entry, MapNode, Node, ScalarNode } from '../node.ts';
import { parseFile } from '../parse.ts';
import type { Definition } from '../table.ts';
import type { JsonColumn } from './json-column.ts';
import { JsonRows } from './json-rows.ts';
import {
  type AttributeColumns,
  byAttribute,
  type ColumnMapping,
  type Companions,
  type TableMapping,
} from './mapping.ts';
import type { TableCell, TableRow, TableText } from './rows.ts';

/** The rows of one table as concepts, each made when it is asked for. */
export class ConceptRows {
  readonly text: TableText;
  readonly mapping: TableMapping;
  readonly defaults: Node | undefined;
  readonly attributes: readonly AttributeColumns[];
  readonly #report: Report;
  readonly #ids: JsonColumn | undefined;

  constructor(text: TableText, mapping: TableMapping, defaults: Node | undefined, report: Report) {
    this.text = text;
    this.mapping = mapping;
    this.defaults = defaults;
    this.attributes = byAttribute(mapping.columns);
    this.#report = report;
    this.#ids = text instanceof JsonRows && mapping.id !== undefined ? text.column(mapping.id) : undefined;
  }

  /** Undefined where the row has no id, which is told. */
  definition(index: number): RowDefinition | undefined {
    const key = this.#ownId(index) ?? this.reading(index).id()?.key;
    return key === undefined ? undefined : new RowDefinition(this, index, key);
  }

  reading(index: number): RowReading {
    return new RowReading(this.text.row(index), this.text.path, this.mapping, this.#report);
  }

  /** What stands under the header of ids, where that is simply to be had. */
  #ownId(index: number): string | undefined {
    if (!(this.text instanceof JsonRows) || !this.text.isPlaced(index)) return undefined;
    return this.#ids?.cell(index)?.text || undefined;
  }
}

/** A row as an entry of the catalog, in the same nodes that YAML would give. */
export class RowDefinition implements Definition {
  readonly key: string;
  readonly index: number;
  readonly rows: ConceptRows;

  constructor(rows: ConceptRows, index: number, key: string) {
    this.rows = rows;
    this.index = index;
    this.key = key;
  }

  get keySpan(): Span {
    return this.rows.reading(this.index).id()?.keySpan ?? this.span;
  }

  get span(): Span {
    const { start, end } = this.rows.text.place(this.index);
    return { file: this.rows.text.path, start, end };
  }

  get value(): MapNode {
    return this.rows.reading(this.index).concept();
  }

  get fileDefaults(): Node | undefined {
    return this.rows.defaults;
  }
}

/** What the reading of a row asks of it. */
export interface ReadableRow extends Pick<TableRow, 'start' | 'end'> {
  readonly cells: { get(header: string): TableCell | undefined };
}

/** Reads one row of a table. */
export class RowReading {
  readonly #row: ReadableRow;
  readonly #path: string;
  readonly #mapping: TableMapping;
  readonly #report: Report;

  constructor(row: ReadableRow, path: string, mapping: TableMapping, report: Report) {
    this.#row = row;
    this.#path = path;
    this.#mapping = mapping;
    this.#report = report;
  }

  /** The id of its column, or what `ids` says for the name, or the name in small letters with hyphens. */
  id(): { readonly key: string; readonly keySpan: Span } | undefined {
    const { id, ids, name } = this.#mapping;
    const own = id === undefined ? undefined : this.#row.cells.get(id);
    if (own !== undefined && own.text !== '') return { key: own.text, keySpan: this.#span(own) };
    const [named] = [...name.values()].flatMap((header) => this.#row.cells.get(header) ?? []);
    const text = named?.text ?? '';
    const key = ids.get(text) ?? idOf(text);
    const keySpan = named === undefined ? this.#rowSpan() : this.#span(named);
    if (key !== undefined && isId(key)) return { key, keySpan };
    this.#report({ code: 'table-no-id', severity: 'error', args: { name: text }, span: keySpan });
    return undefined;
  }

  concept(): MapNode {
    const { kind, columns, row } = this.#mapping;
    const entries = new Map<string, Entry>();
    const put = (key: string, value: Node | undefined) => {
      if (value !== undefined) entries.set(key, { key, keySpan: value.span, value });
    };
    put('kind', kind);
    put('name', this.name());
    put('defaults', this.#wrapped(undefined, row));
    for (const one of byAttribute(columns)) {
      const entry = this.entry(one);
      if (entry !== undefined) entries.set(one.attribute, entry);
    }
    return { kind: 'map', span: this.#rowSpan(), entries };
  }

  name(): Node | undefined {
    return this.#texts(this.#mapping.name);
  }

  /** What the columns of one attribute say together. */
  entry({ attribute, columns }: AttributeColumns): Entry | undefined {
    const [only] = columns;
    if (only !== undefined && columns.length === 1 && only.language === undefined && only.companions.isEmpty) {
      const value = this.#cell(only);
      return value === undefined ? undefined : { key: attribute, keySpan: value.span, value };
    }
    let entry: Entry | undefined;
    for (const column of columns) {
      const value = this.#joined(entry, column);
      if (value !== undefined) entry = { key: attribute, keySpan: value.span, value };
    }
    return entry;
  }

  /** The cell of a column; columns of one attribute in several languages make one text. */
  #joined(before: Entry | undefined, column: ColumnMapping): Node | undefined {
    const value = this.#cell(column);
    if (column.language === undefined || value === undefined || value.kind !== 'scalar') {
      return this.#wrapped(value, column.companions);
    }
    const entry = { key: column.language, keySpan: value.span, value };
    const others = before?.value.kind === 'map' ? before.value.entries : new Map<string, Entry>();
    const entries = new Map([...others, [column.language, entry] as const]);
    return { kind: 'map', span: before?.value.span ?? value.span, entries };
  }

  #cell({ header, kind, words }: ColumnMapping): Node | undefined {
    const cell = this.#row.cells.get(header);
    if (cell === undefined) return undefined;
    const span = this.#span(cell);
    const missing = this.#mapping.missing.get(cell.text);
    if (cell.node === undefined && missing !== undefined) {
      return mapOf(span, { missing: scalarAt(span, missing) });
    }
    const word = words.get(cell.text);
    if (word !== undefined) return placedAt(word, span);
    if (cell.node !== undefined) return cell.node;
    if (cell.text === '') {
      this.#report({ code: 'table-empty-cell', severity: 'error', args: { header }, span });
      return undefined;
    }
    if (kind !== 'text' && cell.text.startsWith('{') && cell.text.endsWith('}')) return this.#yaml(cell.text, span);
    if (kind === 'set' || kind === 'concepts') return listOf(cell.text, span);
    return scalarAt(span, cell.text);
  }

  /** A cell in long form, as YAML writes it between braces; all that is told of it is told of the cell. */
  #yaml(text: string, span: Span): Node | undefined {
    const here: Report = (diagnostic) => this.#report({ ...diagnostic, span });
    const { root } = parseFile({ path: this.#path, text, guessed: false }, here);
    return root === undefined ? undefined : placedAt(root, span);
  }

  /** A value with what the columns beside it say of it. */
  #wrapped(value: Node | undefined, companions: Companions): Node | undefined {
    if (companions.isEmpty) return value;
    const beside: Record<string, Node> = {};
    for (const key of ['sources', 'confidence', 'as-of'] as const) {
      const cell = this.#companion(companions[key]);
      if (cell === undefined) continue;
      beside[key] = key === 'sources' ? listOf(cell.text, this.#span(cell)) : scalarAt(this.#span(cell), cell.text);
    }
    const note = this.#texts(companions.note);
    if (note !== undefined) beside.note = note;
    if (Object.keys(beside).length === 0) return value;
    if (value === undefined) return mapOf(this.#rowSpan(), beside);
    const own =
      value.kind === 'map' ? Object.fromEntries([...value.entries].map(([key, one]) => [key, one.value])) : {};
    const long = ['value', 'parts', 'missing', 'disputed'].some((key) => Object.hasOwn(own, key));
    return mapOf(value.span, long ? { ...beside, ...own } : { value, ...beside });
  }

  #companion(header: string | undefined): TableCell | undefined {
    const cell = header === undefined ? undefined : this.#row.cells.get(header);
    return cell === undefined || cell.text === '' || this.#mapping.missing.has(cell.text) ? undefined : cell;
  }

  /** A text from one column, or from one for each language; undefined where all are empty. */
  #texts(headers: ReadonlyMap<string, string>): Node | undefined {
    if (headers.size === 1 && headers.has('')) {
      const cell = this.#companion(headers.get(''));
      return cell && scalarAt(this.#span(cell), cell.text);
    }
    const cells = [...headers].flatMap(([language, header]) => {
      const cell = this.#companion(header);
      return cell === undefined ? [] : [[language, scalarAt(this.#span(cell), cell.text)] as const];
    });
    const [first] = cells;
    if (first === undefined || first[0] === '') return first?.[1];
    return mapOf(first[1].span, Object.fromEntries(cells));
  }

  #span({ start, end }: TableCell): Span {
    return { file: this.#path, start, end };
  }

  #rowSpan(): Span {
    return { file: this.#path, start: this.#row.start, end: this.#row.end };
  }
}

/** A name in small letters, its other signs as hyphens; undefined where hardly anything is left of it. */
export function idOf(name: string): string | undefined {
  const foreign = /[^\u0000-\u024f]/u.test(name);
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return foreign || id === '' ? undefined : id;
}

function scalarAt(span: Span, text: string): ScalarNode {
  return { kind: 'scalar', span, text, raw: text, plain: true, empty: false };
}

function listOf(text: string, span: Span): Node {
  const items = text.split(/\s*[;,|、，；]\s*|\s+\/\s+/).filter((item) => item !== '');
  return { kind: 'list', span, items: items.map((item) => scalarAt(span, item)) };
}

function mapOf(span: Span, values: Readonly<Record<string, Node>>): MapNode {
  const entries = new Map(
    Object.entries(values).map(([key, value]): [string, Entry] => [key, { key, keySpan: value.span, value }]),
  );
  return { kind: 'map', span, entries };
}

/** A node of YAML that stands for what a cell says: everything in it has the cell's place. */
function placedAt(node: Node, span: Span): Node {
  if (node.kind === 'scalar') return { ...node, span };
  if (node.kind === 'list') return { ...node, span, items: node.items.map((item) => placedAt(item, span)) };
  const entries = [...node.entries].map(([key, entry]): [string, Entry] => [
    key,
    { key, keySpan: span, value: placedAt(entry.value, span) },
  ]);
  return { kind: 'map', span, entries: new Map(entries) };
}
