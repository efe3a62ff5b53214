import type { Diagnostic, Report } from '../../core/diagnostic.ts';
import type { Language } from '../../core/language.ts';
import type { Missing } from '../../core/value.ts';
import { isId } from '../context.ts';
import { decodeFile, type SourceFile } from '../decode.ts';
import { tableFormat } from '../table-files.ts';
import { idOf } from '../tables/concept-rows.ts';
import { readCsv } from '../tables/csv.ts';
import { JsonRows } from '../tables/json-rows.ts';
import { listed, rowsIn, type TableText } from '../tables/rows.ts';
import { type Guess, guessColumn, missingOf } from './guess.ts';
import { yamlFlow, yamlText } from './yaml-text.ts';

/** A first catalog made from a table, and what was guessed on the way. */
export interface TableDraft {
  /** The sections that the table needs: vocabularies, units, attributes, tables. */
  readonly yaml: string;
  readonly attributes: readonly string[];
  readonly guesses: readonly ColumnGuess[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ColumnGuess {
  readonly header: string;
  readonly role: 'id' | 'name' | 'attribute';
  readonly attribute?: string;
  readonly kind?: Guess['kind'];
  readonly unit?: string;
  /** How many different texts of the table are given another form. */
  readonly rewritten: number;
  readonly members: number;
}

interface Column {
  readonly header: string;
  readonly attribute: string;
  readonly guess: Guess;
}

/** Drafts a catalog for a table: `file` is the name under which the catalog will find it. */
export function draftFromTable(file: SourceFile, name: string, language: Language): TableDraft {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const { text, bytes } = decodeFile(file, report);
  const table =
    tableFormat(file.path) === 'jsonl' ? jsonTable(file.path, bytes, report) : readCsv(file.path, text, report);
  const headers = table.headers.flatMap((header) => (header.name === '' ? [] : header.name));
  const idHeader = headers.find((header) => isIdColumn(header, textsOf(table, header)));
  const nameHeader =
    nameColumn(
      table,
      headers.filter((header) => header !== idHeader),
    ) ??
    headers[0] ??
    '';
  const missing = missingOf([...rowsIn(table)].flatMap(({ cells }) => [...cells.values()].map((cell) => cell.text)));
  const columns = columnsOf(
    table,
    headers.filter((header) => header !== idHeader && header !== nameHeader),
    missing,
  );
  const parts: Parts = { table, name, language, idHeader, nameHeader, missing, columns };
  return {
    yaml: yamlOf(parts),
    attributes: columns.map(({ attribute }) => attribute),
    guesses: guessesOf(parts),
    diagnostics,
  };
}

/** Every column is looked at several times: rows are read once. */
function jsonTable(path: string, bytes: Uint8Array, report: Report): TableText {
  const rows = new JsonRows(path, bytes, report);
  return listed(path, rows.headers, [...rowsIn(rows)]);
}

interface Parts {
  readonly table: TableText;
  readonly name: string;
  readonly language: Language;
  readonly idHeader: string | undefined;
  readonly nameHeader: string;
  readonly missing: ReadonlyMap<string, Missing>;
  readonly columns: readonly Column[];
}

function textsOf(table: TableText, header: string): readonly string[] {
  return [...rowsIn(table)].map(({ cells }) => cells.get(header)?.text ?? '');
}

function isIdColumn(header: string, texts: readonly string[]): boolean {
  const named = /^(?:id|key|slug|编号|标识|代号)$/i.test(header);
  return named && texts.every(isId) && new Set(texts).size === texts.length;
}

/** The column called a name, else the first whose texts all differ. */
function nameColumn(table: TableText, headers: readonly string[]): string | undefined {
  const named = headers.find((header) =>
    /^(?:name|title|model|product|item|名称|名字|模型|产品|名|项目)$/i.test(header),
  );
  const distinct = headers.find((header) => {
    const texts = textsOf(table, header);
    return texts.every((text) => text !== '') && new Set(texts).size === texts.length;
  });
  return named ?? distinct;
}

function columnsOf(
  table: TableText,
  headers: readonly string[],
  missing: ReadonlyMap<string, Missing>,
): readonly Column[] {
  const taken = new Set(['kind', 'name', 'defaults', 'id']);
  return headers.map((header, index) => {
    const own = KNOWN_NAMES.find(([pattern]) => pattern.test(header))?.[1] ?? idOf(header) ?? `column-${index + 1}`;
    const attribute = taken.has(own) ? `column-${index + 1}` : own;
    taken.add(attribute);
    const texts = textsOf(table, header).filter((text) => !missing.has(text));
    return { header, attribute, guess: guessColumn(header, texts) };
  });
}

/** Ids for the commonest Chinese headers; others are numbered. */
const KNOWN_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^参数/, 'parameters'],
  [/^发布|^日期/, 'released'],
  [/^(?:开发者|机构|公司|厂商|作者)/, 'maker'],
  [/^输入/, 'inputs'],
  [/^输出/, 'outputs'],
  [/^价格|^单价/, 'price'],
  [/^(?:开源|开放)/, 'open'],
  [/^(?:说明|备注|描述)/, 'remark'],
  [/^(?:链接|网址|主页)/, 'link'],
  [/^(?:许可|协议)/, 'licence'],
  [/^上下文/, 'context'],
];

function guessesOf({ idHeader, nameHeader, columns }: Parts): readonly ColumnGuess[] {
  const plain = { rewritten: 0, members: 0 };
  return [
    ...(idHeader === undefined ? [] : [{ header: idHeader, role: 'id' as const, ...plain }]),
    { header: nameHeader, role: 'name' as const, ...plain },
    ...columns.map(({ header, attribute, guess }) => ({
      header,
      role: 'attribute' as const,
      attribute,
      kind: guess.kind,
      ...(guess.unit !== undefined && { unit: guess.unit.id }),
      rewritten: guess.words.size,
      members: guess.members.size,
    })),
  ];
}

function yamlOf(parts: Parts): string {
  const { columns } = parts;
  const vocabularies = columns.flatMap(({ attribute, guess }) =>
    guess.members.size === 0
      ? []
      : [`  ${attribute}:`, ...[...guess.members].map(([id, label]) => `    ${id}: { label: ${yamlText(label)} }`)],
  );
  const units = new Map(
    columns.flatMap(({ guess }) => (guess.unit === undefined ? [] : [[guess.unit.id, guess.unit]])),
  );
  const unitLines = [...units.values()].map(({ id, keys }) => `  ${id}: ${yamlFlow([['label', id], ...keys])}`);
  const attributes = columns.map(
    ({ header, attribute, guess }) => `  ${attribute}: ${attributeFlow(header, attribute, guess)}`,
  );
  return [
    ...section('vocabularies', vocabularies),
    ...section('units', unitLines),
    ...section('attributes', attributes),
    ...section('tables', tableLines(parts)),
  ].join('\n');
}

function section(key: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${key}:`, ...lines, ''];
}

function attributeFlow(header: string, attribute: string, { kind, unit }: Guess): string {
  const more: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    quantity: [['unit', unit?.id ?? '']],
    set: [['of', attribute]],
    choice: [['of', attribute]],
    text: [['neutral', 'true']],
  };
  return yamlFlow([['label', yamlText(header)], ['kind', kind], ...(more[kind] ?? [])]);
}

function tableLines(parts: Parts): readonly string[] {
  const { name, idHeader, nameHeader, missing, columns } = parts;
  const ids = idHeader === undefined ? idsFor(parts) : [];
  const missingFlow = yamlFlow([...missing].map(([text, reason]) => [yamlText(text), reason]));
  return [
    '  table:',
    `    file: ${yamlText(name)}`,
    ...(idHeader === undefined ? [] : [`    id: ${yamlText(idHeader)}`]),
    `    name: ${yamlText(nameHeader)}`,
    ...(ids.length === 0 ? [] : ['    ids:', ...ids.map(([text, id]) => `      ${yamlText(text)}: ${id}`)]),
    ...(missing.size === 0 ? [] : [`    missing: ${missingFlow}`]),
    '    columns:',
    ...columns.flatMap(({ header, attribute, guess }) => columnLines(header, attribute, guess)),
  ];
}

function columnLines(header: string, attribute: string, { words }: Guess): readonly string[] {
  const key = yamlText(header);
  if (words.size === 0) return [`      ${key}: ${attribute}`];
  const lines = [...words].map(([text, write]) => `          ${yamlText(text)}: ${wordText(write)}`);
  return [`      ${key}:`, `        attribute: ${attribute}`, '        words:', ...lines];
}

/** Lists, flags and numbers stand as they are; what begins with a sign of YAML's own is quoted. */
function wordText(write: string): string {
  return /^[[{]|^[\p{L}\p{N}~≥≤][^:#]*$/u.test(write) ? write : yamlText(write);
}

/** Ids for the names that give none, or one that another name gave already. */
function idsFor({ table, nameHeader }: Parts): readonly (readonly [string, string])[] {
  const taken = new Set<string>();
  return textsOf(table, nameHeader).flatMap((text, index): [string, string][] => {
    const own = idOf(text);
    const free = own !== undefined && !taken.has(own);
    const id = free ? own : `row-${index + 2}`;
    taken.add(id);
    return free ? [] : [[text, id]];
  });
}
