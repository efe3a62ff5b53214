import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageScripts } from '../../scripts/page-scripts.mjs';
import type { Matrix } from '../../src/core/matrix.ts';
import { pageOf } from '../html/page-files.ts';
import { handout, hostileHandout, modelMatrix, plain, wordMatrix, wordsHandout } from '../html/sample.ts';
import { VIEWS } from './view-list.ts';
import { DESKTOP, PHONE, sideways, TABLET, Visits, violations } from './visit.ts';

const visits = new Visits();
const golden = (name: string) => join(import.meta.dirname, '../golden/browser', `${name}.yaml`);

/** The sample's matrix with its first two and last eight models: enough for both groups. */
function tenModels(): Matrix {
  const whole = modelMatrix(['en']);
  const [single, multi] = whole.groups;
  if (single === undefined || multi === undefined) throw new Error('the sample has lost its groups');
  const rows = [...[...whole.rows].slice(0, 2), ...[...whole.rows].slice(-8)];
  return {
    ...whole,
    rows,
    groups: [
      { ...single, to: 2 },
      { ...multi, from: 2, to: 10 },
    ],
  };
}

const alone = (matrix: Matrix) =>
  handout(['en'], [{ id: 'a', title: plain('A'), blocks: [{ kind: 'matrix', matrix }, { kind: 'sources' }] }]);

beforeAll(async () => {
  visits.save('en.html', (await pageOf(wordsHandout(['en']))).bytes);
  visits.save('zh-CN_en.html', (await pageOf(wordsHandout(['zh-CN', 'en']))).bytes);
  visits.save('ten.html', (await pageOf(alone(tenModels()))).bytes);
  visits.save('hostile.html', (await pageOf(hostileHandout())).bytes);
  const small = wordMatrix(['en']);
  visits.save('small.html', (await pageOf(alone(small))).bytes);
  const many = Array.from({ length: 12 }, (_, index) => small.rows.at(index % 5)).flatMap((row, index) =>
    row === undefined ? [] : [{ ...row, header: { ...row.header, id: `row-${index}` } }],
  );
  const spanners = [{ lines: plain('First'), from: 0, to: 5 }];
  visits.save('columns.html', (await pageOf(alone({ ...small, rows: many, spanners }))).bytes);
  await visits.open();
});
afterAll(() => visits.close());

async function openAll(page: Page): Promise<void> {
  await page.locator('#main .open').click();
  for (const summary of await page.locator('#main .fold summary').all()) await summary.click();
}

describe.each(VIEWS)('the view %s', (_, fragment) => {
  it('has no violation that axe finds, light and dark, on phone and desktop, controls open', async () => {
    const found = await visits.visit(`zh-CN_en.html${fragment}`, { bypassCSP: true }, async (page) => {
      await openAll(page);
      const all: string[] = [];
      for (const [viewport, scheme] of [
        [PHONE, 'light'],
        [DESKTOP, 'dark'],
      ] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: scheme });
        all.push(...(await violations(page)));
      }
      return all;
    });
    expect(found).toEqual([]);
  });

  it('never scrolls the page sideways and cuts no word, at twice the type size either', async () => {
    const found = await visits.visit(`en.html${fragment}`, {}, async (page) => {
      await openAll(page);
      const wrong: string[] = [];
      for (const size of ['100%', '200%']) {
        await page.evaluate((value) => document.documentElement.style.setProperty('font-size', value), size);
        for (const width of [320, PHONE.width, TABLET.width, 1260, DESKTOP.width]) {
          await page.setViewportSize({ width, height: 768 });
          const over = await sideways(page);
          if (over > 0) wrong.push(`${size} ${width}: ${over}`);
          wrong.push(...(await cutTexts(page)).map((text) => `${size} ${width}: ${text}`));
        }
      }
      return wrong;
    });
    expect(found).toEqual([]);
  });

  it('keeps header and stub in sight', async () => {
    const places = await visits.visit(`en.html${fragment}`, { viewport: { width: 390, height: 300 } }, (page) =>
      page.evaluate(() => {
        const region = document.querySelector('#main .scroll') as HTMLElement;
        region.scrollTo(120, 100);
        const box = region.getBoundingClientRect();
        const caption = Math.max(0, (region.querySelector('caption') as HTMLElement).offsetHeight - region.scrollTop);
        const row = [...region.querySelectorAll('tbody th[scope=row]')].find((th) => th.clientHeight > 0);
        return {
          left: row === undefined ? 0 : Math.round(row.getBoundingClientRect().left - box.left),
          // The caption may still be in sight where there is little to scroll.
          top:
            Math.round((region.querySelector('thead') as Element).getBoundingClientRect().top - box.top - caption) + 0,
        };
      }),
    );
    expect(places).toEqual({ left: 0, top: 0 });
  });

  it('prints the table without controls', async () => {
    const seen = await visits.visit(`en.html${fragment}`, { viewport: { width: 700, height: 900 } }, async (page) => {
      await openAll(page);
      await page.emulateMedia({ media: 'print' });
      return [await page.locator('#main .tools').isVisible(), await page.locator('#main table').isVisible()];
    });
    expect(seen).toEqual([false, true]);
  });
});

/** Latin words in tables that go over two lines without a hyphen. */
function brokenWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.querySelector('main') as Element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      if (!node.parentElement?.matches(':is(.matrix, .crosstab) table *')) continue;
      for (const { 0: word, index } of node.data.matchAll(/[a-z]{3,}/gi)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) found.push(word);
      }
    }
    return found;
  });
}

/** Texts of controls and cells that are wider than what holds them. */
function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#main :is(th, td, button, summary, label, .summary)')]
      .filter((one) => one.offsetParent !== null && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
      .filter((one) => !one.matches('.fit *, .hangs, [class*="hang-"]') && getComputedStyle(one).display !== 'inline')
      .map((one) => `${one.tagName} ${one.className} ${one.textContent}`),
  );
}

describe('the accessibility tree', () => {
  it.each([
    ['sorted', '#?main.sort=-released'],
    ['filtered', '#?main.is.outputs=audio'],
    ['transposed', '#?main.turned=1&main.find=gpt'],
    ['differences', '#?main.pick=gpt-3,imagebind&main.differences=1'],
  ])('%s', (name, fragment) =>
    visits.visit(`ten.html${fragment}`, {}, async (page) => {
      await expect(`${await page.locator('#main').ariaSnapshot()}\n`).toMatchFileSnapshot(golden(name));
    }),
  );
});

describe('concepts as columns', () => {
  it('are swapped, sorted and filtered alike', () =>
    visits.visit('columns.html', {}, async (page) => {
      const before = await page.locator('#words table').ariaSnapshot();
      await page.locator('#words .open').click();
      await page.getByLabel('Swap rows and columns').check();
      expect(await page.locator('#words tbody th').allInnerTexts()).toEqual(['Large model', 'Multimodal model1']);
      expect(await page.locator('#words .spanner').getAttribute('colspan')).toBe('5');
      await page.getByLabel('Find').fill('multimodal model');
      expect(await page.locator('#words tbody tr:visible').count()).toBe(1);
      await page.getByRole('button', { name: 'Show as written' }).click();
      expect(await page.locator('#words table').ariaSnapshot()).toBe(before);
    }));
});

describe('a small table', () => {
  it('has no controls; the page’s own choices stand at its end', () =>
    visits.visit('small.html', { bypassCSP: true }, async (page) => {
      expect(await page.locator('.matrix button, .matrix input').count()).toBe(0);
      await page.getByLabel('Colours').selectOption('dark');
      expect(await page.evaluate(() => document.documentElement.dataset.scheme)).toBe('dark');
      expect(await violations(page)).toEqual([]);
    }));
});

describe('a card', () => {
  it('has no violation that axe finds and stays within a phone', () =>
    visits.visit('en.html', { bypassCSP: true, viewport: PHONE }, async (page) => {
      for (const mark of [page.locator('#main .marks a').first(), page.locator('.crosstab .marks a').last()]) {
        await mark.click();
        const box = await page.locator('.card').boundingBox();
        expect(box === null ? -1 : box.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    }));

  it('of a range of marks holds all sources in it, and the list leads to the first', () =>
    visits.visit('en.html', { viewport: PHONE }, async (page) => {
      const mark = page.locator('#words .marks a[data-last]');
      expect(await mark.innerText()).toBe('3–14');
      await mark.click();
      const items = await page.locator('.sources li').allInnerTexts();
      const card = page.locator('.card .content p:not(.told)');
      expect(await card.allInnerTexts()).toEqual(items.slice(2, 14));
      const box = await page.locator('.card').boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
      await page.locator('.card .to-list').click();
      expect(await page.locator('li:target').innerText()).toBe(items[2]);
    }));

  it('says in both languages how a fact is known, and in one where one is chosen', () =>
    visits.visit('zh-CN_en.html', {}, async (page) => {
      const told = async () => {
        await page.locator('[data-cell="main:gpt-3.parameters"] .marks a').click();
        const text = await page.locator('.card .told').innerText();
        await page.keyboard.press('Escape');
        return text.split('\n');
      };
      expect(await told()).toEqual(['日期不详', 'undated']);
      await page.evaluate(() => {
        location.hash = '#?lang=en';
      });
      expect(await told()).toEqual(['undated']);
    }));
});

describe('at twice the type size on a phone', () => {
  it.each(['', '#?main.pick=gpt-3,palm-e', '#?main.pick=gpt-3,palm-e,clip,bert-large'])(
    'no word of a table is broken, and what a table shows is said in lines of some length: %s',
    (fragment) =>
      visits.visit(`en.html${fragment}`, { viewport: PHONE }, async (page) => {
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
        expect(await brokenWords(page)).toEqual([]);
        const said = await page.locator('#main .summary').boundingBox();
        if (fragment !== '') expect(said?.width).toBeGreaterThan(PHONE.width / 2);
      }),
  );
});

describe('on a phone', () => {
  it('no word of a table is broken side by side', () =>
    visits.visit('en.html#?main.pick=gpt-3,palm-e', { viewport: PHONE }, async (page) => {
      expect(await brokenWords(page)).toEqual([]);
    }));

  it('lists of boxes scroll downwards only', () =>
    visits.visit('en.html', { viewport: PHONE }, async (page) => {
      await openAll(page);
      const over = await page.evaluate(() =>
        [...document.querySelectorAll('#main .ticks')].map((list) => list.scrollWidth - list.clientWidth),
      );
      expect(Math.max(...over)).toBe(0);
    }));

  it.each(['en.html', 'zh-CN_en.html'])('the name of a group stays in sight over its columns: %s', (name) =>
    visits.visit(`${name}#?main.turned=1`, { viewport: PHONE }, async (page) => {
      const seen = await page.evaluate(() => {
        const region = document.querySelector('#main .scroll') as HTMLElement;
        region.scrollTo(300, 0);
        const label = document.querySelector('#main .stays') as HTMLElement;
        const stub = document.querySelector('#main thead tr:last-child .stub') as HTMLElement;
        return label.getBoundingClientRect().left - stub.getBoundingClientRect().right;
      });
      expect(seen).toBeGreaterThanOrEqual(-1);
      expect(seen).toBeLessThan(20);
    }),
  );
});

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('without JavaScript on a %s', (_, viewport) => {
  it('all content is there, marks lead to their lists, and there are no controls', () =>
    visits.visit('en.html', { javaScriptEnabled: false, viewport }, async (page) => {
      expect(await page.locator('#main tbody tr:not(.group)').count()).toBe(25);
      expect(await page.locator('#main button, #main input, #main select').count()).toBe(0);
      await page.locator('[data-cell="main:gpt-3.parameters"] .marks a').click();
      expect(await page.locator('li:target').innerText()).toContain('GPT-3 model card');
      await page.locator('summary', { hasText: 'Data of this chart' }).click();
      expect(await page.locator('.data table').isVisible()).toBe(true);
    }));
});

describe('hostile texts', () => {
  it('stay texts in every control and view', () =>
    visits.visit('hostile.html', {}, async (page) => {
      const asked: string[] = [];
      page.on('dialog', (dialog) => asked.push(dialog.message()));
      page.on('request', (request) => asked.push(request.url()));
      await openAll(page);
      await page.getByLabel('Sort by').selectOption({ index: 2 });
      await page.getByLabel('Swap rows and columns').check();
      await page.locator('#main .marks a').first().click();
      expect(await page.locator('.card').innerText()).toContain('<script>alert(1)</script>');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Copy table' }).click();
      await page.getByLabel('Find').fill('<img src=x onerror=alert(2)>');
      expect(await page.locator('img, body script:not([type]):not(:last-of-type)').count()).toBe(0);
      expect(asked).toEqual([]);
    }));

  it('are data in the blocks of data', () =>
    visits.visit('hostile.html', {}, async (page) => {
      const text = (await page.locator('script[type="application/ld+json"]').textContent()) ?? '';
      expect(JSON.parse(text)).toMatchObject({ '@type': 'Dataset', inLanguage: ['en'], version: '2026-11-23' });
      expect(text).not.toContain('<');
    }));

  it('that were injected as scripts do not run beside the page’s own', async () => {
    const { html } = await pageOf(wordsHandout(['en']));
    const injected = '<script>document.title = "owned"</script><p onclick="1" id="bait">x</p></main>';
    visits.save('owned.html', html.replace('</main>', injected));
    await visits.visit('owned.html', {}, async (page) => {
      expect(await page.title()).toBe('Large or multimodal?');
      expect(await page.locator('#main .open').count()).toBe(1);
    });
  });
});

describe('page scripts', () => {
  it('are small and the same each time', async () => {
    const scripts = await pageScripts();
    for (const [name, text] of Object.entries(scripts)) {
      expect(gzipSync(text).length, name).toBeLessThanOrEqual(20 * 1024);
    }
    expect(await pageScripts()).toEqual(scripts);
  });
});
