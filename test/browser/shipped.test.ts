import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyShipped, duibi } from '../project.ts';
import { DESKTOP, PHONE, sideways, Visits, violations } from './visit.ts';

const visits = new Visits();
let output: string;
let pages: readonly string[];

beforeAll(async () => {
  const root = copyShipped();
  const ran = await duibi(['build', '--format', 'html', '--lang', 'en'], root);
  expect(ran, ran.stderr).toMatchObject({ status: 0 });
  output = join(root, 'output');
  pages = readdirSync(output, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.html'))
    .sort();
  for (const path of pages) visits.save(path.replaceAll(/[/\\]/g, '_'), readFileSync(join(output, path)));
  await visits.open();
}, 180_000);
afterAll(() => visits.close());

describe('the shipped pages', () => {
  it('have no violation that axe finds, and never scroll sideways', async () => {
    const found: string[] = [];
    for (const path of pages) {
      await visits.visit(path.replaceAll(/[/\\]/g, '_'), { bypassCSP: true }, async (page) => {
        for (const [viewport, colorScheme] of [
          [PHONE, 'dark'],
          [DESKTOP, 'light'],
        ] as const) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme });
          found.push(...(await violations(page)).map((one) => `${path}: ${one}`));
        }
        for (const width of [320, 390, 768, 1024, 1200, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const over = await sideways(page);
          if (over > 0) found.push(`${path} at ${width}: ${over}`);
        }
      });
    }
    expect(pages.length).toBeGreaterThan(6);
    expect(found).toEqual([]);
  }, 300_000);

  it.each(['zh-CN', 'en', 'zh-CN_en'])(
    'show title, answer and the whole 2 × 2 of large-vs-multimodal in %s on the first screen of a phone',
    (rendition) =>
      visits.visit(`large-vs-multimodal_large-vs-multimodal.${rendition}.html`, { viewport: PHONE }, async (page) => {
        const bottoms = await page.evaluate(() =>
          ['h1', '.answer', '.crosstab table'].map(
            (selector) => document.querySelector(selector)?.getBoundingClientRect().bottom ?? Number.NaN,
          ),
        );
        for (const bottom of bottoms) expect(bottom).toBeLessThanOrEqual(PHONE.height);
      }),
  );
});

const java = spawnSync('java', ['-version']).status === 0;

/** All that the checker's style parser does not know yet, word for word, and why it is right all the same. */
const UNKNOWN_TO_IT = new Map([
  ['CSS: Unrecognized at-rule “@container”', 'CSS Containment 3: a table’s room in the type size that really holds'],
  ["CSS: “container-type”: Property “container-type” doesn't exist.", 'CSS Containment 3: what such a rule measures'],
  [
    'CSS: “text-decoration-color”: “color-mix(in srgb,var(--accent) 55%,transparent)” is not a “text-decoration-color” value.',
    'CSS Color 5: a paler underline in the theme’s own colour',
  ],
  [
    'CSS: Unknown pseudo-element or pseudo-class “::details-content”.',
    'CSS Pseudo-Elements 4: what is folded is printed; other browsers leave the rule out',
  ],
]);

describe.skipIf(!java)('the checker of the Nu project (needs Java)', () => {
  it('finds no error in any page', () => {
    const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
    const files = pages.map((path) => join(output, path));
    let text = '';
    try {
      execFileSync('java', ['-jar', jar, '--format', 'json', '--errors-only', ...files], { stdio: 'pipe' });
    } catch (error) {
      text = String((error as { stderr: Buffer }).stderr);
    }
    const messages = text === '' ? [] : (JSON.parse(text) as { messages: { message: string; url: string }[] }).messages;
    const found = new Set(messages.map(({ message }) => message));
    // What it has learnt meanwhile must not stay in the list.
    expect([...found].sort()).toEqual([...UNKNOWN_TO_IT.keys()].sort());
  }, 120_000);
});
