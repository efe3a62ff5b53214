import type { Kit } from '../core/format.ts';
import { blocksOf, type Handout } from '../core/handout.ts';

/** The scripts that pages may carry: files of `src/html/page/`, bundled into `dist/page/`. */
const SCRIPTS = ['compare', 'worksheet'] as const;
export type ScriptName = (typeof SCRIPTS)[number];
export type PageScripts = Readonly<Record<ScriptName, string>>;

export async function loadScripts(kit: Kit): Promise<PageScripts> {
  const texts = await Promise.all(SCRIPTS.map(async (name) => [name, await kit.text(`page/${name}.js`)] as const));
  return Object.fromEntries(texts) as PageScripts;
}

/** The scripts that this handout's page has use for; a page without any runs nothing. */
export function scriptsFor(handout: Handout): readonly ScriptName[] {
  const blocks = [...blocksOf(handout)];
  const compare = blocks.some((block) => block.kind === 'matrix' || block.kind === 'chart');
  const worksheet = blocks.some((block) => block.kind === 'worksheet');
  return [...(compare ? ['compare' as const] : []), ...(worksheet ? ['worksheet' as const] : [])];
}

/** Scripts as elements for the end of the body. Their texts must stand between the tags as they are. */
export function scriptsHtml(texts: readonly string[]): string {
  return texts.map((text) => `\n<script>${checked(text)}</script>`).join('');
}

/** What would end the element early, or change under the parser's hands, must not be in a bundled script. */
function checked(text: string): string {
  if (/<\/script|<!--|\r|\0/i.test(text)) throw new Error('a page script holds text that cannot stand in a page');
  return text;
}
