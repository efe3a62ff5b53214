import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rendition, renditionName } from '../../src/core/language.ts';
import { pageOf } from '../html/page-files.ts';
import { wordsHandout } from '../html/sample.ts';
import { type Hand, keyboard, mouse } from './hands.ts';
import { DESKTOP, PHONE, Visits } from './visit.ts';

const visits = new Visits();
const RENDITIONS: readonly Rendition[] = [['en'], ['zh-CN', 'en']];

beforeAll(async () => {
  for (const rendition of RENDITIONS) {
    visits.save(`${renditionName(rendition)}.html`, (await pageOf(wordsHandout(rendition))).bytes);
  }
  await visits.open();
});
afterAll(() => visits.close());

/** The names in the stub, or over the columns, that are shown. */
const names = (page: Page, where: 'rows' | 'columns') =>
  page.evaluate((place) => {
    const selector = place === 'rows' ? '#main tbody tr:not(.group) > th' : '#main thead tr:last-child > th:not(.stub)';
    const shown = [...document.querySelectorAll<HTMLElement>(selector)].filter((th) => th.offsetParent !== null);
    return shown.map((th) => {
      const own = th.cloneNode(true) as HTMLElement;
      for (const mark of own.querySelectorAll('.marks')) mark.remove();
      return own.innerText.split('\n')[0]?.trim();
    });
  }, where);
const fontSize = (page: Page, selector: string) =>
  page.locator(selector).evaluate((one) => getComputedStyle(one).fontSize);
const status = (page: Page) => page.locator('[role=status]').textContent();
const fold = (page: Page, name: string) => page.locator('#main .fold summary', { hasText: name });
const box = (page: Page, name: string, fold: string): Locator =>
  page.locator('#main .fold', { has: page.locator('summary', { hasText: fold }) }).getByLabel(name, { exact: true });

const HANDS = [
  ['mouse', mouse],
  ['keyboard', keyboard],
] as const;

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('on a %s', (_, viewport) => {
  describe.each(HANDS)('by %s', (_name, handOf) => {
    const act = <T>(name: string, use: (page: Page, hand: Hand) => Promise<T>, closed = false) =>
      visits.visit(name, { viewport }, async (page) => {
        const hand = handOf(page);
        if (!closed) await hand.press(page.locator('#main .open'));
        return use(page, hand);
      });

    it('sorts by the typed value, what is missing last, and says so', () =>
      act('en.html', async (page, hand) => {
        await hand.choose(page.getByLabel('Sort by'), 'parameters');
        expect((await names(page, 'rows')).slice(0, 2)).toEqual(['Robust Video Matting', 'BERT-Large']);
        expect(await status(page)).toBe('Showing 25 of 25; by Parameters, ascending');
        await hand.choose(page.getByLabel('Order'), '-');
        expect((await names(page, 'rows')).slice(0, 2)).toEqual(['DeepSeek-V3', 'GPT-3']);
        expect((await names(page, 'rows')).at(-1)).toBe('Runway Gen-2');
        expect(await page.locator('[data-cell="main:parameters"]').getAttribute('aria-sort')).toBe('descending');
        expect(page.url()).toContain('#?main.sort=-parameters');
      }));

    it('finds words anywhere in a row, whatever their case and width', () =>
      act('en.html', async (page, hand) => {
        await hand.write(page.getByLabel('Find'), 'ｐａｌｍ');
        expect(await names(page, 'rows')).toEqual(['PaLM-E']);
        expect(await status(page)).toBe('Showing 1 of 25');
        await hand.write(page.getByLabel('Find'), 'no such thing');
        expect(await page.locator('#main .nothing').textContent()).toBe('Nothing matches.');
      }));

    it('keeps only what has a member', () =>
      act('en.html', async (page, hand) => {
        await hand.press(fold(page, 'Inputs'));
        await hand.press(box(page, 'Audio', 'Inputs'));
        const withAudio = await names(page, 'rows');
        expect(withAudio).toContain('ImageBind');
        expect(withAudio).not.toContain('GPT-3');
        await hand.press(box(page, 'Video', 'Inputs'));
        expect((await names(page, 'rows')).length).toBeGreaterThan(withAudio.length);
      }));

    it('hides columns and narrows the spanner over them', () =>
      act('en.html', async (page, hand) => {
        await hand.press(fold(page, 'Columns shown'));
        await hand.press(box(page, 'Inputs', 'Columns shown'));
        expect(await names(page, 'columns')).toEqual([
          'Parameters',
          'Outputs',
          'Released',
          'Maker',
          'Openness',
          'State',
        ]);
        expect(await page.locator('#main .spanner').getAttribute('colspan')).toBe('1');
        await hand.press(box(page, 'Outputs', 'Columns shown'));
        expect(await page.locator('#main .spanner').count()).toBe(0);
        expect(await status(page)).toBe('Showing 25 of 25; columns left out: 2');
      }));

    it('sets two to four side by side, and shows only where they differ', () =>
      act('en.html', async (page, hand) => {
        await hand.press(fold(page, 'Side by side'));
        for (const name of ['GPT-3', 'BERT-Large']) await hand.press(box(page, name, 'Side by side'));
        expect(await names(page, 'columns')).toEqual(['GPT-3', 'BERT-Large']);
        expect((await names(page, 'rows')).slice(0, 2)).toEqual(['Parameters', 'Inputs']);
        await hand.press(page.getByLabel('Differences only'));
        expect(await names(page, 'rows')).toEqual(['Parameters', 'Released']);
        for (const name of ['CLIP ViT-B/32', 'PaLM-E']) await hand.press(box(page, name, 'Side by side'));
        expect(await names(page, 'columns')).toHaveLength(4);
        expect(await box(page, 'ViT-22B', 'Side by side').isDisabled()).toBe(true);
      }));

    it('swaps rows and columns and back', () =>
      act('en.html', async (page, hand) => {
        const before = await page.locator('#main table').ariaSnapshot();
        await hand.press(page.getByLabel('Swap rows and columns'));
        expect((await names(page, 'columns')).slice(0, 2)).toEqual(['DeepSeek-V3', 'GPT-3']);
        expect(await names(page, 'rows')).toHaveLength(7);
        await hand.press(page.getByLabel('Swap rows and columns'));
        expect(await page.locator('#main table').ariaSnapshot()).toBe(before);
      }));

    it('opens notes and sources beside their mark in every view, and Escape gives the focus back', () =>
      act('en.html', async (page, hand) => {
        await hand.press(page.getByLabel('Swap rows and columns'));
        const mark = page.locator('[data-cell="main:gpt-3.parameters"] .marks a');
        await hand.press(mark);
        expect(await page.locator('.card').innerText()).toMatch(/^GPT-3 model card OpenAI undated/);
        expect(await page.locator('.card .told').innerText()).toBe('undated');
        await page.keyboard.press('Escape');
        expect(await page.locator('.card').isVisible()).toBe(false);
        expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true);
        await hand.press(mark);
        await hand.press(page.locator('.card .to-list'));
        expect(await page.locator('li:target').innerText()).toContain('GPT-3 model card');
      }));

    it('copies what is shown as a table, and the address of the view', () =>
      act('en.html', async (page, hand) => {
        await hand.write(page.getByLabel('Find'), 'PaLM-E');
        await hand.press(page.getByRole('button', { name: 'Copy table' }));
        expect(await status(page)).toBe('Copied');
        await hand.write(page.getByLabel('Find'), '');
        await page.keyboard.press('Control+V');
        expect(await page.getByLabel('Find').inputValue()).toMatch(/Model.Parameters.Inputs.*PaLM-E.562B.Text, Image/);
        await hand.write(page.getByLabel('Find'), '');
        await hand.press(page.getByLabel('Swap rows and columns'));
        await hand.press(page.getByRole('button', { name: 'Copy link' }));
        await hand.write(page.getByLabel('Find'), '');
        await page.keyboard.press('Control+V');
        expect(await page.getByLabel('Find').inputValue()).toMatch(/^file:.*#\?main.turned=1$/);
      }));

    it('shows one language alone', () =>
      act('zh-CN_en.html', async (page, hand) => {
        await hand.choose(page.getByLabel('语言'), 'en');
        expect(await page.locator('h1').innerText()).toBe('Large or multimodal?');
        expect(await page.locator('.edition').innerText()).toMatch(/^Edition 2026-11-23/);
        // Alone, the second language is as large as the first, and as well marked.
        expect(await fontSize(page, 'h1 .line:visible')).toBe(await fontSize(page, 'h1'));
        const marks = page.locator('[data-cell="main:dall-e.state"] .marks:visible a');
        expect(await marks.allInnerTexts()).toEqual(['a', 'b']);
        expect(await marks.first().getAttribute('aria-label')).toBe('Note a');
        expect(await page.locator('[data-cell="main:gpt-3.parameters"] .form:visible').allInnerTexts()).toEqual([
          '175B',
        ]);
        expect(await page.locator('#main .open').innerText()).toBe('Filter and compare');
        await hand.choose(page.getByLabel('Language'), 'zh-CN');
        expect(await page.locator('h1').innerText()).toBe('大模型还是多模态？');
        expect(await page.locator('#main .line.second:visible').count()).toBe(0);
      }));

    it('takes colours and spacing of choice', () =>
      act('en.html', async (page, hand) => {
        const look = () =>
          page.evaluate(() => [
            getComputedStyle(document.body).backgroundColor,
            Number.parseFloat(getComputedStyle(document.querySelector('#main tbody td') as Element).paddingTop) < 5,
          ]);
        expect(await look()).toEqual(['rgb(255, 255, 255)', false]);
        await hand.choose(page.getByLabel('Colours'), 'dark');
        await hand.choose(page.getByLabel('Spacing'), 'compact');
        expect(await look()).toEqual(['rgb(22, 24, 29)', true]);
        expect(await status(page)).toBe('Spacing: Compact');
      }));

    it('goes back to how it was written, and Escape closes the controls', () =>
      act('en.html', async (page, hand) => {
        await hand.write(page.getByLabel('Find'), 'PaLM');
        await hand.press(page.getByRole('button', { name: 'Show as written' }));
        expect(await names(page, 'rows')).toHaveLength(25);
        expect(page.url()).not.toContain('#');
        await page.getByLabel('Find').focus();
        await page.keyboard.press('Escape');
        expect(await page.locator('#main .panel').isVisible()).toBe(false);
        expect(await page.locator('#main .open').evaluate((open) => open === document.activeElement)).toBe(true);
      }));

    it('tells the values of a chart', () =>
      act(
        'en.html',
        async (page, hand) => {
          const spots = page.locator('.drawing:visible .spot');
          if (handOf === mouse) await spots.nth(1).hover();
          else {
            await hand.press(spots.nth(0));
            await page.keyboard.press('ArrowRight');
          }
          const label = await spots.nth(1).getAttribute('aria-label');
          expect(label).toMatch(/: [\d.]+[BM]/);
          expect(await page.locator('.tip').innerText()).toBe(label);
        },
        true,
      ));
  });
});

describe('the address', () => {
  it('brings a view back', () =>
    visits.visit('en.html#?main.find=a&main.sort=released&main.is.inputs=image&main.hide=maker', {}, async (page) => {
      const shown = await names(page, 'rows');
      expect(shown.length).toBeGreaterThan(3);
      expect(shown).not.toContain('GPT-3');
      expect(await names(page, 'columns')).not.toContain('Maker');
      await page.locator('#main .open').click();
      expect(await page.getByLabel('Find').inputValue()).toBe('a');
      expect(await page.locator('#main .summary').innerText()).toMatch(/^Showing \d+ of 25; by Released, ascending/);
    }));

  it.each([
    'main.sort=nothing&main.pick=nobody&main.hide=nowhere&scheme=pink',
    'main.find=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
    'main.is.inputs=__proto__,constructor&lang=xx',
    '%',
    'main.hide=parameters,inputs,outputs,released,maker,openness,state',
  ])('survives %s', (fragment) =>
    visits.visit(`en.html#?${fragment}`, {}, async (page) => {
      expect(await names(page, 'columns')).toHaveLength(7);
      expect(await page.locator('img').count()).toBe(0);
    }),
  );

  it('of a place brings a row back that was filtered away', () =>
    visits.visit('en.html#?main.find=gpt-3', {}, async (page) => {
      expect(await names(page, 'rows')).toEqual(['GPT-3']);
      await page.locator('.crosstab a', { hasText: 'PaLM-E' }).click();
      await expect.poll(() => names(page, 'rows')).toHaveLength(25);
      expect(await page.locator(':target').innerText()).toContain('PaLM-E');
    }));

  it('is followed when the reader steps back', () =>
    visits.visit('en.html', {}, async (page) => {
      await page.goto(`${page.url()}#?main.find=clip`);
      expect(await names(page, 'rows')).toEqual(['CLIP ViT-B/32']);
      await page.goBack();
      expect(await names(page, 'rows')).toHaveLength(25);
    }));
});
