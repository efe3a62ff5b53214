import type { Diagnostic } from '../core/diagnostic.ts';
import type { FormatInput } from '../core/format.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { bodyHtml } from './body.ts';
import { datasetBlock, wordsBlock } from './data-blocks.ts';
import { checkPage, type PageParts } from './page-template.ts';
import { contentPolicy } from './policy.ts';
import { type PageScripts, scriptsFor, scriptsHtml } from './scripts.ts';
import { pageStyle, themeClasses } from './style.ts';

/** A page before it is put together: the template's text and what it fills in. */
export interface PagePlan {
  readonly template: string;
  readonly parts: PageParts;
}

export function planPage(
  { handout, theme, page }: FormatInput,
  texts: PageScripts,
): {
  readonly plan: PagePlan;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  checkPage(page.html, 'page.html.hbs', (diagnostic) => diagnostics.push(diagnostic));
  const style = pageStyle(theme, page.css);
  const scripts = scriptsFor(handout).map((name) => texts[name]);
  const parts: PageParts = {
    language: handout.rendition[0],
    title: oneLine(handout.title),
    description: oneLine(handout.summary ?? handout.answer ?? handout.title),
    policy: contentPolicy(style, scripts),
    style,
    classes: themeClasses(theme),
    body:
      [bodyHtml(handout), datasetBlock(handout), ...(scripts.length === 0 ? [] : [wordsBlock(handout)])].join('\n') +
      scriptsHtml(scripts),
  };
  return { plan: { template: page.html, parts }, diagnostics };
}

function oneLine(lines: Lines): string {
  return plainLines(lines).replaceAll('\n', ' · ');
}
