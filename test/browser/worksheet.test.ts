import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toNumber } from '../../src/core/amount.ts';
import { plainLines } from '../../src/core/inline.ts';
import { type Rendition, renditionName } from '../../src/core/language.ts';
import type { Answer, Worksheet } from '../../src/core/worksheet.ts';
import { pageOf } from '../html/page-files.ts';
import { handout, plain } from '../html/sample.ts';
import { shippedWorksheet } from '../shipped/worksheet-of.ts';
import { launchBrowser } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['zh-CN', 'en']];
const form = shippedWorksheet({ kind: 'model' }, ['zh-CN']);

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duibi-worksheet-'));
  for (const rendition of RENDITIONS) {
    const worksheet = shippedWorksheet({ kind: 'model' }, rendition);
    const blocks = [{ kind: 'worksheet', worksheet }] as const;
    const shown = handout(rendition, [{ id: 's', title: plain('练习单'), blocks }]);
    writeFileSync(join(folder, `${renditionName(rendition)}.html`), (await pageOf(shown)).bytes);
  }
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function visit<T>(
  name: string,
  setting: { readonly javaScriptEnabled?: boolean; readonly bypassCSP?: boolean },
  act: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({ viewport: { width: 390, height: 664 }, ...setting });
  try {
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    return await act(page);
  } finally {
    await page.close();
  }
}

async function fill(page: Page, attribute: string, answer: Answer): Promise<void> {
  const question = page.locator(`[data-question="${attribute}"]`);
  if (answer.kind === 'set') for (const id of answer.ids) await question.locator(`[value="${id}"]`).check();
  if (answer.kind === 'choice') await question.locator(`[value="${answer.id}"]`).check();
  if (answer.kind !== 'quantity') return;
  const versions = answer.measures.map((measure) => ('at' in measure ? String(toNumber(measure.at)) : ''));
  await question.locator('input').fill(versions.join('、'));
}

async function verdicts(page: Page): Promise<readonly string[]> {
  return (await page.locator('[data-outcome]').allInnerTexts()).map((text) => text.replaceAll('\n', ' '));
}

function labels({ outcomes }: Worksheet, chosen: Readonly<Record<string, string>>): readonly string[] {
  return outcomes.map(({ attribute, members }) =>
    plainLines(members.find(({ id }) => id === chosen[attribute])?.lines ?? []),
  );
}

test('the form says what the evaluator says, for every model that a form can describe', async () => {
  // An empty set cannot be ticked: to leave all boxes empty means not to know.
  const told = form.entries.filter(
    ({ kind, answers }) =>
      kind === 'example' && Object.values(answers).every((one) => one.kind !== 'set' || one.ids.length > 0),
  );
  expect(told.length).toBeGreaterThanOrEqual(10);
  await visit('zh-CN', {}, async (page) => {
    for (const { answers, outcomes, concept } of told) {
      for (const [attribute, answer] of Object.entries(answers)) await fill(page, attribute, answer);
      expect([concept, await verdicts(page)]).toEqual([concept, labels(form, outcomes)]);
      await page.locator('button[type=reset]').click();
    }
    const blank = Object.fromEntries(form.outcomes.map(({ attribute, blank: id }) => [attribute, id]));
    await expect.poll(() => verdicts(page)).toEqual(labels(form, blank));
  });
}, 300_000);

test.each([
  ['7B', '大'],
  ['７０亿', '大'],
  ['340M, 7B', '大小都有'],
  ['1,000,000,000', '大'],
  ['999,999,999', '小'],
  ['>100B', '大'],
  ['<1B', '小'],
  ['0.5B..7B', '大小不详'],
  ['', '大小不详'],
  ['不知道', '大小不详'],
  ['7B、不知道', '大小不详'],
])('a count of "%s" is %s', async (text, expected) => {
  const found = await visit('zh-CN', {}, async (page) => {
    const input = page.locator('[data-question="parameters"] input');
    await input.fill(text);
    const error = await page.locator('[data-question="parameters"] .error').isVisible();
    return [await page.locator('[data-outcome="scale"]').innerText(), error, await input.getAttribute('aria-invalid')];
  });
  const refused = text.includes('不知道');
  expect(found).toEqual([expected, refused, String(refused)]);
});

test('without a script the rule and the examples are there, and no form that would not answer', async () => {
  await visit('zh-CN', { javaScriptEnabled: false }, async (page) => {
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(await page.locator('.rule dd').first().isVisible()).toBe(true);
    expect(await page.locator('.worksheet table tbody tr').count()).toBe(form.examples.rows.length);
  });
});

test('the verdict is announced, in both languages', async () => {
  await visit('zh-CN_en', {}, async (page) => {
    await fill(page, 'tasks', { kind: 'choice', id: 'multi' });
    const status = page.getByRole('status');
    expect(await status.innerText()).toContain('多任务');
    expect(await status.locator('[data-outcome="task-count"] [lang="en"]').innerText()).toBe('Many tasks');
  });
});

test.each(['zh-CN', 'zh-CN_en'])('axe finds no violation on %s, the form filled in', async (name) => {
  const found = await visit(name, { bypassCSP: true }, async (page) => {
    await fill(page, 'inputs', { kind: 'set', ids: ['text'] });
    await page.locator('[data-question="parameters"] input').fill('?');
    await page.evaluate(AXE);
    return page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
  });
  expect(found).toEqual([]);
});

test('a phone shows the form without scrolling sideways', async () => {
  const over = await visit('zh-CN_en', {}, (page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
  expect(over).toBe(0);
});
