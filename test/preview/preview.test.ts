import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { preview } from '../../src/preview/preview.ts';
import type { PreviewServer } from '../../src/preview/server.ts';
import { launchBrowser } from '../browser/browser.ts';
import { violations } from '../browser/visit.ts';
import { copyCase, optionsFor } from '../project.ts';

let browser: Browser;
const servers: PreviewServer[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(root: string): Promise<PreviewServer> {
  const editor = 'vscode://file{path}:{line}:{column}';
  const server = await preview({ ...optionsFor(root), port: 4170, editor, language: 'en' });
  servers.push(server);
  return server;
}

function edit(root: string, from: string, to: string): void {
  const path = join(root, 'data/catalog.yaml');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

function get(address: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

async function cellText(page: Page, cell: string): Promise<string> {
  return page.frameLocator('iframe').first().locator(`[data-cell="${cell}"]`).innerText();
}

test('a saved edit appears in place; a mistake appears over it with its frame, and goes with its correction', async () => {
  const root = copyCase('thin');
  const server = await start(root);
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(`${server.address}#thin/en`);
  await expect.poll(() => cellText(page, 'main:gpt-3.parameters')).toContain('175B');
  edit(root, 'parameters: 175B', 'parameters: 176B');
  await expect.poll(() => cellText(page, 'main:gpt-3.parameters')).toContain('176B');

  edit(root, 'parameters: 176B', 'parameters: many');
  const problems = page.getByRole('alert');
  await problems.getByText('"many" is not a quantity.').waitFor();
  expect(await problems.locator('pre').innerText()).toContain('> 17 |     parameters: many');
  const link = problems.getByRole('link', { name: 'data/catalog.yaml:17:17' });
  expect(await link.getAttribute('href')).toBe(`vscode://file${root}/data/catalog.yaml:17:17`);
  expect(await cellText(page, 'main:gpt-3.parameters')).toContain('176B');

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }

  edit(root, 'parameters: many', 'parameters: 177B');
  await expect.poll(() => problems.isVisible()).toBe(false);
  await expect.poll(() => cellText(page, 'main:gpt-3.parameters')).toContain('177B');
  await page.close();
});

test('PDF pages and sheets stand beside the web page, in one order however they were asked for', async () => {
  const server = await start(copyCase('thin'));
  const page = await browser.newPage();
  await page.goto(`${server.address}#thin/zh-CN`);
  await page.getByLabel('Sheets').check();
  await page.getByLabel('PDF pages').check();
  await page.frameLocator('iframe[title="PDF pages"]').locator('svg text', { hasText: 'GPT-3' }).first().waitFor();
  await page
    .frameLocator('iframe[title="Sheets"]')
    .locator('td', { hasText: /^1750$/ })
    .first()
    .waitFor();
  const places = await page.evaluate(() =>
    [...document.querySelectorAll('iframe')].map((frame) => [frame.getBoundingClientRect().left, frame.title] as const),
  );
  expect(places.sort(([a], [b]) => a - b).map(([, title]) => title)).toEqual(['Web page', 'PDF pages', 'Sheets']);
  await page.close();
});

test('another host, another site and another method are refused; no path leads to a file', async () => {
  const { address } = await start(copyCase('thin'));
  const { host } = new URL(address);
  expect(await get(address, { host })).toBe(200);
  expect(await get(address, { host: 'evil.example:4170' })).toBe(403);
  expect(await get(address, { host, origin: 'http://evil.example' })).toBe(403);
  expect(await get(address, { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
  for (const path of [
    'page/thin/..%2f..%2fdata',
    'page/../../etc/passwd',
    'page/thin/en/more',
    'constructor/thin/en',
    '%E0%A4%A',
  ]) {
    expect([path, await get(address + path, { host })]).not.toContain(200);
  }
});

test('a port that is taken is passed over', async () => {
  const first = await start(copyCase('thin'));
  const second = await start(copyCase('thin'));
  expect(Number(new URL(second.address).port)).toBeGreaterThan(Number(new URL(first.address).port));
});
