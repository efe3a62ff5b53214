// What must hold in every view of a table, on a phone and on a desktop.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageOf } from '../html/page-files.ts';
import { wordsHandout } from '../html/sample.ts';
import { VIEWS } from './view-list.ts';
import { DESKTOP, PHONE, Visits } from './visit.ts';

const visits = new Visits();

beforeAll(async () => {
  visits.save('en.html', (await pageOf(wordsHandout(['en']))).bytes);
  visits.save('zh-CN_en.html', (await pageOf(wordsHandout(['zh-CN', 'en']))).bytes);
  await visits.open();
});
afterAll(() => visits.close());

/** How often a role occurs in the browser's own accessibility tree under the main matrix. */
async function roles(page: Page): Promise<Readonly<Record<string, number>>> {
  const client = await page.context().newCDPSession(page);
  const { root } = await client.send('DOM.getDocument');
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#main table' });
  const { nodes } = await client.send('Accessibility.queryAXTree', { nodeId });
  const counts: Record<string, number> = {};
  for (const { role, ignored } of nodes) {
    const name = String(role?.value);
    if (!ignored) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** How many of each the page shows. */
function shown(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => {
    const count = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(`#main ${selector}`)].filter((one) => one.offsetParent !== null)
        .length;
    const counts = {
      table: count('table'),
      row: count('tr'),
      rowheader: count('tbody th'),
      columnheader: count('thead th'),
      cell: count('td'),
    };
    return Object.fromEntries(Object.entries(counts).filter(([, times]) => times > 0));
  });
}

const texts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#main table :is(th, td)')]
      .filter((one) => one.offsetParent !== null)
      .map((one) => one.innerText),
  );

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('on a %s', (_device, viewport) => {
  describe.each(VIEWS)('the view %s', (_view, fragment) => {
    it('is a table with headers to assistive technology', () =>
      visits.visit(`en.html${fragment}`, { viewport }, async (page) => {
        expect(await roles(page)).toMatchObject(await shown(page));
      }));

    it('opens a note and a source beside their marks', () =>
      visits.visit(`en.html${fragment}`, { viewport }, async (page) => {
        const marks = await page.locator('#main .marks a:visible').all();
        for (const mark of [...marks.slice(0, 1), ...marks.slice(-1)]) {
          const id = (await mark.getAttribute('href'))?.slice(1) ?? '';
          await mark.click();
          const told = await page.locator('.card .content').textContent();
          const listed = await page.evaluate((item) => document.getElementById(item)?.textContent ?? '', id);
          expect(listed).not.toBe('');
          expect(told).toContain(listed);
          await page.keyboard.press('Escape');
        }
      }));

    it('lists the notes of what is shown, by their letters, and no others', () =>
      visits.visit(`en.html${fragment}`, { viewport }, async (page) => {
        const [marked, listed] = await page.evaluate(() => {
          const seen = (one: HTMLElement) => one.offsetParent !== null;
          const marks = [...document.querySelectorAll<HTMLElement>('#main .marks a[href*="_note-"]')].filter(seen);
          const items = [...document.querySelectorAll<HTMLLIElement>('#main .footnotes li')].filter(seen);
          const letter = (item: HTMLLIElement) => String.fromCharCode('a'.charCodeAt(0) + item.value - 1);
          return [
            [...new Set(marks.map((mark) => mark.textContent))].sort(),
            items.map((item) => (item.id === `main_note-${letter(item)}` ? letter(item) : item.id)),
          ];
        });
        expect(listed).toEqual(marked);
        // A list without items is none.
        expect(await page.locator('#main .footnotes').count()).toBe(1);
        expect(await page.locator('#main .footnotes').isVisible()).toBe(marked?.length !== 0);
      }));

    it('says the same on paper', () =>
      visits.visit(`en.html${fragment}`, { viewport }, async (page) => {
        const onScreen = await texts(page);
        await page.emulateMedia({ media: 'print' });
        expect(await texts(page)).toEqual(onScreen);
      }));

    it('tells which lines are in another language', () =>
      visits.visit(`zh-CN_en.html${fragment}`, { viewport }, async (page) => {
        const languages = await page.evaluate(() => [
          document.documentElement.lang,
          ...new Set([...document.querySelectorAll('.line.second')].map((line) => line.getAttribute('lang'))),
        ]);
        expect(languages).toEqual(['zh-CN', 'en']);
      }));
  });

  it('says the words of a sign', () =>
    visits.visit('en.html', { viewport }, async (page) => {
      const sign = page.locator('#main').getByRole('img', { name: 'Undisclosed' }).first();
      expect(await sign.innerText()).toBe('⊘');
      expect(await sign.getAttribute('title')).toBe('Undisclosed');
    }));

  it('gives a chart its conclusion and its data, without JavaScript too', () =>
    visits.visit('en.html', { viewport, javaScriptEnabled: false }, async (page) => {
      const figure = page.locator('figure').first();
      const drawing = figure.locator('svg:visible');
      expect(await drawing.count()).toBe(1);
      const [id = ''] = [await drawing.getAttribute('aria-labelledby')];
      expect(await page.locator(`[id="${id}"]`).textContent()).toMatch(/\w+ .*\./);
      await figure.locator('summary').click();
      expect(await figure.locator('tbody tr:not(.group)').count()).toBe(
        await page.locator('#main tbody tr[id]').count(),
      );
    }));
});

it('keeps the header of a table in sight while the page of a desktop scrolls', () =>
  visits.visit('en.html', { viewport: DESKTOP }, async (page) => {
    const places = await page.evaluate(() => {
      const row = document.querySelectorAll('#main tbody tr')[12] as HTMLElement;
      scrollTo(0, row.getBoundingClientRect().top + scrollY - 200);
      const head = document.querySelector('#main thead') as HTMLElement;
      return [Math.round(head.getBoundingClientRect().top) + 0, row.getBoundingClientRect().top > 0];
    });
    expect(places).toEqual([0, true]);
  }));
