import type { Report } from '../../core/diagnostic.ts';
import { MISSING, type Missing } from '../../core/value.ts';
import { unknownId } from '../context.ts';
import { child, type Entry, entriesOf, itemsOf, type Node, textOf } from '../node.ts';
import { tableShape } from '../shape.ts';
import { checkShape } from '../shape-check.ts';
import type { Definition, Table } from '../table.ts';
import type { HeaderCell } from './rows.ts';

/** What a catalog says of a table's columns: which header is which attribute, and which tell of others. */
export interface TableMapping {
  readonly kind?: Node;
  readonly id?: string;
  readonly ids: ReadonlyMap<string, string>;
  /** By language, or under '' for a single header. */
  readonly name: ReadonlyMap<string, string>;
  readonly columns: readonly ColumnMapping[];
  readonly missing: ReadonlyMap<string, Missing>;
  readonly row: Companions;
}

export interface ColumnMapping {
  readonly header: string;
  readonly attribute: string;
  /** The attribute's kind, as it stands in the files. */
  readonly kind: string;
  readonly language?: string;
  readonly words: ReadonlyMap<string, Node>;
  readonly companions: Companions;
}

/** The columns that make one attribute together. */
export interface AttributeColumns {
  readonly attribute: string;
  readonly columns: readonly ColumnMapping[];
}

/** Columns by their attribute, in the order in which attributes first come. */
export function byAttribute(columns: readonly ColumnMapping[]): readonly AttributeColumns[] {
  const found = new Map<string, ColumnMapping[]>();
  for (const column of columns) {
    const others = found.get(column.attribute);
    if (others === undefined) found.set(column.attribute, [column]);
    else others.push(column);
  }
  return [...found].map(([attribute, all]) => ({ attribute, columns: all }));
}

/** Headers of the columns that tell where a value comes from. */
export interface Companions {
  readonly isEmpty: boolean;
  readonly sources?: string;
  readonly confidence?: string;
  readonly 'as-of'?: string;
  readonly note: ReadonlyMap<string, string>;
}

/** Reads a table's mapping; headers that the table lacks and columns that nothing uses are told. */
export function readMapping(
  definition: Definition,
  headers: readonly HeaderCell[],
  attributes: Table,
  path: string,
  report: Report,
): TableMapping {
  const { key, keySpan, value: node } = definition;
  checkShape(node, tableShape, { name: key, keySpan }, report);
  const used = new Set(itemsOf(child(node, 'ignore')).flatMap((item) => textOf(item) ?? []));
  const known = headers.flatMap(({ name }) => (name === '' ? [] : name));
  const header = (at: Node | undefined): string | undefined => {
    const name = textOf(at);
    if (at === undefined || name === undefined) return undefined;
    used.add(name);
    if (known.includes(name)) return name;
    report({ code: 'table-unknown-header', severity: 'error', args: { header: name, known }, span: at.span });
    return undefined;
  };
  const kind = child(node, 'kind');
  const id = header(child(node, 'id'));
  const mapping = {
    ...(kind !== undefined && { kind }),
    ...(id !== undefined && { id }),
    ids: new Map(entriesOf(child(node, 'ids')).map((entry) => [entry.key, textOf(entry.value) ?? ''])),
    name: byLanguage(child(node, 'name'), header),
    columns: entriesOf(child(node, 'columns')).flatMap((entry) => readColumn(entry, header, attributes, report) ?? []),
    missing: readMissing(child(node, 'missing')),
    row: readCompanions(node, header),
  };
  for (const { name, start, end } of headers) {
    if (name === '' || used.has(name)) continue;
    const span = { file: path, start, end };
    report({ code: 'table-header-unused', severity: 'warning', args: { header: name }, span });
  }
  return mapping;
}

type HeaderOf = (node: Node | undefined) => string | undefined;

function readColumn(entry: Entry, header: HeaderOf, attributes: Table, report: Report): ColumnMapping | undefined {
  const { key, keySpan, value } = entry;
  const name = header({ kind: 'scalar', span: keySpan, text: key, raw: key, plain: true, empty: false });
  const attributeNode = value.kind === 'map' ? child(value, 'attribute') : value;
  const attribute = textOf(attributeNode);
  const companions = readCompanions(value, header);
  if (name === undefined || attribute === undefined || attributeNode === undefined) return undefined;
  const found = attributes.entries.get(attribute);
  if (found === undefined) {
    unknownId(report, 'unknown-attribute', attribute, attributes.known, attributeNode.span);
    return undefined;
  }
  if (child(found.value, 'rule') !== undefined) {
    report({ code: 'computed-cell', severity: 'error', args: { attribute }, span: attributeNode.span });
    return undefined;
  }
  const language = textOf(child(value, 'language'));
  return {
    header: name,
    attribute,
    kind: textOf(child(found.value, 'kind')) ?? '',
    ...(language !== undefined && { language }),
    words: new Map(entriesOf(child(value, 'words')).map((word) => [word.key, word.value])),
    companions,
  };
}

function readCompanions(node: Node, header: HeaderOf): Companions {
  const sources = header(child(node, 'sources'));
  const confidence = header(child(node, 'confidence'));
  const asOf = header(child(node, 'as-of'));
  const note = byLanguage(child(node, 'note'), header);
  return {
    isEmpty: (sources ?? confidence ?? asOf) === undefined && note.size === 0,
    ...(sources !== undefined && { sources }),
    ...(confidence !== undefined && { confidence }),
    ...(asOf !== undefined && { 'as-of': asOf }),
    note,
  };
}

function byLanguage(node: Node | undefined, header: HeaderOf): ReadonlyMap<string, string> {
  const pairs: readonly (readonly [string, Node])[] =
    node?.kind === 'map'
      ? entriesOf(node).map(({ key, value }) => [key, value])
      : node === undefined
        ? []
        : [['', node]];
  const found = pairs.flatMap(([language, at]): [string, string][] => {
    const name = header(at);
    return name === undefined ? [] : [[language, name]];
  });
  return new Map(found);
}

function readMissing(node: Node | undefined): ReadonlyMap<string, Missing> {
  const found = entriesOf(node).flatMap(({ key, value }): [string, Missing][] => {
    const reason = MISSING.find((one) => one === textOf(value));
    return reason === undefined ? [] : [[key, reason]];
  });
  return new Map(found);
}
