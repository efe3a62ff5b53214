import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFrozen } from '../../src/build/frozen.ts';
import { build, verify } from '../../src/index.ts';
import { copyCase, filesOf, optionsFor } from '../project.ts';

const MORE = `      by-maker:
        concepts: { ids: [gpt-3, bert] }
        attributes: [maker]
        concepts-as: columns
`;
const formats = ['csv'];

/** The small case with a second matrix. */
function project(): { root: string; edit(from: string, to: string): void } {
  const root = copyCase('thin');
  const path = join(root, 'data/catalog.yaml');
  const edit = (from: string, to: string) => writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  writeFileSync(path, readFileSync(path, 'utf8') + MORE);
  return { root, edit };
}

function outputOf(root: string): readonly string[] {
  return [...filesOf(join(root, 'output')).keys()].filter((path) => path.endsWith('.csv'));
}

const BOTH = ['en', 'zh-CN', 'zh-CN_en'].flatMap((one) => [`thin/thin.${one}.by-maker.csv`, `thin/thin.${one}.csv`]);

test('a format may make several artifacts of a handout: one CSV a matrix, all of them verified, frozen and listed', async () => {
  const { root } = project();
  const made = await build(optionsFor(root, { formats }));
  expect(made.diagnostics).toEqual([]);
  expect(outputOf(root)).toEqual(BOTH);
  expect(made.written.map(({ part }) => part ?? 'main').sort()).toEqual([
    ...Array(3).fill('by-maker'),
    ...Array(3).fill('main'),
  ]);
  const report = await verify(optionsFor(root, { formats }));
  expect(report.diagnostics).toEqual([]);
  // 12 cells and 7 heads; 2 cells and 3 heads
  expect(report.artifacts.map(({ cells }) => cells)).toEqual([19, 5, 19, 5, 19, 5]);
  expect(await checkFrozen(optionsFor(root, { formats }))).toMatchObject({ diagnostics: [], fresh: { length: 6 } });
  const index = readFileSync(join(root, 'output/index.html'), 'utf8');
  expect(index).toMatch(/href="thin\/thin\.en\.by-maker\.csv" aria-label="CSV by-maker, en, \d+ B">by-maker \d+ B</);
});

test('an edit in the second file is found and named, and the build mends that file alone', async () => {
  const { root } = project();
  await build(optionsFor(root, { formats }));
  const path = join(root, 'output/thin/thin.en.by-maker.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace('Google', 'Goggle'));
  const { diagnostics } = await verify(optionsFor(root, { formats }));
  expect(diagnostics).toMatchObject([
    { code: 'verify-cell-differs', args: { artifact: 'thin/thin.en.by-maker.csv', address: 'by-maker:bert.maker' } },
  ]);
  const again = await build(optionsFor(root, { formats }));
  expect(again.written.map((one) => one.path)).toEqual(['thin/thin.en.by-maker.csv']);
});

test('a matrix that is gone takes its files with it', async () => {
  const { root, edit } = project();
  edit('    title: { zh-CN: 三个模型', '    formats: [csv]\n    title: { zh-CN: 三个模型');
  await build(optionsFor(root, { formats }));
  edit(MORE, '');
  // A build of all formats prunes; one that was told of a part only does not.
  edit('formats: [csv]', 'formats: [html]');
  expect([...(await build(optionsFor(root))).removed].sort()).toEqual(BOTH);
});

test('the setting of one format makes only that format’s artifacts again', async () => {
  const { root, edit } = project();
  const all = { formats: ['xlsx', 'csv', 'markdown'] };
  await build(optionsFor(root, all));
  edit('    edition:', '    csv: { bom: false }\n    edition:');
  const again = await build(optionsFor(root, { ...all, why: true }));
  expect(again.written.map((one) => one.path).sort()).toEqual(BOTH);
  expect([...again.causes.values()]).toEqual(BOTH.map(() => [{ kind: 'options' }]));
  expect(readFileSync(join(root, 'output/thin/thin.en.csv'))[0]).toBe('m'.charCodeAt(0));
});
