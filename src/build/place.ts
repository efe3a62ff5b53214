import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

import { LOCK } from './lock.ts';

/** Where a build keeps its unfinished work: whole files wait here until all of them are right. */
const WORK = '.duibi';
const JOURNAL = 'journal.json';

/** The renames and removals that turn one finished build into the visible output. */
interface Journal {
  readonly run: string;
  readonly place: readonly string[];
  readonly remove: readonly string[];
  /** Placed after all others, the manifest at the very end. */
  readonly last: readonly string[];
}

/** Told of the files that another program holds open, before the last files are moved. */
export type WhenBusy = (paths: readonly string[], staging: Staging) => Promise<void>;

/** One build's waiting room inside the output folder. */
export class Staging {
  readonly #out: string;
  readonly #run: string;
  readonly #folders = new Folders();

  constructor(out: string, run: string) {
    this.#out = out;
    this.#run = run;
  }

  /** Writes a file into the waiting room. */
  async put(path: string, content: Uint8Array | string): Promise<void> {
    const file = this.#place(path);
    this.#folders.make(dirname(file));
    writeFileSync(file, content);
  }

  /** Puts another in the place of a file that waits, in one step: the journal may have been written. */
  async replace(path: string, content: string): Promise<void> {
    const file = this.#place(path);
    writeFileSync(`${file}.part`, content);
    renameSync(`${file}.part`, file);
  }

  /** The text of a file that waits. */
  async text(path: string): Promise<string> {
    return readFileSync(this.#place(path), 'utf8');
  }

  /**
   * Moves the files to their places after writing down what is to be moved. A file that another program holds open is
   * left as it was; `whenBusy` is told of all such, so that the manifest can tell.
   */
  async commit(
    place: readonly string[],
    last: readonly string[],
    remove: readonly string[],
    whenBusy: WhenBusy = async () => {},
  ): Promise<void> {
    const journal: Journal = { run: this.#run, place, remove, last };
    const path = join(this.#out, WORK, JOURNAL);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(journal));
    renameSync(`${path}.new`, path);
    await carryOut(this.#out, journal, whenBusy);
  }

  /** Leaves the output as it was; once files are being placed, the next build completes that instead. */
  async discard(): Promise<void> {
    if (!(await isUnfinished(this.#out))) rmSync(join(this.#out, WORK), { recursive: true, force: true });
  }

  #place(path: string): string {
    return join(this.#out, WORK, this.#run, path);
  }
}

/** Completes what an earlier build had begun to place before it was stopped; clears away what it had not. */
export async function finish(out: string, whenBusy: WhenBusy = async () => {}): Promise<void> {
  const journal = await readJournal(out);
  if (journal) await carryOut(out, journal, whenBusy);
  else rmSync(join(out, WORK), { recursive: true, force: true });
}

/** Whether an earlier build was stopped after it began to place its files. */
async function isUnfinished(out: string): Promise<boolean> {
  return (await readJournal(out)) !== undefined;
}

/** Whether an earlier build left its unfinished work behind, placed or not, or is still at it. */
export async function hasRemains(out: string): Promise<boolean> {
  return [WORK, LOCK].some((name) => existsSync(join(out, name)));
}

async function carryOut(out: string, journal: Journal, whenBusy: WhenBusy): Promise<void> {
  const waiting = join(out, WORK, journal.run);
  const folders = new Folders();
  const move = (path: string) => moved(join(waiting, path), join(out, path), folders);
  const busy = await patiently(journal.remove, (path) => removed(out, path));
  const whole = movedWhole(waiting, out, journal.place, folders);
  busy.push(...(await patiently(without(journal.place, whole), move)));
  if (busy.length > 0) await whenBusy(busy, new Staging(out, journal.run));
  for (const path of journal.last) {
    // Without its manifest the output would tell untruths: the journal stays, and the next build tries again.
    if ((await patiently([path], move)).length > 0) throw new BusyError(path);
  }
  // The journal goes last, so that at every moment either it or a complete output is there.
  rmSync(waiting, { recursive: true, force: true });
  rmSync(join(out, WORK), { recursive: true, force: true });
}

/** A file that must be replaced is held by another program. */
export class BusyError extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`${file} is held by another program`);
    this.file = file;
  }
}

/** A journal is renamed into place whole; one that cannot be read was never ours to carry out. */
async function readJournal(out: string): Promise<Journal | undefined> {
  try {
    return JSON.parse(readFileSync(join(out, WORK, JOURNAL), 'utf8')) as Journal;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const RETRIES_MS = [50, 150, 400];
const BUSY = ['EBUSY', 'EPERM', 'EACCES', 'EISDIR', 'ENOTEMPTY', 'ERR_FS_EISDIR', 'ETXTBSY'];

/** The files that another program holds even after some patience, which is for all of them together. */
async function patiently(paths: readonly string[], act: (path: string) => Promise<void>): Promise<string[]> {
  let left = [...paths];
  for (const wait of [0, ...RETRIES_MS]) {
    if (left.length > 0 && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const held: string[] = [];
    for (const path of left) if (!(await done(() => act(path)))) held.push(path);
    left = held;
  }
  return left;
}

/** A file that is not there any more was moved or removed by the build that was stopped. */
async function done(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return true;
    if (BUSY.includes(code)) return false;
    throw error;
  }
}

/**
 * Moves the folders that are not there yet, at the price of one file each; of the paths, those that went along. A folder
 * in which anything waits that is not to be placed stays.
 */
function movedWhole(waiting: string, out: string, place: readonly string[], folders: Folders): ReadonlySet<string> {
  const byFolder = new Map<string, string[]>();
  for (const path of place) {
    const paths = byFolder.get(dirname(path));
    if (paths) paths.push(path);
    else byFolder.set(dirname(path), [path]);
  }
  const went = new Set<string>();
  for (const [folder, paths] of byFolder) {
    if (folder === '.' || existsSync(join(out, folder))) continue;
    const known = new Set(paths.map((path) => basename(path)));
    if (!namesIn(join(waiting, folder)).every((name) => known.has(name))) continue;
    if (wentWhole(join(waiting, folder), join(out, folder), folders)) for (const path of paths) went.add(path);
  }
  return went;
}

/** Where it does not go whole, it goes file by file, which tells why not. */
function wentWhole(from: string, to: string, folders: Folders): boolean {
  try {
    folders.make(dirname(to));
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function without(paths: readonly string[], some: ReadonlySet<string>): readonly string[] {
  return some.size === 0 ? paths : paths.filter((path) => !some.has(path));
}

async function moved(from: string, to: string, folders: Folders): Promise<void> {
  const folder = dirname(to);
  folders.make(folder);
  try {
    renameSync(from, to);
  } catch (error) {
    const isFolderGone = (error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(from);
    if (!isFolderGone) throw error;
    mkdirSync(folder, { recursive: true });
    renameSync(from, to);
  }
}

/** Makes each folder once: to ask whether it is there takes as long as to write a small file. */
class Folders {
  readonly #made = new Set<string>();

  make(folder: string): void {
    if (this.#made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
  }
}

async function removed(out: string, path: string): Promise<void> {
  // A manifest that somebody edited must not reach outside the output folder.
  if (relative(out, join(out, path)).startsWith('..')) return;
  rmSync(join(out, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (!(await dropIfEmpty(join(out, folder)))) break;
  }
}

async function dropIfEmpty(folder: string): Promise<boolean> {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOTEMPTY', 'ENOENT', 'EEXIST', 'EBUSY', 'EPERM', 'EACCES', 'ENOTDIR'].includes(code)) return false;
    throw error;
  }
}
