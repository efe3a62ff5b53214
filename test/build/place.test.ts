import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finish, Staging } from '../../src/build/place.ts';
import { filesOf } from '../project.ts';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'duibi-place-'));
}

test('files wait until all are right, then stand in their places', async () => {
  const out = folder();
  const staging = new Staging(out, 'run-1');
  await staging.put('a/a.pdf', 'A');
  expect([...filesOf(out).keys()]).toEqual(['.duibi/run-1/a/a.pdf']);
  await staging.commit(['a/a.pdf'], [], []);
  expect([...filesOf(out).keys()]).toEqual(['a/a.pdf']);
});

test('what is discarded leaves nothing behind', async () => {
  const out = folder();
  const staging = new Staging(out, 'run-1');
  await staging.put('a/a.pdf', 'A');
  await staging.discard();
  expect([...filesOf(out).keys()]).toEqual([]);
});

test('a build that was stopped while placing is finished by the next', async () => {
  const out = folder();
  const staging = new Staging(out, 'run-7');
  await staging.put('a/new.pdf', 'new');
  writeFileSync(join(out, 'old.pdf'), 'old');
  const journal = { run: 'run-7', place: ['gone/already.pdf', 'a/new.pdf'], remove: ['old.pdf'], last: [] };
  writeFileSync(join(out, '.duibi/journal.json'), JSON.stringify(journal));
  await finish(out);
  expect([...filesOf(out).keys()]).toEqual(['a/new.pdf']);
  expect(readFileSync(join(out, 'a/new.pdf'), 'utf8')).toBe('new');
});

test('a folder in which something waits that is not to be placed is not moved whole', async () => {
  const out = folder();
  const staging = new Staging(out, 'run-1');
  for (const path of ['a/1.pdf', 'a/failed.pdf', 'b/deep/2.pdf', 'b/deep/3.pdf']) await staging.put(path, path);
  await staging.commit(['a/1.pdf', 'b/deep/2.pdf', 'b/deep/3.pdf'], [], []);
  expect([...filesOf(out).keys()]).toEqual(['a/1.pdf', 'b/deep/2.pdf', 'b/deep/3.pdf']);
});

test('a folder that goes while files are placed is made again', async () => {
  const out = folder();
  const staging = new Staging(out, 'run-1');
  for (const path of ['a/1.pdf', 'busy.pdf', 'a/last.json']) await staging.put(path, path);
  mkdirSync(join(out, 'busy.pdf/held'), { recursive: true });
  await staging.commit(['a/1.pdf', 'busy.pdf'], ['a/last.json'], [], async () =>
    rmSync(join(out, 'a'), { recursive: true }),
  );
  expect([...filesOf(out).keys()]).toEqual(['a/last.json']);
});

test('a removal that points outside the output folder is not carried out', async () => {
  const parent = folder();
  writeFileSync(join(parent, 'mine.txt'), 'mine');
  const staging = new Staging(join(parent, 'out'), 'run-1');
  await staging.put('a.pdf', 'A');
  await staging.commit(['a.pdf'], [], ['../mine.txt']);
  expect([...filesOf(parent).keys()]).toEqual(['mine.txt', 'out/a.pdf']);
});

test('a target that cannot be replaced keeps its old file, and the rest is placed', async () => {
  const out = folder();
  const staging = new Staging(out, 'run-1');
  for (const path of ['busy.pdf', 'free.pdf', 'manifest.json']) await staging.put(path, 'new');
  // A folder that is not empty refuses to be replaced by a file, as an open file does on some systems.
  mkdirSync(join(out, 'busy.pdf'));
  writeFileSync(join(out, 'busy.pdf/held'), 'old');
  const busy: string[] = [];
  await staging.commit(['busy.pdf', 'free.pdf'], ['manifest.json'], [], async (paths) => {
    busy.push(...paths);
    await staging.replace('manifest.json', `without ${paths}`);
  });
  expect(busy).toEqual(['busy.pdf']);
  expect([...filesOf(out)].map(([path, bytes]) => `${path}: ${bytes}`)).toEqual([
    'busy.pdf/held: old',
    'free.pdf: new',
    'manifest.json: without busy.pdf',
  ]);
});
