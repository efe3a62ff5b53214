import type { Origin, Origins } from '../core/origins.ts';

import { lookup } from '../core/record.ts';
import { isEmpty, type Node } from './node.ts';
import type { ParsedFile } from './parse.ts';
import { SECTIONS, type Section, type Table, type Tables } from './table.ts';
import { RowDefinition } from './tables/concept-rows.ts';

/**
 * The place of each entry of each section and of everything inside it, by path: `concepts/gpt-3/parameters`.
 * Items of lists are counted from 0, but not inside concepts, where no address needs them.
 */
export function originsOf(files: readonly ParsedFile[], tables: Tables, guessed: ReadonlySet<string>): Origins {
  // No path is `__proto__`: all but `project` hold a slash.
  const written: Record<string, Origin> = {};
  const project = files.flatMap((file) => file.root?.entries.get('project') ?? [])[0];
  if (project !== undefined) collect('project', project.value, true, written);
  for (const section of Object.keys(SECTIONS) as readonly Section[]) {
    collectTable(section, tables[section], guessed, written);
  }
  const { concepts } = tables;
  return {
    written,
    at: (path) => lookup(written, path) ?? inRow(path, concepts, guessed),
    // A path of a row is never written, and to look for a hundred thousand in vain takes long.
    file: (path) =>
      fileOfRow(path, concepts, guessed) ?? (lookup(written, path) ?? inRow(path, concepts, guessed))?.span.file,
  };
}

function collectTable(
  section: Section,
  table: Table,
  guessed: ReadonlySet<string>,
  found: Record<string, Origin>,
): void {
  for (const [id, definition] of table.entries) {
    if (definition instanceof RowDefinition || guessed.has(definition.value.span.file)) continue;
    collect(`${section}/${id}`, definition.value, section !== 'concepts', found);
  }
}

/** The file of a row. */
function fileOfRow(path: string, concepts: Table, guessed: ReadonlySet<string>): string | undefined {
  if (!path.startsWith(CONCEPTS)) return undefined;
  const row = concepts.entries.get(path.slice(CONCEPTS.length));
  const file = row instanceof RowDefinition ? row.rows.text.path : undefined;
  return file === undefined || guessed.has(file) ? undefined : file;
}

const CONCEPTS = 'concepts/';

/** The place of a table's row, or of a cell in it: what stands inside one has the cell's place. */
function inRow(path: string, concepts: Table, guessed: ReadonlySet<string>): Origin | undefined {
  const [section, id = '', key, ...inside] = path.split('/');
  const row = section === 'concepts' ? concepts.entries.get(id) : undefined;
  if (!(row instanceof RowDefinition) || guessed.has(row.rows.text.path) || inside.length > 0) return undefined;
  if (key === undefined) return { span: row.span };
  const node = row.value.entries.get(key)?.value;
  if (node === undefined) return undefined;
  return node.kind === 'scalar' ? { span: node.span, raw: node.raw } : { span: node.span };
}

function collect(path: string, node: Node, intoLists: boolean, found: Record<string, Origin>): void {
  if (isEmpty(node)) return;
  found[path] = node.kind === 'scalar' ? { span: node.span, raw: node.raw } : { span: node.span };
  if (node.kind === 'map') {
    for (const entry of node.entries.values()) collect(`${path}/${entry.key}`, entry.value, intoLists, found);
  } else if (node.kind === 'list' && intoLists) {
    for (const [index, item] of node.items.entries()) collect(`${path}/${index}`, item, intoLists, found);
  }
}
