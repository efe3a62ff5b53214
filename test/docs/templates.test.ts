import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { initTemplate } from '../../src/build/init-template.ts';
import { build, verify } from '../../src/index.ts';
import { copyCase, filesOf, optionsFor, repository } from '../project.ts';

/** The fenced examples of the page: the file each names, and its text. */
const EXAMPLES = [
  ...readFileSync(join(repository, 'docs/templates.md'), 'utf8').matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms),
].map(([, path = '', text = '']) => ({ path, text }));

const HANDOUT = 'models-by-scale-and-modality';

/** The shipped catalog with one example in the user's folder; all other files are the built-in ones. */
async function built(example: number): Promise<{ html: string; pdfs: number }> {
  const root = mkdtempSync(join(tmpdir(), 'duibi-template-'));
  cpSync(join(repository, 'data'), join(root, 'data'), { recursive: true });
  const { path, text } = EXAMPLES[example] ?? { path: 'missing', text: '' };
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  const options = optionsFor(root, { handouts: [HANDOUT], renditions: ['en'], formats: ['xlsx', 'pdf', 'html'] });
  const report = await build(options);
  expect(report.diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
  expect(report.written).toHaveLength(3);
  expect((await verify(options)).diagnostics).toEqual([]);
  const files = filesOf(join(root, 'output', HANDOUT));
  return { html: String(files.get(`${HANDOUT}.en.html`)), pdfs: [...files.keys()].length };
}

test('the page has three examples', () => {
  expect(EXAMPLES.map((one) => one.path)).toEqual([
    'templates/handout/theme.yaml',
    `templates/${HANDOUT}/handout.hbs`,
    `templates/${HANDOUT}/handout.hbs`,
  ]);
});

test('1: colours of a theme of one’s own reach the page', async () => {
  expect((await built(0)).html).toContain('#7a1f2b');
});

test('2: the sources stand before the matrix', async () => {
  const { html } = await built(1);
  expect(html.indexOf('id="source_1"')).toBeGreaterThan(0);
  expect(html.indexOf('id="source_1"')).toBeLessThan(html.indexOf('data-cell="main:'));
});

test('3: the chart is the first thing after the title', async () => {
  const { html } = await built(2);
  expect(html.indexOf('<svg')).toBeGreaterThan(0);
  expect(html.indexOf('<svg')).toBeLessThan(html.indexOf('data-cell="main:'));
});

test('init --template copies the built-in template, which then gives the same handout; it overwrites nothing', async () => {
  const root = copyCase('thin');
  const options = optionsFor(root, { formats: ['html', 'pdf'] });
  await build(options);
  const before = filesOf(join(root, 'output/thin'));
  const copied = await initTemplate(root, 'templates');
  expect(copied.diagnostics).toEqual([]);
  expect(copied.written).toContain('templates/handout/handout.hbs');
  expect(await build(options)).toMatchObject({ diagnostics: [], written: [] });
  expect(filesOf(join(root, 'output/thin'))).toEqual(before);
  const again = await initTemplate(root, 'templates');
  expect(again.written).toEqual([]);
  expect(again.diagnostics.map((one) => one.code)).toEqual(copied.written.map(() => 'init-exists'));
});
