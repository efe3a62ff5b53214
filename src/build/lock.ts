import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
    mkdirSync(out, { recursive: true });
    const other = contend(path);
    if (other !== undefined) {
      ours.delete(path);
      return { held: false, pid: other };
    }
    sweep(out);
    return { held: true, release: () => release(path) };
  } catch (error) {
    ours.delete(path);
    throw error;
  }
}

/** Undefined when the lock was won, else the pid of the build that has it. */
function contend(path: string): number | undefined {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(path)) return undefined;
    const pid = holder(path);
    if (pid !== undefined && isAlive(pid)) return pid;
    setAside(path, pid);
  }
  return holder(path) ?? 0;
}

async function release(path: string): Promise<void> {
  rmSync(path, { force: true });
  ours.delete(path);
}

/** Removes what builds that were killed while they took the lock have left. */
function sweep(out: string): void {
  const left = readdirSync(out).filter((name) => name.startsWith(`${LOCK}.`));
  for (const name of left) rmSync(join(out, name), { force: true });
}

/** The lock appears with its pid in it, in one step, so that nobody can take it for an abandoned one. */
function create(path: string): boolean {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, `${process.pid}\n`);
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // No file of ours: the build that won swept it away.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    // Some file systems have no hard links; a lock that is empty for a moment is the best that they allow.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return createInPlace(path);
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function createInPlace(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined where the lock vanished meanwhile, or holds no pid. */
function holder(path: string): number | undefined {
  const pid = Number.parseInt(textOf(path), 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
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
function setAside(path: string, dead: number | undefined): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    const taken = holder(aside);
    if (taken !== dead) putBack(aside, path);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch {
    // Yet another build has taken the folder meanwhile.
  }
}
