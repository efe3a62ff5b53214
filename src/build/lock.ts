import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const LOCK = '.duibi-lock';

/** Two builds must not work in one folder at once: who holds it, or how to let it go. */
export type Lock =
  | { readonly held: true; readonly release: () => Promise<void> }
  | { readonly held: false; readonly pid: number };

/** Takes the folder for this process. A lock whose process is gone is taken over. */
export async function takeLock(out: string): Promise<Lock> {
  await mkdir(out, { recursive: true });
  const path = join(out, LOCK);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await create(path)) return { held: true, release: () => rm(path, { force: true }) };
    const pid = await holder(path);
    if (pid !== undefined && isAlive(pid)) return { held: false, pid };
    await setAside(path);
  }
  return { held: false, pid: (await holder(path)) ?? 0 };
}

async function create(path: string): Promise<boolean> {
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

/** Undefined where the lock vanished meanwhile, or was never finished. */
async function holder(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) ? pid : undefined;
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Renaming first makes sure that of two builds only one removes the stale lock, and never a fresh one. */
async function setAside(path: string): Promise<void> {
  const aside = `${path}.stale-${process.pid}`;
  try {
    await rename(path, aside);
    await rm(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
