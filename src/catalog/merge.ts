import type { Report } from '../core/diagnostic.ts';
import type { Id } from '../core/value.ts';
import { isId } from './context.ts';
import { child, isEmpty, kindWord } from './node.ts';
import type { ParsedFile } from './parse.ts';
import { fileShape } from './shape.ts';
import { type Definition, SECTIONS, type Section, type Table } from './table.ts';

/** Checks the root keys of a file; its sections must be mappings. */
export function checkRoot(file: ParsedFile, report: Report): void {
  const known = Object.keys(fileShape.keys);
  for (const { key, keySpan, value } of file.root?.entries.values() ?? []) {
    if (!known.includes(key)) {
      report({ code: 'unknown-key', severity: 'error', args: { key, known }, span: keySpan });
    } else if (value.kind !== 'map' && !isEmpty(value)) {
      const args = { expected: 'mapping', found: kindWord(value) };
      report({ code: 'wrong-type', severity: 'error', args, span: value.span });
    }
  }
}

/** Adds the rows of tables to the concepts of YAML; an id that stands there already is reported. */
export function withRows(concepts: Table, rows: readonly Definition[], report: Report): Table {
  if (rows.length === 0) return concepts;
  const entries = new Map(concepts.entries);
  for (const row of rows) {
    const first = entries.get(row.key);
    if (!isId(row.key)) {
      report({ code: 'bad-id', severity: 'error', args: { id: row.key }, span: row.keySpan });
    } else if (first === undefined) {
      entries.set(row.key, row);
    } else {
      const args = { what: SECTIONS.concepts, id: row.key };
      report({ code: 'duplicate-id', severity: 'error', args, span: row.keySpan, related: [first.keySpan] });
    }
  }
  return { entries, known: [...entries.keys()] };
}

/** Joins a section of all files. An id that comes again is reported with its first place; the first one holds. */
export function mergeSection(files: readonly ParsedFile[], section: Section, report: Report): Table {
  const entries = new Map<Id, Definition>();
  for (const file of files) {
    const node = child(file.root, section);
    const fileDefaults = child(file.root, 'defaults');
    for (const entry of node?.kind === 'map' ? node.entries.values() : []) {
      if (!isId(entry.key)) {
        report({ code: 'bad-id', severity: 'error', args: { id: entry.key }, span: entry.keySpan });
      }
      const first = entries.get(entry.key);
      if (first === undefined) {
        entries.set(entry.key, { ...entry, fileDefaults });
        continue;
      }
      const args = { what: SECTIONS[section], id: entry.key };
      report({ code: 'duplicate-id', severity: 'error', args, span: entry.keySpan, related: [first.keySpan] });
    }
  }
  return { entries, known: [...entries.keys()] };
}
