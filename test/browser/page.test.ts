import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rendition, renditionName } from '../../src/core/language.ts';
import { indexPage } from '../../src/html/index.ts';
import { PAGE, pageOf } from '../html/page-files.ts';
import { plain, SAMPLE_THEME, wordsHandout } from '../html/sample.ts';
import { launchBrowser } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 664 };
const DESKTOP = { width: 1440, height: 900 };
const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duibi-pages-'));
  for (const rendition of RENDITIONS) {
    writeFileSync(join(folder, `${renditionName(rendition)}.html`), (await pageOf(wordsHandout(rendition))).bytes);
  }
  const artifacts = [{ format: 'pdf', rendition: ['en'], path: 'a.pdf', bytes: 9 }] as const;
  const entry = { id: 'a', title: plain('A'), edition: '2026', artifacts };
  writeFileSync(
    join(folder, 'index.html'),
    indexPage([entry, { ...entry, id: 'b' }], { theme: SAMPLE_THEME, css: PAGE.css }),
  );
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

interface Setting {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly bypassCSP?: boolean;
}

/** Opens a page, does something with it, closes it; every address it asked for is noted. */
async function visit<T>(
  name: string,
  setting: Setting,
  act: (page: Page, requests: readonly string[]) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({ viewport: DESKTOP, ...setting });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  try {
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    return await act(page, requests);
  } finally {
    await page.close();
  }
}

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: Axe }).axe.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}

const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

describe.each(['zh-CN', 'en', 'zh-CN_en', 'index'])('the page %s', (name) => {
  it('has no violation that axe finds, light and dark, on phone and desktop', async () => {
    const found = await visit(name, { bypassCSP: true }, async (page) => {
      await page.evaluate(AXE);
      const all: string[] = [];
      for (const viewport of [PHONE, DESKTOP]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme });
          all.push(...(await violations(page)));
        }
      }
      return all;
    });
    expect(found).toEqual([]);
  });

  it('asks for nothing but itself', async () => {
    const requests = await visit(name, {}, async (_, asked) => [...asked]);
    expect(requests).toEqual([pathToFileURL(join(folder, `${name}.html`)).href]);
  });

  it('never scrolls sideways, not at twice the type size either', async () => {
    const over = await visit(name, {}, async (page) => {
      const found: number[] = [];
      for (const size of ['100%', '200%']) {
        await page.evaluate((value) => document.documentElement.style.setProperty('font-size', value), size);
        for (const width of [320, 390, 1024, 1440]) {
          await page.setViewportSize({ width, height: 768 });
          found.push(await page.evaluate(sideways));
        }
      }
      return found;
    });
    expect(over).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe.each(['zh-CN', 'en', 'zh-CN_en'])('the handout %s', (name) => {
  it('shows title, answer and the whole 2 × 2 on the first screen of a phone', async () => {
    const places = await visit(name, { viewport: PHONE }, (page) =>
      page.evaluate(() =>
        ['h1', '.answer', '.crosstab table'].map((selector) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return box === undefined
            ? 'missing'
            : box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
        }),
      ),
    );
    expect(places).toEqual([true, true, true]);
  });

  it('cuts no text and lays none over another at twice the type size', async () => {
    const cut = await visit(name, { viewport: PHONE }, (page) =>
      page.evaluate(() => {
        document.documentElement.style.setProperty('font-size', '200%');
        const cells = [...document.querySelectorAll('.crosstab :is(th, td), .fit :is(th, td), h1, h2, p, summary')];
        return cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent);
      }),
    );
    expect(cut).toEqual([]);
  });

  it('keeps the stub and the header of a wide table in sight, and lets the keyboard scroll it', async () => {
    const seen = await visit(name, { viewport: PHONE }, async (page) => {
      const region = page.locator('#main .scroll');
      await region.focus();
      await region.evaluate((element) => element.scrollTo(300, 400));
      return region.evaluate((element) => {
        const box = element.getBoundingClientRect();
        const at = (selector: string) => element.querySelector(selector)?.getBoundingClientRect();
        const stub = at('tbody tr:nth-child(9) th');
        return {
          focused: document.activeElement === element,
          left: (stub?.left ?? 0) - box.left,
          top: (at('thead')?.top ?? 0) - box.top,
          scrolled: element.scrollLeft,
        };
      });
    });
    expect(seen).toEqual({ focused: true, left: 0, top: 0, scrolled: 300 });
  });
});

describe('the policy', () => {
  it('stops a script and a style that were injected', async () => {
    const html = (await pageOf(wordsHandout(['en']))).html.replace(
      '</main>',
      '<script>document.title = "owned"</script><style>h1 { color: rgb(1, 2, 3) }</style></main>',
    );
    writeFileSync(join(folder, 'owned.html'), html);
    const seen = await visit('owned', {}, (page) =>
      page.evaluate(() => [
        document.title,
        getComputedStyle(document.querySelector('h1') as Element).color === 'rgb(1, 2, 3)',
      ]),
    );
    expect(seen).toEqual(['Large or multimodal?', false]);
  });

  it('lets the own style apply, in both schemes', async () => {
    const ink = (colorScheme: 'light' | 'dark') =>
      visit('en', { colorScheme }, (page) => page.evaluate(() => getComputedStyle(document.body).color));
    expect(await ink('light')).toBe('rgb(29, 33, 41)');
    expect(await ink('dark')).toBe('rgb(232, 230, 225)');
  });
});

describe('names of the 2 × 2', () => {
  it('lead to their row in the matrix', async () => {
    const seen = await visit('zh-CN', {}, async (page) => {
      await page.locator('.crosstab a', { hasText: 'PaLM-E' }).click();
      return page.evaluate(() => document.querySelector(':target th')?.textContent?.trim());
    });
    expect(seen).toMatch(/^PaLM-E/);
  });
});

describe('printed', () => {
  it('opens what is folded, scrolls nothing and repeats the header', async () => {
    const seen = await visit('zh-CN', { viewport: { width: 700, height: 900 } }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      return page.evaluate(() => {
        const region = document.querySelector('#main .scroll') as Element;
        return {
          scrolls: getComputedStyle(region).overflowX,
          wide: sidewaysOf(region),
          head: getComputedStyle(document.querySelector('#main thead') as Element).display,
          data: (document.querySelector('.data table') as Element).getBoundingClientRect().height > 100,
        };
        function sidewaysOf(element: Element): boolean {
          return (element.firstElementChild?.getBoundingClientRect().right ?? 0) > document.documentElement.clientWidth;
        }
      });
    });
    expect(seen).toEqual({ scrolls: 'visible', wide: false, head: 'table-header-group', data: true });
  });
});
