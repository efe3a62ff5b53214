import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

export const PHONE = { width: 390, height: 664 };
export const TABLET = { width: 1024, height: 768 };
export const DESKTOP = { width: 1440, height: 900 };

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser and a folder of pages to visit. */
export class Visits {
  readonly folder = mkdtempSync(join(tmpdir(), 'duibi-pages-'));
  #browser: Browser | undefined;

  async open(): Promise<void> {
    this.#browser = await launchBrowser();
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.folder, { recursive: true });
  }

  save(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.folder, name), content);
  }

  /** Opens a page, does something with it, closes it. Errors of its script fail the test. `name` may have a fragment. */
  async visit<T>(name: string, options: BrowserContextOptions, act: (page: Page) => Promise<T>): Promise<T> {
    if (this.#browser === undefined) throw new Error('the browser is not open');
    const [file = '', fragment] = name.split('#');
    const address = pathToFileURL(join(this.folder, file)).href + (fragment === undefined ? '' : `#${fragment}`);
    const page = await this.#browser.newPage({ viewport: DESKTOP, ...options });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    try {
      await page.goto(address);
      const result = await act(page);
      if (errors.length > 0) throw new Error(`the page's script failed: ${errors.join('; ')}`);
      return result;
    } finally {
      await page.close();
    }
  }
}

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe finds on the page as it stands now; the page must have been opened with `bypassCSP`. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: Axe }).axe.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}

/** By how much the page can be scrolled sideways. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
