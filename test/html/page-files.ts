import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageScripts } from '../../scripts/page-scripts.mjs';
import type { Kit, PageTemplate } from '../../src/core/format.ts';
import type { Handout } from '../../src/core/handout.ts';
import { format } from '../../src/html/index.ts';
import { SAMPLE_THEME } from './sample.ts';

const folder = join(import.meta.dirname, '../../templates/handout');

/** The page template and style that ship. */
export const PAGE: PageTemplate = {
  html: readFileSync(join(folder, 'page.html.hbs'), 'utf8'),
  css: readFileSync(join(folder, 'page.css'), 'utf8'),
};

const scripts = pageScripts();

/** Scripts as the sources are now, whatever was built last. */
const KIT: Kit = {
  fonts: () => Promise.reject(new Error('a page needs no fonts')),
  text: async (name) => {
    const text = (await scripts)[name.replace(/^page\/|\.js$/g, '')];
    if (text === undefined) throw new Error(`no text ${name} in the package`);
    return text;
  },
};

export async function pageOf(
  handout: Handout,
  page = PAGE,
): Promise<{ html: string; bytes: Uint8Array; codes: readonly string[] }> {
  const writer = await format.load(KIT);
  const { plan, diagnostics } = writer.plan({ handout, theme: SAMPLE_THEME, page });
  const bytes = await writer.write(plan);
  return { html: new TextDecoder().decode(bytes), bytes, codes: diagnostics.map((diagnostic) => diagnostic.code) };
}
