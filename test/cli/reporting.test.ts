import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { annotations } from '../../src/cli/annotations.ts';
import { jobSummary } from '../../src/cli/job-summary.ts';
import { byteSize } from '../../src/cli/progress.ts';
import type { Told } from '../../src/cli/report.ts';
import { wordsOf } from '../../src/cli/words.ts';
import { copyCase, duibi } from '../project.ts';

const told: Told = {
  code: 'bad-quantity',
  severity: 'error',
  message: '100% | "many"\nis <no> quantity.',
  hint: 'Write 175B.',
  file: 'data/a,b:c.yaml',
  start: { line: 3, column: 5 },
  end: { line: 3, column: 9 },
  cell: 'gpt-3.parameters',
};

test('annotations are escaped as the runner undoes it, and name the file from the root of the checkout', () => {
  expect(annotations([told, { code: 'no-data', severity: 'warning', message: 'None.' }], 'sub/')).toEqual([
    '::error file=sub/data/a%2Cb%3Ac.yaml,line=3,col=5,endColumn=9,title=bad-quantity gpt-3.parameters::' +
      '100%25 | "many"%0Ais <no> quantity.%0AWrite 175B.',
    '::warning title=no-data::None.',
  ]);
});

test('the job summary is a Markdown table that texts cannot break', () => {
  expect(jobSummary('duibi build', ['Nothing was written.'], [told], wordsOf('en'))).toBe(
    [
      '### duibi build\n',
      '- Nothing was written.\n',
      '| code | place | message |',
      '| --- | --- | --- |',
      '| `bad-quantity` | data/a,b:c.yaml:3:5 | 100% \\| "many" is &lt;no> quantity. |\n\n',
    ].join('\n'),
  );
});

test.each([
  [999, '999 B'],
  [1500, '2 KB'],
  [2_340_000, '2.3 MB'],
])('%i bytes are %s', (bytes, text) => expect(byteSize(bytes)).toBe(text));

let root: string;

beforeAll(async () => {
  root = copyCase('thin');
  await duibi(['build'], root);
});

test('a build with nothing to do says the same by the short way and by the long one', async () => {
  const [short, long] = await Promise.all([
    duibi(['build', '--lang', 'en'], root),
    duibi(['build', '--lang', 'en', '--no-keep-going'], root),
  ]);
  expect(short).toEqual({ status: 0, stdout: '', stderr: 'Nothing changed: 9 artifacts are up to date.\n' });
  expect(long).toEqual(short);
  const [shortJson, longJson] = await Promise.all([
    duibi(['build', '--json'], root),
    duibi(['build', '--json', '--no-why'], root),
  ]);
  const parsed = [shortJson, longJson].map((ran) => ({ ...JSON.parse(ran.stdout), seconds: 0 }));
  expect(parsed[0]).toEqual(parsed[1]);
});

test('--quiet says nothing where all is well, and still tells what is wrong', async () => {
  expect(await duibi(['build', '--quiet'], root)).toEqual({ status: 0, stdout: '', stderr: '' });
  const ran = await duibi(['build', '--quiet', '--data', 'gone', '--lang', 'en'], root);
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toContain('error[no-data]');
});

test('counts, sizes and causes are told; inside GitHub Actions also annotations and the job summary', async () => {
  const place = copyCase('thin');
  const summary = join(mkdtempSync(join(tmpdir(), 'duibi-summary-')), 'summary.md');
  writeFileSync(summary, '');
  const github = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, GITHUB_WORKSPACE: place };
  const first = await duibi(['build', '--lang', 'en', '--format', 'html,markdown', '--why'], place, github);
  expect(first.status).toBe(0);
  expect(first.stderr).toContain('thin/thin.en.html: new\n');
  expect(first.stderr).toMatch(
    /6 written, 0 unchanged, 0 removed\.\n {2}html: 3, \d+ KB\n {2}markdown: 3, \d+ KB\n6 files, \d+ KB, [\d.]+ s\.\n$/,
  );
  expect(readFileSync(summary, 'utf8')).toMatch(/^### duibi build\n\n- 6 written, 0 unchanged, 0 removed\.\n/);
  const path = join(place, 'data/catalog.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('parameters: 175B', 'parameters: many'));
  const second = await duibi(['build', '--lang', 'en', '--json'], place, github);
  expect(second.status).toBe(1);
  expect(second.stderr).toContain(
    '::error file=data/catalog.yaml,line=17,col=17,endColumn=21,title=bad-quantity gpt-3.parameters::',
  );
  expect(JSON.parse(second.stdout).diagnostics).toHaveLength(1);
  expect(readFileSync(summary, 'utf8')).toContain('| `bad-quantity` | data/catalog.yaml:17:17 |');
});
