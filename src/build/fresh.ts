import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_FORMATS } from './format-names.ts';
import { askedFolders, sha256, stillSame } from './machine.ts';
import type { FileRecord, Manifest } from './manifest.ts';
import { type BuildOptions, isFiltered } from './options.ts';
import { packageRoot, type ToolIdentity } from './package-files.ts';

/**
 * The first level of the incremental build: true if the tool, everything an earlier build asked of the outside world,
 * and every artifact it made are still the same. Then no stage runs and no writer is imported.
 */
export async function isUpToDate(
  before: Manifest,
  options: BuildOptions,
  out: string,
  tool: ToolIdentity,
): Promise<boolean> {
  if (!before.complete || isFiltered(options)) return false;
  const then = [before.tool, before.asked, before.formats, before.shard];
  const now = [tool, askedFolders(options), [...DEFAULT_FORMATS].sort(), options.shard];
  if (JSON.stringify(then) !== JSON.stringify(now)) return false;
  if (!(await stillSame(before.inputs, options.root, packageRoot()))) return false;
  return allIntact(out, [...before.artifacts, before.index]);
}

/** Few at a time, so that a thousand artifacts are not held in memory together. */
async function allIntact(out: string, records: readonly FileRecord[]): Promise<boolean> {
  const AT_ONCE = 16;
  for (let from = 0; from < records.length; from += AT_ONCE) {
    const some = records.slice(from, from + AT_ONCE);
    const intact = await Promise.all(some.map((record) => artifactIntact(out, record)));
    if (!intact.every(Boolean)) return false;
  }
  return true;
}

/** Whether the file of an artifact is there, byte for byte. */
export async function artifactIntact(out: string, record: FileRecord): Promise<boolean> {
  try {
    // Many small files: reading them in this thread costs far less than handing each to another one.
    const bytes = readFileSync(join(out, record.path));
    return bytes.length === record.size && sha256(bytes) === record.sha256;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return false;
    throw error;
  }
}

/** Whether there is anything at an artifact's place, whatever it holds. */
export function artifactThere(out: string, record: FileRecord): boolean {
  return existsSync(join(out, record.path));
}
