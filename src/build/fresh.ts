import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_FORMATS } from './format-names.ts';
import { sha256, stillSame } from './machine.ts';
import { type ArtifactRecord, INDEX, type Manifest, runtime } from './manifest.ts';
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
  const now = { ...tool, ...runtime() };
  if (JSON.stringify(before.tool) !== JSON.stringify(now)) return false;
  if (JSON.stringify([...DEFAULT_FORMATS].sort()) !== JSON.stringify(before.formats)) return false;
  if (!(await stillSame(before.inputs, options.root, packageRoot()))) return false;
  const intact = await Promise.all(before.artifacts.map((record) => artifactIntact(out, record)));
  return intact.every(Boolean) && (await exists(join(out, INDEX)));
}

/** Whether the file of an artifact is there, byte for byte. */
export async function artifactIntact(out: string, record: ArtifactRecord): Promise<boolean> {
  try {
    const bytes = await readFile(join(out, record.path));
    return bytes.length === record.size && sha256(bytes) === record.sha256;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Whether there is a file at an artifact's place, whatever it holds. */
export function artifactThere(out: string, record: ArtifactRecord): Promise<boolean> {
  return exists(join(out, record.path));
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
