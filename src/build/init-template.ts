import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { packageRoot } from './package-files.ts';

/** What of the built-in templates serves any handout: the default template, its themes and partials. */
const FOLDERS = ['handout', 'themes', 'partials'];

/**
 * Copies the built-in template into a folder of one's own. If any file of it is there already, nothing is written.
 * Paths of the result are relative to `root`.
 */
export async function initTemplate(
  root: string,
  folder: string,
): Promise<{ readonly written: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const from = join(packageRoot(), 'templates');
  const files = (await Promise.all(FOLDERS.map((name) => filesUnder(join(from, name))))).flat().sort();
  const copies = files.map((file) => ({ file, path: join(folder, relative(from, file)).replaceAll('\\', '/') }));
  const diagnostics: Diagnostic[] = [];
  for (const { path } of copies) {
    const there = await stat(join(root, path)).catch(() => undefined);
    if (there) diagnostics.push({ code: 'init-exists', severity: 'error', args: { file: path } });
  }
  if (diagnostics.length > 0) return { written: [], diagnostics };
  for (const { file, path } of copies) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), await readFile(file));
  }
  return { written: copies.map((copy) => copy.path), diagnostics };
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
