import type { Diagnostic, Report } from '../../core/diagnostic.ts';
import type { DecodedFile } from '../decode.ts';
import { child, type Node, textOf } from '../node.ts';
import type { Definition, Table } from '../table.ts';
import { tableFormat, tablePath } from '../table-files.ts';
import { ConceptRows } from './concept-rows.ts';
import { readCsv } from './csv.ts';
import { JsonRows } from './json-rows.ts';
import { readMapping } from './mapping.ts';
import type { TableText } from './rows.ts';

/** The concepts of all tables, and the tables themselves, for naming rows and columns. */
export interface TablesReading {
  readonly concepts: readonly Definition[];
  readonly texts: readonly TableText[];
}

/** Reads the table files that a catalog names; each row is a concept. */
export function readTables(
  tables: Table,
  attributes: Table,
  files: ReadonlyMap<string, DecodedFile>,
  report: Report,
): TablesReading {
  const concepts: Definition[] = [];
  const texts: TableText[] = [];
  for (const definition of tables.entries.values()) {
    const text = readText(definition, files, report);
    if (text === undefined) continue;
    texts.push(text);
    const mapping = readMapping(definition, text.headers, attributes, text.path, report);
    const defaults: Node | undefined = child(definition.value, 'defaults') ?? definition.fileDefaults;
    const rows = new ConceptRows(text, mapping, defaults, report);
    for (let index = 0; index < text.length; index += 1) {
      const concept = rows.definition(index);
      if (concept !== undefined) concepts.push(concept);
    }
  }
  return { concepts, texts };
}

function readText(
  { value }: Definition,
  files: ReadonlyMap<string, DecodedFile>,
  report: Report,
): TableText | undefined {
  const node = child(value, 'file');
  const file = textOf(node);
  if (node === undefined || file === undefined) return undefined;
  const path = tablePath(node.span.file, file);
  const format = tableFormat(file);
  if (path === undefined) return tell('table-outside');
  if (format === undefined) return tell('table-format');
  const found = files.get(path);
  if (found === undefined) return tell('table-missing');
  return format === 'jsonl' ? new JsonRows(path, found.bytes, report) : readCsv(path, found.text, report);

  function tell(code: 'table-outside' | 'table-format' | 'table-missing'): undefined {
    report({ code, severity: 'error', args: { file: file ?? '' }, ...(node && { span: node.span }) });
    return undefined;
  }
}

/** Tells of each diagnostic that lies in a table its row and column. */
export function withTableCells(diagnostics: readonly Diagnostic[], texts: readonly TableText[]): readonly Diagnostic[] {
  if (texts.length === 0) return diagnostics;
  const byPath = new Map(texts.map((text) => [text.path, text]));
  return diagnostics.map((diagnostic) => {
    const { span } = diagnostic;
    const text = span === undefined ? undefined : byPath.get(span.file);
    if (span === undefined || text === undefined) return diagnostic;
    const row = text.rowAt(span.start);
    const header = text.headers.find(({ start, end }) => start <= span.start && span.start <= end);
    if (row === undefined || span.start > row.end) {
      return header === undefined ? diagnostic : { ...diagnostic, tableCell: { row: 1, column: header.name } };
    }
    const cell = [...row.cells].find(([, { start, end }]) => start <= span.start && span.end <= end);
    const whole = span.start === row.start && span.end === row.end;
    return { ...diagnostic, tableCell: { row: row.number, ...(cell && !whole && { column: cell[0] }) } };
  });
}
