import type { Origin, Origins } from '../core/origins.ts';

import { isEmpty, type Node } from './node.ts';
import type { ParsedFile } from './parse.ts';
import { SECTIONS, type Section, type Table, type Tables } from './table.ts';
import { isTablePath } from './table-files.ts';

/**
 * The place of each entry of each section and of everything inside it, by path: `concepts/gpt-3/parameters`.
 * Items of lists are counted from 0, but not inside concepts, where no address needs them.
 */
export function originsOf(files: readonly ParsedFile[], tables: Tables, guessed: ReadonlySet<string>): Origins {
  // No path is `__proto__`: all but `project` hold a slash.
  const found: Record<string, Origin> = {};
  const project = files.flatMap((file) => file.root?.entries.get('project') ?? [])[0];
  if (project !== undefined) collect('project', project.value, true, found);
  for (const section of Object.keys(SECTIONS) as readonly Section[]) {
    collectTable(section, tables[section], guessed, found);
  }
  return found;
}

function collectTable(
  section: Section,
  table: Table,
  guessed: ReadonlySet<string>,
  found: Record<string, Origin>,
): void {
  for (const [id, { value }] of table.entries) {
    if (guessed.has(value.span.file)) continue;
    if (isTablePath(value.span.file)) collectRow(`${section}/${id}`, value, found);
    else collect(`${section}/${id}`, value, section !== 'concepts', found);
  }
}

/** Of a row of a table, its cells: what stands inside one has the cell's place. */
function collectRow(path: string, node: Node, found: Record<string, Origin>): void {
  found[path] = { span: node.span };
  for (const { key, value } of node.kind === 'map' ? node.entries.values() : []) {
    found[`${path}/${key}`] = value.kind === 'scalar' ? { span: value.span, raw: value.raw } : { span: value.span };
  }
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
