import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeLock } from '../../src/build/lock.ts';
import { sha256 } from '../../src/build/machine.ts';
import { readManifest } from '../../src/build/manifest.ts';
import { build } from '../../src/index.ts';
import { generateProject } from '../generated.ts';
import { copyCase, duibi, filesOf, optionsFor, repository } from '../project.ts';

function start(root: string, args: readonly string[] = []): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [join(repository, 'dist/duibi.js'), 'build', '--jobs', '2', ...args], {
    cwd: root,
  });
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}

/** Every artifact that the manifest names is there, whole, as the manifest says. */
async function manifestLies(out: string): Promise<readonly string[]> {
  const manifest = await readManifest(out);
  const wrong = (manifest?.artifacts ?? []).filter(
    ({ path, sha256: hash }) => sha256(readFileSync(join(out, path))) !== hash,
  );
  return wrong.map((record) => record.path);
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function numbersFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** DUIBI_KILL_SEED repeats the moments of a run that failed. */
const seed = Number(process.env.DUIBI_KILL_SEED ?? randomInt(2 ** 32));

test('a build killed at any of 50 random moments leaves whole files and a true manifest, and the next completes it', async () => {
  process.stdout.write(`kills drawn with DUIBI_KILL_SEED=${seed}\n`);
  const random = numbersFrom(seed);
  // Enough for worker threads.
  const root = generateProject(10);
  const out = join(root, 'output');
  const clean = generateProject(10);
  const begun = performance.now();
  expect(await start(clean).ended).toBe(0);
  const whole = performance.now() - begun;
  const expected = filesOf(join(clean, 'output'));
  const catalog = readFileSync(join(root, 'data/concepts.yaml'), 'utf8');
  for (let kill = 0; kill < 50; kill++) {
    // Every other time all artifacts are stale, so that kills fall into placing as well as into making.
    writeFileSync(
      join(root, 'data/concepts.yaml'),
      kill % 2 ? catalog : catalog.replaceAll('Remark number', 'Another'),
    );
    const { child, ended } = start(root);
    const moment = random();
    const told = `kill ${kill} at ${moment.toFixed(3)} of a build, DUIBI_KILL_SEED=${seed}`;
    await pause(whole * 1.1 * moment);
    child.kill('SIGKILL');
    await ended;
    if (!existsSync(out)) continue;
    const visible = [...filesOf(out).keys()].filter((path) => !path.startsWith('.duibi'));
    expect(
      visible.filter((path) => !expected.has(path)),
      told,
    ).toEqual([]);
    if (!filesOf(out).has('.duibi/journal.json')) expect(await manifestLies(out), told).toEqual([]);
  }
  writeFileSync(join(root, 'data/concepts.yaml'), catalog);
  expect(await start(root).ended).toBe(0);
  expect([...filesOf(out)].filter(([path, bytes]) => !expected.get(path)?.equals(bytes)).map(([path]) => path)).toEqual(
    [],
  );
  expect([...filesOf(out).keys()]).toEqual([...expected.keys()]);
}, 600_000);

test('a worker thread that dies fails the handout in its hands only', async () => {
  const root = generateProject(10);
  const dying = `const { isMainThread, parentPort } = require('node:worker_threads');
    const { postMessage } = parentPort ?? {};
    const dies = ({ filled }) => filled.made.some(({ path }) => path.startsWith('h3/'));
    if (!isMainThread) parentPort.postMessage = (answer, moved) => dies(answer) ? process.exit(7) : postMessage.call(parentPort, answer, moved);`;
  writeFileSync(join(root, 'dying.cjs'), dying);
  const args = ['build', '--jobs', '2', '--keep-going', '--json', '--format', 'html', '--format', 'pdf'];
  const ran = await duibi([...args, '--format', 'xlsx'], root, { NODE_OPTIONS: '--require ./dying.cjs' });
  expect(ran.status).toBe(1);
  const { diagnostics, failed, written } = JSON.parse(ran.stdout);
  expect(failed).toEqual(['h3']);
  expect(new Set(diagnostics.map((one: { code: string }) => one.code))).toEqual(new Set(['writer-failed']));
  expect(diagnostics[0].message).toContain('a worker thread ended by itself with status 7');
  expect(written).toHaveLength(27);
  expect(await manifestLies(join(root, 'output'))).toEqual([]);
});

// From some 110 handouts on threads start while the catalog is read, so that they have ended before there are orders.
test.each([
  ['are done without', 10, [], 0],
  ['are done without', 120, [], 0],
  ['fail their handouts where no other thread may', 10, ['--keep-going'], 1],
  ['fail their handouts where no other thread may', 120, ['--keep-going'], 1],
])('threads that cannot start %s: %i', async (_, count, more, status) => {
  const root = generateProject(count);
  writeFileSync(join(root, 'dying.cjs'), `if (!require('node:worker_threads').isMainThread) process.exit(7);`);
  const args = ['build', '--jobs', '2', ...more, '--json', '--format', 'html', '--format', 'pdf', '--format', 'xlsx'];
  const ran = await duibi(args, root, { NODE_OPTIONS: '--require ./dying.cjs' });
  expect(ran.status).toBe(status);
  const { written, failed } = JSON.parse(ran.stdout);
  expect([written.length, failed.length]).toEqual(status === 0 ? [count * 3, 0] : [0, count]);
});

test('a build of little work, which has no threads, stops between two handouts too', async () => {
  const root = generateProject(3);
  const interrupt = new AbortController();
  const seen: number[] = [];
  const progress = (done: number) => {
    seen.push(done);
    interrupt.abort('SIGINT');
  };
  await expect(build(optionsFor(root, { jobs: 2 }), progress, interrupt.signal)).rejects.toBe('SIGINT');
  // The first handout only.
  expect(seen).toEqual([1, 2, 3]);
  expect(existsSync(join(root, 'output/manifest.json'))).toBe(false);
});

test('Ctrl-C ends cleanly with status 130 and leaves the earlier output', async () => {
  const root = generateProject(300);
  mkdirSync(join(root, 'output'));
  writeFileSync(join(root, 'output/earlier.txt'), 'earlier');
  const { child, ended } = start(root);
  const begun = new Promise((resolve) => child.stderr?.once('data', resolve));
  await begun;
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect([...filesOf(join(root, 'output')).keys()]).toEqual(['earlier.txt']);
});

test('a second build in the same folder is refused while the first lives; a lock without its process is taken over', async () => {
  const root = copyCase('thin');
  mkdirSync(join(root, 'output'));
  const lock = join(root, 'output/.duibi-lock');
  writeFileSync(lock, `${process.ppid}\n`);
  const refused = await duibi(['build', '--lang', 'en'], root);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain(`Another build (process ${process.ppid}) is at work in "output".`);
  writeFileSync(lock, '999999999\n');
  expect((await duibi(['build'], root)).status).toBe(0);
  expect(filesOf(join(root, 'output')).has('.duibi-lock')).toBe(false);
});

test('a lock that holds the own pid is a dead build of another container, unless this process holds it', async () => {
  const root = copyCase('thin');
  const out = join(root, 'output');
  mkdirSync(out);
  writeFileSync(join(out, '.duibi-lock'), `${process.pid}\n`);
  const lock = await takeLock(out);
  expect(lock.held).toBe(true);
  expect(await takeLock(out)).toEqual({ held: false, pid: process.pid });
  if (lock.held) await lock.release();
  expect([...filesOf(out).keys()]).toEqual([]);
});

test('of many builds that find a dead lock at the same time no two work in the folder', async () => {
  const root = copyCase('thin');
  mkdirSync(join(root, 'output'));
  writeFileSync(join(root, 'output/.duibi-lock'), '999999999\n');
  const runs = await Promise.all(Array.from({ length: 4 }, () => duibi(['build', '--lang', 'en'], root)));
  const won = runs.filter((ran) => ran.status === 0);
  const refused = runs.filter((ran) => ran.status === 1 && ran.stderr.includes('is at work in "output"'));
  expect(won.length).toBeGreaterThan(0);
  expect(won.length + refused.length).toBe(4);
  expect(await manifestLies(join(root, 'output'))).toEqual([]);
  expect([...filesOf(join(root, 'output')).keys()].filter((path) => path.startsWith('.'))).toEqual([]);
});

test('a disk that takes no more, and a folder that may not be written, are told and leave the earlier output', async () => {
  const root = copyCase('thin');
  await build(optionsFor(root));
  const out = join(root, 'output');
  const before = filesOf(out);
  const path = join(root, 'data/catalog.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('parameters: 175B', 'parameters: 176B'));
  // A limit on the size of files stands in for a full disk: the write fails in the middle.
  const command = `ulimit -f 16; exec "${process.execPath}" "${join(repository, 'dist/duibi.js')}" build --lang en`;
  const full = spawnSync('/bin/sh', ['-c', command], { cwd: root, encoding: 'utf8' });
  expect(full.stderr).toContain('error[write-failed]');
  expect(full.status).toBe(1);
  expect(filesOf(out)).toEqual(before);
  chmodSync(root, 0o755);
  chmodSync(out, 0o555);
  // Root may write anywhere, so the build runs as nobody then.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const args = [join(repository, 'dist/duibi.js'), 'build', '--lang', 'en'];
  const refused = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', ...nobody });
  chmodSync(out, 0o755);
  expect(refused.stderr).toContain('could not be written: permission denied (EACCES)');
  expect(refused.status).toBe(1);
  expect(filesOf(out)).toEqual(before);
});

test('an output folder that cannot be made is told in one sentence', async () => {
  const root = copyCase('thin');
  writeFileSync(join(root, 'output'), 'a file');
  const ran = await duibi(['build', '--lang', 'en'], root);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toContain(
    'error[write-failed] "output" could not be written: a file stands where a folder is needed (EEXIST).',
  );
  expect(readFileSync(join(root, 'output'), 'utf8')).toBe('a file');
});

test('a catalog that vanished is told, and the earlier output stays', async () => {
  const root = copyCase('thin');
  await build(optionsFor(root));
  const before = filesOf(join(root, 'output'));
  const ran = await duibi(['build', '--data', 'gone', '--lang', 'en'], root);
  expect(ran).toMatchObject({ status: 1 });
  expect(ran.stderr).toContain('There is no YAML file in "gone".');
  expect(filesOf(join(root, 'output'))).toEqual(before);
});
