import { link, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const LOCK = '.duibi-lock';

/** Two builds must not work in one folder at once: who holds it, or how to let it go. */
export type Lock =
  | { readonly held: true; readonly release: () => Promise<void> }
  | { readonly held: false; readonly pid: number };

/** Locks that builds of this very process hold or are about to take. */
const ours = new Set<string>();

/** Takes the folder for this process. A lock whose process is gone is taken over. */
export async function takeLock(out: string): Promise<Lock> {
  const path = join(out, LOCK);
  if (ours.has(path)) return { held: false, pid: process.pid };
  ours.add(path);
  try {
    await mkdir(out, { recursive: true });
    const other = await contend(path);
    if (other !== undefined) {
      ours.delete(path);
      return { held: false, pid: other };
    }
    await sweep(out);
    return { held: true, release: () => release(path) };
  } catch (error) {
    ours.delete(path);
    throw error;
  }
}

/** Undefined when the lock was won, else the pid of the build that has it. */
async function contend(path: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await create(path)) return undefined;
    const pid = await holder(path);
    if (pid !== undefined && isAlive(pid)) return pid;
    await setAside(path, pid);
  }
  return (await holder(path)) ?? 0;
}

async function release(path: string): Promise<void> {
  await rm(path, { force: true });
  ours.delete(path);
}

/** Removes what builds that were killed while they took the lock have left. */
async function sweep(out: string): Promise<void> {
  const left = (await readdir(out)).filter((name) => name.startsWith(`${LOCK}.`));
  for (const name of left) await rm(join(out, name), { force: true });
}

/** The lock appears with its pid in it, in one step, so that nobody can take it for an abandoned one. */
async function create(path: string): Promise<boolean> {
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, `${process.pid}\n`);
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // No file of ours: the build that won swept it away.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    // Some file systems have no hard links; a lock that is empty for a moment is the best that they allow.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return await createInPlace(path);
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

async function createInPlace(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(`${process.pid}\n`);
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined where the lock vanished meanwhile, or holds no pid. */
async function holder(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** In containers every build may have the same pid: our own, in a lock that we do not hold, is a dead build's. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes a dead lock away. If another build was quicker and this is its fresh lock, it is put back. */
async function setAside(path: string, dead: number | undefined): Promise<void> {
  const aside = `${path}.stale-${process.pid}`;
  try {
    await rename(path, aside);
    const taken = await holder(aside);
    if (taken !== dead) await link(aside, path).catch(() => {});
    await rm(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
