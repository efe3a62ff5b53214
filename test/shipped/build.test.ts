import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../browser/browser.ts';
import { copyShipped, duibi, filesOf, repository } from '../project.ts';

let root: string;
let files: Map<string, Buffer>;

beforeAll(async () => {
  root = copyShipped();
  const ran = await duibi(['build', '--lang', 'en'], root);
  expect(ran, ran.stderr).toMatchObject({ status: 0, stdout: '' });
  files = filesOf(join(root, 'output'));
});

function artifacts(extension: string): readonly string[] {
  return [...files.keys()].filter((path) => path.includes('/') && path.endsWith(extension));
}

test('every handout stands in three renditions and three formats, with index and manifest', () => {
  const handouts = readdirSync(join(repository, 'data/handouts')).map((name) => name.replace('.yaml', ''));
  const renditions = ['en', 'zh-CN', 'zh-CN_en'];
  const expected = handouts.flatMap((handout) =>
    renditions.flatMap((rendition) =>
      ['html', 'pdf', 'xlsx'].map((format) => `${handout}/${handout}.${rendition}.${format}`),
    ),
  );
  expect([...files.keys()].sort()).toEqual([...expected, 'index.html', 'manifest.json'].sort());
});

test('the same bytes in another folder, time zone and locale, from files written in another order, by one thread', async () => {
  const other = mkdtempSync(join(tmpdir(), 'duibi-other-'));
  for (const folder of ['templates', 'data']) copyBackwards(join(repository, folder), join(other, folder));
  const ran = await duibi(['build', '--jobs', '0'], other, { TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8', LANG: 'de' });
  expect(ran.status).toBe(0);
  const theirs = filesOf(join(other, 'output'));
  expect([...theirs.keys()]).toEqual([...files.keys()]);
  expect([...theirs].filter(([path, bytes]) => !files.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([]);
});

/** Writes the entries of a folder in reverse order, which is how some file systems then list them. */
function copyBackwards(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true }).reverse()) {
    if (entry.isDirectory()) copyBackwards(join(from, entry.name), join(to, entry.name));
    else cpSync(join(from, entry.name), join(to, entry.name));
  }
}

test('every cell of every artifact says what the catalog says', async () => {
  const ran = await duibi(['verify', '--json'], root);
  const report = JSON.parse(ran.stdout) as { diagnostics: unknown[]; artifacts: { path: string; cells: number }[] };
  expect(report.diagnostics).toEqual([]);
  expect(report.artifacts.map((one) => one.path).sort()).toEqual(
    [...files.keys()].filter((path) => path.includes('/')).sort(),
  );
  expect(Math.min(...report.artifacts.map((one) => one.cells))).toBeGreaterThanOrEqual(20);
});

test('nothing changed: the next build writes nothing', async () => {
  const report = JSON.parse((await duibi(['build', '--json'], root)).stdout) as { written: unknown[] };
  expect(report.written).toEqual([]);
});

test('qpdf finds no fault in any PDF', (context) => {
  if (spawnSync('qpdf', ['--version']).error) return context.skip('qpdf is not installed');
  for (const path of artifacts('.pdf')) execFileSync('qpdf', ['--check', join(root, 'output', path)]);
  expect(artifacts('.pdf').length).toBeGreaterThan(5);
});

describe('in the browser', () => {
  const require = createRequire(import.meta.url);
  const axe = join(dirname(require.resolve('axe-core/package.json')), 'axe.min.js');
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('axe finds no violation on any page, %s, %i pixels wide', async (colorScheme, width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
    const found: string[] = [];
    for (const path of ['index.html', ...artifacts('.html')]) {
      await page.goto(pathToFileURL(join(root, 'output', path)).href);
      await page.addScriptTag({ path: axe });
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
        return (await axe.run()).violations.map((violation) => violation.id);
      });
      found.push(...violations.map((id) => `${path}: ${id}`));
    }
    await page.close();
    expect(found).toEqual([]);
  });

  test.each(['zh-CN', 'en'])(
    'on a phone the answer and the whole 2 × 2 stand on the first screen: %s',
    async (rendition) => {
      const page = await browser.newPage({ viewport: { width: 390, height: 664 } });
      await page.goto(
        pathToFileURL(join(root, `output/large-vs-multimodal/large-vs-multimodal.${rendition}.html`)).href,
      );
      const ends = await page.evaluate(() => {
        const bottom = (element: Element | null | undefined) => element?.getBoundingClientRect().bottom ?? Number.NaN;
        const place = document.querySelector('[data-cell^="quadrants:"]');
        return { title: bottom(document.querySelector('h1')), grid: bottom(place?.closest('table')) };
      });
      expect(ends.title).toBeLessThan(ends.grid);
      expect(ends.grid).toBeLessThanOrEqual(664);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await page.close();
    },
  );
});
