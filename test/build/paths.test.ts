import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOutputPattern, OUTPUT_PATTERN, outputPath, unknownFields } from '../../src/core/output-path.ts';
import { build } from '../../src/index.ts';
import { copyCase, filesOf, optionsFor } from '../project.ts';

const fields = { handout: 'models', title: '模型', edition: '2026-11', rendition: 'zh-CN_en', ext: 'pdf' };

test.each([
  [OUTPUT_PATTERN, {}, 'models/models.zh-CN_en.pdf'],
  ['{title}-{edition}.{ext}', {}, '模型-2026-11.pdf'],
  ['{title}.{ext}', { title: 'A/B: “why?” <x>\n|' }, 'A-B- “why-” -x-.pdf'],
  ['{title}.{ext}', { title: ' .. ' }, '-.pdf'],
  ['{title}.{ext}', { title: '../../etc/passwd' }, '-..-etc-passwd.pdf'],
  ['{title}.{ext}', { title: 'con' }, '_con.pdf'],
  ['{title}.{ext}', { title: '大'.repeat(300) }, `${'大'.repeat(40)}.pdf`],
  ['{title}.{ext}', { title: 'e\u0301' }, 'é.pdf'],
])('%s with %o is %s', (pattern, more, path) => {
  expect(outputPath(pattern, { ...fields, ...more })).toBe(path);
});

test.each([
  '/{title}.{ext}',
  '../{title}.{ext}',
  '{title}',
  'a:b/{title}.{ext}',
  'a//{handout}.{ext}',
  '.x/{handout}.{ext}',
])('%s is no pattern', (pattern) => expect(isOutputPattern(pattern)).toBe(false));

test('fields that are not known are named', () => {
  expect(unknownFields('{handout}-{date}.{ext}')).toEqual(['date']);
});

function withOutput(root: string, pattern: string): void {
  const path = join(root, 'data/catalog.yaml');
  const text = readFileSync(path, 'utf8').replace(
    'project: { format: 1,',
    `project: { format: 1, output: '${pattern}',`,
  );
  writeFileSync(path, text);
}

test('the pattern of the project names the files; earlier names are removed', async () => {
  const root = copyCase('thin');
  await build(optionsFor(root));
  withOutput(root, '{title}-{edition}.{rendition}.{ext}');
  const report = await build(optionsFor(root));
  expect(report.removed).toHaveLength(9);
  expect([...filesOf(join(root, 'output')).keys()].filter((path) => path.endsWith('.html'))).toEqual([
    'Three models-2026-11-23.en.html',
    'index.html',
    '三个模型-2026-11-23.zh-CN.html',
    '三个模型-2026-11-23.zh-CN_en.html',
  ]);
});

test.each([
  ['{title}.{ext}', 'output-collision', { path: '三个模型.html', first: 'thin (zh-CN)', second: 'thin (zh-CN_en)' }],
  ['index.{ext}', 'output-collision', { path: 'index.html', first: 'index.html', second: 'thin (zh-CN)' }],
  ['{name}.{ext}', 'not-allowed', { found: 'name' }],
  ['../{handout}.{rendition}.{ext}', 'output-pattern', { text: '../{handout}.{rendition}.{ext}' }],
])('%s is told as %s, and nothing is written', async (pattern, code, args) => {
  const root = copyCase('thin');
  withOutput(root, pattern);
  const report = await build(optionsFor(root));
  expect(report.diagnostics[0]).toMatchObject({ code, args });
  expect(report.written).toEqual([]);
});
