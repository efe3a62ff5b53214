import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Host } from '../core/host.ts';
import { unexpected } from '../core/unexpected.ts';

/** One thing the build asked of the outside world, and what it was told. Hashes are SHA-256, hexadecimal. */
export type Input =
  | { readonly kind: 'file'; readonly path: string; readonly sha256: string }
  | { readonly kind: 'absent'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string; readonly sha256: string }
  | { readonly kind: 'environment'; readonly name: string; readonly value: string | null };

export interface RecordingHost extends Host {
  /** All that was asked so far, each thing once, sorted. */
  inputs(): readonly Input[];
  /** Adds what another host was told. */
  note(inputs: readonly Input[]): void;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The real machine, with its root at the project folder. Paths under `packageRoot` are recorded as `builtin:`. */
export function machineHost(root: string, packageRoot: string): RecordingHost {
  const asked = new Map<string, Input>();
  const name = (path: string) => inputName(resolve(root, path), root, packageRoot);
  const note = (input: Input) => {
    const key = keyOf(input);
    const before = asked.get(key);
    asked.set(key, before === undefined || JSON.stringify(before) === JSON.stringify(input) ? input : unsteady(input));
  };
  return {
    root,
    async read(path) {
      const bytes = bytesOf(resolve(root, path));
      const known = name(path);
      note(bytes ? { kind: 'file', path: known, sha256: sha256(bytes) } : { kind: 'absent', path: known });
      return bytes;
    },
    stretches: (path) => stretchesOf(resolve(root, path)),
    async list(folder) {
      const files = filesUnder(resolve(root, folder));
      note({ kind: 'folder', path: name(folder), sha256: sha256(files.join('\n')) });
      return files;
    },
    environment(variable) {
      const value = process.env[variable];
      note({ kind: 'environment', name: variable, value: value ?? null });
      return value;
    },
    inputs: () => [...asked.keys()].sort().map((key) => asked.get(key) as Input),
    note: (inputs) => inputs.forEach(note),
  };
}

/** What changed while it was read twice has no hash that speaks for all that was made of it: the next build looks again. */
function unsteady(input: Input): Input {
  if (input.kind === 'environment') return input;
  const kind = input.kind === 'folder' ? 'folder' : 'file';
  return { kind, path: input.path, sha256: 'changed during the build' };
}

/** What was asked, whatever the answer. */
function keyOf(input: Input): string {
  switch (input.kind) {
    case 'file':
    case 'absent':
      return `f:${input.path}`;
    case 'folder':
      return `d:${input.path}`;
    case 'environment':
      return `e:${input.name}`;
    default:
      return unexpected(input);
  }
}

/** Whether the outside world would still answer the same to all that an earlier build asked. */
export async function stillSame(inputs: readonly Input[], root: string, packageRoot: string): Promise<boolean> {
  const host = machineHost(root, packageRoot);
  await Promise.all(
    inputs.map((input) => {
      if (input.kind === 'environment') return host.environment(input.name);
      const path = inputPath(input.path, packageRoot);
      return input.kind === 'folder' ? host.list(path) : host.read(path);
    }),
  );
  return JSON.stringify(host.inputs()) === JSON.stringify(inputs);
}

/** The data and template folders of a build, named as inputs are. */
export function askedFolders(options: { readonly root: string; readonly data: string; readonly templates: string }) {
  const name = (folder: string) => slashes(relative(options.root, resolve(options.root, folder)));
  return { data: name(options.data), templates: name(options.templates) };
}

const BUILTIN = 'builtin:';

/** Inside the project a path is named relative to it, so that the folder's own name is no input. */
function inputName(path: string, root: string, packageRoot: string): string {
  const inRoot = relative(root, path);
  if (!inRoot.startsWith('..') && !isAbsolute(inRoot)) return slashes(inRoot);
  const inPackage = relative(packageRoot, path);
  if (!inPackage.startsWith('..') && !isAbsolute(inPackage)) return BUILTIN + slashes(inPackage);
  return slashes(inRoot);
}

function inputPath(name: string, packageRoot: string): string {
  return name.startsWith(BUILTIN) ? resolve(packageRoot, name.slice(BUILTIN.length)) : name;
}

function slashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Many small files: reading them in this thread costs far less than handing each to another one. */
function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

const STRETCH = 1 << 18;

function* stretchesOf(path: string): Generator<Uint8Array> {
  const file = openFile(path);
  if (file === undefined) return;
  try {
    // Used again for each, as memory outside V8's heap is given back late.
    const bytes = Buffer.allocUnsafe(STRETCH);
    for (;;) {
      const length = readSync(file, bytes);
      if (length === 0) return;
      yield bytes.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): number | undefined {
  try {
    return statSync(path).isFile() ? openSync(path, 'r') : undefined;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Relative paths of all files, sorted by code units; a file given in place of a folder is listed as ''. */
function filesUnder(folder: string): readonly string[] {
  try {
    if (statSync(folder).isFile()) return [''];
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => slashes(relative(folder, resolve(entry.parentPath, entry.name))))
      .sort();
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}

/** How much all files of these endings under a folder hold, in bytes; only a guess at the work, so no input. */
export function bytesUnder(folder: string, endings = /(?:)/): number {
  const files = filesUnder(folder).filter((name) => endings.test(name));
  return files.reduce((sum, name) => sum + statSync(resolve(folder, name)).size, 0);
}

function isAbsence(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
