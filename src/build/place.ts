import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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

/** One build's waiting room inside the output folder. */
export class Staging {
  readonly #out: string;
  readonly #run: string;

  constructor(out: string, run: string) {
    this.#out = out;
    this.#run = run;
  }

  /** Writes a file into the waiting room. */
  async put(path: string, content: Uint8Array | string): Promise<void> {
    const file = join(this.#out, WORK, this.#run, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  /**
   * Moves the files to their places after writing down what is to be moved. A file that another program holds open is
   * left as it was; `whenBusy` is told of all such, before the last files are moved, so that the manifest can tell.
   */
  async commit(
    place: readonly string[],
    last: readonly string[],
    remove: readonly string[],
    whenBusy: (paths: readonly string[]) => Promise<void> = async () => {},
  ): Promise<void> {
    const journal: Journal = { run: this.#run, place, remove, last };
    const path = join(this.#out, WORK, JOURNAL);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(journal));
    await rename(`${path}.new`, path);
    await carryOut(this.#out, journal, whenBusy);
  }

  /** Leaves the output as it was; once files are being placed, the next build completes that instead. */
  async discard(): Promise<void> {
    if (await isUnfinished(this.#out)) return;
    await rm(join(this.#out, WORK, this.#run), { recursive: true, force: true });
    await dropIfEmpty(join(this.#out, WORK));
  }
}

/** Completes what an earlier build had begun to place before it was stopped; clears away what it had not. */
export async function finish(out: string): Promise<void> {
  const journal = await readJournal(out);
  if (journal) await carryOut(out, journal, async () => {});
  else await rm(join(out, WORK), { recursive: true, force: true });
}

/** Whether an earlier build was stopped after it began to place its files. */
export async function isUnfinished(out: string): Promise<boolean> {
  return (await readJournal(out)) !== undefined;
}

async function carryOut(
  out: string,
  journal: Journal,
  whenBusy: (paths: readonly string[]) => Promise<void>,
): Promise<void> {
  const work = join(out, WORK);
  const busy: string[] = [];
  for (const path of journal.remove) await removeArtifact(out, path);
  for (const path of journal.place) {
    if (!(await moved(join(work, journal.run, path), join(out, path)))) busy.push(path);
  }
  if (busy.length > 0) await whenBusy(busy);
  for (const path of journal.last) await moved(join(work, journal.run, path), join(out, path));
  await rm(work, { recursive: true, force: true });
}

async function readJournal(out: string): Promise<Journal | undefined> {
  try {
    return JSON.parse(await readFile(join(out, WORK, JOURNAL), 'utf8')) as Journal;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const RETRIES_MS = [50, 150, 400];

/** False where another program holds the target even after some patience. A file already moved counts as moved. */
async function moved(from: string, to: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true });
  for (const wait of [...RETRIES_MS, undefined]) {
    try {
      await rename(from, to);
      return true;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (code === 'ENOENT') return true;
      if (!['EBUSY', 'EPERM', 'EACCES', 'EISDIR', 'ENOTEMPTY'].includes(code)) throw error;
      if (wait !== undefined) await pause(wait);
    }
  }
  return false;
}

async function removeArtifact(out: string, path: string): Promise<void> {
  // A manifest that somebody edited must not reach outside the output folder.
  if (relative(out, join(out, path)).startsWith('..')) return;
  await rm(join(out, path), { force: true });
  await dropIfEmpty(dirname(join(out, path)));
}

async function dropIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT' && code !== 'EEXIST') throw error;
  }
}
