import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readManifest } from '../../src/build/manifest.ts';
import { build } from '../../src/index.ts';
import { openBook } from '../../src/xlsx/raw-book.ts';
import { copyCase, optionsFor } from '../project.ts';

/** The line of the hidden sheet that says what a workbook was made from. */
function sourceLine(path: string): readonly string[] {
  const parts = unzipSync(readFileSync(path));
  const cells = openBook((name) => (parts[name] ? strFromU8(parts[name]) : undefined)).sheet('_duibi');
  return ['A2', 'B2', 'C2', 'D2'].map((name) => {
    const cell = cells?.get(name);
    return cell?.kind === 'text' ? cell.text : '';
  });
}

test('a workbook says what it was made from, and a change of the catalog can be told by it', async () => {
  const root = copyCase('thin');
  const options = optionsFor(root, { formats: ['xlsx'], renditions: ['en'] });
  const workbook = join(root, 'output/thin/thin.en.xlsx');
  const catalog = join(root, 'data/catalog.yaml');
  const yaml = readFileSync(catalog, 'utf8');
  const built = async (text: string) => {
    writeFileSync(catalog, text);
    await build(options);
    return sourceLine(workbook);
  };
  const first = await built(yaml);
  const digest = (await readManifest(join(root, 'output')))?.artifacts[0]?.keys.says;
  expect(first).toEqual(['source', 'thin en', '2026-11-23', digest]);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(await built(`# a remark\n${yaml}`)).toEqual(first);
  const changed = await built(yaml.replace('175B', '176B'));
  expect(changed.slice(0, 3)).toEqual(first.slice(0, 3));
  expect(changed[3]).not.toBe(first[3]);
  expect(await built(yaml)).toEqual(first);
});
