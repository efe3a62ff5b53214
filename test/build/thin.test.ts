import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, verify } from '../../src/index.ts';
import { copyCase, duibi, filesOf, optionsFor } from '../project.ts';

const FORMATS = ['xlsx', 'pdf', 'html', 'markdown'];
let root: string;

beforeAll(async () => {
  root = copyCase('thin');
  const report = await build(optionsFor(root, { formats: FORMATS }));
  expect(report.diagnostics).toEqual([]);
  expect(report.written).toHaveLength(12);
});

test('each artifact says by address exactly what the matrix says', async () => {
  const report = await verify(optionsFor(root));
  expect(report.diagnostics).toEqual([]);
  // 12 cells, 3 concepts and 4 attributes
  expect(report.artifacts.map((one) => one.cells)).toEqual(Array(12).fill(19));
});

test('a second build in another place has the same bytes, made by the built program', async () => {
  const other = copyCase('thin');
  const args = ['build', ...FORMATS.flatMap((format) => ['--format', format]), '--jobs', '2'];
  const ran = await duibi(args, other, { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8' });
  expect(ran).toMatchObject({ status: 0, stdout: '' });
  const [ours, theirs] = [filesOf(join(root, 'output')), filesOf(join(other, 'output'))];
  expect([...theirs.keys()]).toEqual([...ours.keys()]);
  expect([...theirs].filter(([path, bytes]) => !ours.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([]);
});

test('nothing changed: nothing is written; one artifact gone: only that one comes back', async () => {
  const place = copyCase('thin');
  await build(optionsFor(place));
  expect(await build(optionsFor(place))).toMatchObject({ written: [], removed: [], unchanged: { length: 9 } });
  rmSync(join(place, 'output/thin/thin.en.pdf'));
  const again = await build(optionsFor(place));
  expect(again.written.map((one) => one.path)).toEqual(['thin/thin.en.pdf']);
});

test('the index shows the first page of the PDF, as long as there is one', async () => {
  const place = copyCase('thin');
  const index = () => String(filesOf(join(place, 'output')).get('index.html'));
  await build(optionsFor(place, { formats: ['html'] }));
  expect(index()).not.toContain('data:image/svg');
  await build(optionsFor(place));
  const first = index();
  expect(first).toContain('href="thin/thin.zh-CN.pdf"><img');
  rmSync(join(place, 'output/thin/thin.en.html'));
  // Only that one is made again; the picture of the others is as they are.
  expect(await build(optionsFor(place))).toMatchObject({ written: { length: 1 } });
  expect(index()).toBe(first);
});

test('a comment in the catalog changes the inputs but no artifact', async () => {
  const place = copyCase('thin');
  await build(optionsFor(place));
  const path = join(place, 'data/catalog.yaml');
  writeFileSync(path, `# a remark\n${filesOf(join(place, 'data')).get('catalog.yaml')}`);
  expect(await build(optionsFor(place))).toMatchObject({ written: [], unchanged: { length: 9 } });
});

test('a changed cell rewrites only what shows it', async () => {
  const place = copyCase('thin');
  await build(optionsFor(place));
  const path = join(place, 'data/catalog.yaml');
  const text = String(filesOf(join(place, 'data')).get('catalog.yaml'));
  writeFileSync(path, text.replace('en: It handles text only.', 'en: It takes text only.'));
  const again = await build(optionsFor(place));
  const renditions = [...new Set(again.written.map((one) => one.rendition.join('_')))].sort();
  expect(renditions).toEqual(['en', 'zh-CN_en']);
});
