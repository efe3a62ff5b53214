import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { BuildOptions } from '../src/index.ts';

const here = resolve(import.meta.dirname);
export const repository = resolve(here, '..');

/** A case folder copied to a place of its own, so that tests may edit it. */
export function copyCase(name: string): string {
  const root = mkdtempSync(join(tmpdir(), `duibi-${name}-`));
  cpSync(join(here, 'cases', name), root, { recursive: true });
  return root;
}

/** The shipped catalog and templates, copied likewise. */
export function copyShipped(): string {
  const root = mkdtempSync(join(tmpdir(), 'duibi-shipped-'));
  for (const folder of ['data', 'templates']) cpSync(join(repository, folder), join(root, folder), { recursive: true });
  return root;
}

export function optionsFor(root: string, more: Partial<BuildOptions> = {}): BuildOptions {
  const all = { handouts: [], renditions: [], formats: [] };
  return { root, data: 'data', templates: 'templates', out: 'output', jobs: 0, keepGoing: false, ...all, ...more };
}

/** All files under a folder with their bytes, by relative path. */
export function filesOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a process of its own. */
export async function duibi(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const cli = join(repository, 'dist', 'duibi.js');
  try {
    const done = await promisify(execFile)(process.execPath, [cli, ...args], {
      cwd,
      env: { ...process.env, LANG: 'C', ...env },
    });
    return { status: 0, ...done };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { status: failed.code, stdout: failed.stdout, stderr: failed.stderr };
  }
}
