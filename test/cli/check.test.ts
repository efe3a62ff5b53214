import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duibi } from '../project.ts';

const root = mkdtempSync(join(tmpdir(), 'duibi-check-'));
const CATALOG = `project:
  format: 1
  languages: [en]
  suppress: [{ check: source-unused, source: spare, reason: For the next edition }]
attributes: { remark: { label: Remark, kind: text } }
sources: { card: { title: Card }, spare: { title: Spare } }
concepts:
  a: { name: A, remark: { value: So it was, sources: [card], as-of: 2025-01-31 } }
  b: { name: B, remark: Nobody says so }
handouts:
  all: { title: All, edition: 2025-06-01, renditions: [[en]], matrices: { main: { attributes: [remark] } } }
`;
beforeAll(() => {
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'data/catalog.yaml'), CATALOG);
});
afterAll(() => rmSync(root, { recursive: true }));

const codes = (stdout: string) =>
  (JSON.parse(stdout) as { diagnostics: { code: string; severity: string }[] }).diagnostics.map(
    ({ code, severity }) => `${severity} ${code}`,
  );

test('warnings are told and do not fail the check; with --strict they do', async () => {
  const easy = await duibi(['check', '--lang', 'en'], root);
  expect([easy.status, easy.stdout]).toEqual([0, '']);
  expect(easy.stderr).toContain('warning[cell-without-source] data/catalog.yaml:9:');
  expect(easy.stderr).toContain('b.remark states a fact without a source.');
  expect(easy.stderr).toContain('1 findings are suppressed');
  expect((await duibi(['check', '--strict'], root)).status).toBe(1);
  expect(readdirSync(root)).toEqual(['data']);
});

test('--json gives the findings with stable fields, and what is suppressed', async () => {
  const { stdout, status } = await duibi(['check', '--json', '--strict'], root);
  expect([status, codes(stdout)]).toEqual([1, ['warning cell-without-source']]);
  expect(JSON.parse(stdout)).toMatchObject({
    suppressed: [{ check: 'source-unused', subject: 'spare', reason: 'For the next edition' }],
    diagnostics: [{ cell: 'b.remark', file: 'data/catalog.yaml' }],
  });
});

test('--today takes the place of the editions, and must be a day', async () => {
  const later = await duibi(['check', '--json', '--today', '2027-02-01'], root);
  expect([later.status, codes(later.stdout)]).toEqual([0, ['warning as-of-old', 'warning cell-without-source']]);
  const odd = await duibi(['check', '--today', '2027-02-30', '--lang', 'zh-CN'], root);
  expect([odd.status, odd.stderr]).toEqual([2, '“2027-02-30”不是日子。请写 YYYY-MM-DD。\n']);
});

test('a build is not held up by doubts about the data', async () => {
  const built = await duibi(['build', '--format', 'markdown', '--jobs', '0', '--json'], root);
  expect([built.status, codes(built.stdout)]).toEqual([0, []]);
});
