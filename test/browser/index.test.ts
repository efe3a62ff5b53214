import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageScripts } from '../../scripts/page-scripts.mjs';
import { type IndexEntry, indexPage } from '../../src/html/index.ts';
import { PAGE } from '../html/page-files.ts';
import { plain, SAMPLE_THEME } from '../html/sample.ts';
import { PHONE, sideways, Visits, violations } from './visit.ts';

const visits = new Visits();
const THUMBNAIL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"/>';

beforeAll(async () => {
  const { index = '' } = await pageScripts();
  const entries = ['Apples', 'Pears', 'ＰＬＵＭＳ', '<img src=x onerror=alert(1)>'].map(
    (title, number): IndexEntry => ({
      id: `handout-${number}`,
      title: plain(title),
      summary: plain(`Fruit ${number}`),
      edition: '2026',
      artifacts: ['html', 'pdf', 'xlsx'].map((format) => ({
        format,
        rendition: ['zh-CN', 'en'],
        path: `${number}.${format}`,
        bytes: 150_000,
        ...(format === 'pdf' ? { thumbnail: THUMBNAIL } : {}),
      })),
    }),
  );
  const look = { theme: SAMPLE_THEME, css: PAGE.css, script: index };
  visits.save('index.html', indexPage(entries, look));
  visits.save('few.html', indexPage(entries.slice(0, 3), look));
  await visits.open();
});
afterAll(() => visits.close());

it('finds handouts by words of their titles and summaries, and says how many', () =>
  visits.visit('index.html', { bypassCSP: true, viewport: { width: 320, height: 600 } }, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.type('plum');
    expect(await page.locator('main h2:visible').allInnerTexts()).toEqual(['ＰＬＵＭＳ']);
    expect(await page.locator('[role=status]').innerText()).toBe('1 / 4 份讲义 handouts');
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    await page.getByLabel('Find').fill('fruit');
    expect(await page.locator('main h2:visible').count()).toBe(4);
  }));

it('never scrolls sideways on a phone, not at twice the type size either', () =>
  visits.visit('index.html', { viewport: PHONE }, async (page) => {
    for (const size of ['100%', '200%']) {
      await page.evaluate((value) => document.documentElement.style.setProperty('font-size', value), size);
      expect(await sideways(page), size).toBe(0);
    }
  }));

it('has no search where there is little to find, or no script', async () => {
  expect(await visits.visit('few.html', {}, (page) => page.locator('input').count())).toBe(0);
  const still = await visits.visit('index.html', { javaScriptEnabled: false }, async (page) => [
    await page.locator('input').count(),
    await page.locator('main h2:visible').count(),
  ]);
  expect(still).toEqual([0, 4]);
});
