import { readCatalog, rememberingParser, type SourceFile, tablesNamed } from '../catalog/index.ts';
import type { Catalog } from '../core/catalog.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { Host } from '../core/host.ts';
import type { Origins } from '../core/origins.ts';

export interface Loaded {
  readonly catalog: Catalog;
  readonly origins: Origins;
  readonly files: readonly SourceFile[];
}

/** Reads all YAML of the data folder (or the one file that `data` names), with the tables that it names. */
export async function loadCatalog(
  host: Host,
  data: string,
  // A file that names tables is looked at before it is read.
  parse = rememberingParser(),
): Promise<Outcome<Loaded>> {
  const names = (await host.list(data)).filter((name) => name === '' || /\.ya?ml$/i.test(name));
  const files: SourceFile[] = [];
  for (const name of names) {
    const path = name === '' ? data : `${data}/${name}`;
    const bytes = await host.read(path);
    if (bytes) files.push({ path, bytes });
  }
  for (const path of new Set(files.flatMap((file) => tablesNamed(file, parse)))) {
    const bytes = await host.read(path);
    if (bytes) files.push({ path, bytes });
  }
  const { catalog, origins, diagnostics } = readCatalog(files, parse);
  const none: readonly Diagnostic[] =
    files.length === 0 ? [{ code: 'no-data', severity: 'error', args: { folder: data } }] : diagnostics;
  return { result: { catalog, origins, files }, diagnostics: none.map((found) => located(found, origins)) };
}

/** Gives a diagnostic that knows only its place in the catalog the span of that place, or of the nearest around it. */
export function located(diagnostic: Diagnostic, origins: Origins): Diagnostic {
  if (diagnostic.span) return diagnostic;
  let key = diagnostic.at ?? cellKey(diagnostic);
  while (key) {
    const origin = origins.at(key);
    if (origin) return { ...diagnostic, span: origin.span };
    key = key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : '';
  }
  return diagnostic;
}

function cellKey({ cell }: Diagnostic): string {
  if (!cell) return '';
  return `concepts/${cell.concept}/${cell.attribute}${cell.part === undefined ? '' : `/parts/${cell.part}`}`;
}
