import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyCase, duibi, filesOf, repository } from '../project.ts';

const MISTAKES = readFileSync(join(repository, 'test/cases/planted-mistakes/expected.txt'), 'utf8').trim().split('\n');

/** The planted mistakes in a project that was built before they were made. */
async function brokenProject(): Promise<string> {
  const root = copyCase('thin');
  expect((await duibi(['build', '--format', 'html'], root)).status).toBe(0);
  for (const [name, bytes] of filesOf(join(copyCase('planted-mistakes'), 'data'))) {
    writeFileSync(join(root, 'data', name), bytes);
  }
  writeFileSync(join(root, 'data/catalog.yaml'), '# emptied\n');
  return root;
}

test('twelve mistakes are told with file, line and column; status 1; no output file is touched', async () => {
  const root = await brokenProject();
  const before = filesOf(join(root, 'output'));
  const ran = await duibi(['build', '--lang', 'en', '--keep-going'], root);
  expect(ran.status).toBe(1);
  const told = [...ran.stderr.matchAll(/^error\[([\w-]+)\] data\/(\S+) /gm)].map(
    ([, code, place]) => `${place} ${code}`,
  );
  expect(told).toEqual(MISTAKES);
  expect(ran.stderr).toContain('12 errors, 0 warnings.');
  expect(filesOf(join(root, 'output'))).toEqual(before);
});

test('the same as JSON, in Chinese, with hints and code frames', async () => {
  const root = await brokenProject();
  const ran = await duibi(['build', '--lang', 'zh-CN', '--json'], root);
  expect(ran).toMatchObject({ status: 1, stderr: '' });
  const { diagnostics } = JSON.parse(ran.stdout) as { diagnostics: readonly Record<string, unknown>[] };
  expect(diagnostics).toHaveLength(MISTAKES.length);
  expect(diagnostics.find((one) => one.code === 'quantity-rewrite')).toMatchObject({
    file: 'data/models.yaml',
    start: { line: 5, column: 17 },
    message: expect.stringContaining('不是数量'),
    hint: expect.stringContaining('请写'),
    frame: expect.stringContaining('^'),
  });
});

test('what yargs cannot take is wrong usage, status 2', async () => {
  const root = copyCase('thin');
  const ran = await duibi(['build', '--nonsense', '--lang', 'en'], root);
  expect(ran.status).toBe(2);
  expect(ran.stderr).toContain('nonsense');
  expect(readFileSync(join(root, 'data/catalog.yaml'), 'utf8')).toContain('project:');
});
