import type { Fonts } from '../core/font.ts';
import { blocksOf, type Handout } from '../core/handout.ts';
import { plainLines } from '../core/inline.ts';
import type { PagedDocument } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';
import { pageArea } from './area.ts';
import { composingOf } from './composing.ts';
import { documentStrips } from './document.ts';
import { paginate } from './flow.ts';
import { furnish } from './furniture.ts';
import { outlineTracker } from './outline.ts';
import { type Laid, withinPages } from './page-limit.ts';
import { finishedPage } from './sheet.ts';
import { branch, finished } from './structure.ts';

export { pageSvg } from './svg.ts';
export { thumbnailSvg } from './thumbnail.ts';

/**
 * Lays a handout out on pages, in points: shapes, links, the structure tree and the outline. Pure: the same handout,
 * theme and metrics give the same document. A character that no font can draw, and more pages than the
 * handout may take, are diagnostics.
 */
export function layoutHandout(handout: Handout, theme: Theme, fonts: Fonts): Laid {
  const found = {};
  return withinPages(handout, theme, (tightness) => laidOut(handout, theme, fonts, found, tightness));
}

function laidOut(handout: Handout, theme: Theme, fonts: Fonts, found: object, tightness: number): Laid {
  const linksSources = [...blocksOf(handout)].some((block) => block.kind === 'sources');
  const composing = composingOf(handout, theme, fonts, linksSources, found, tightness);
  const root = branch('Document', { language: composing.language });
  const outline = outlineTracker();
  const strips = documentStrips(composing, root, outline);
  const sheets = paginate(strips, pageArea(theme, theme.page.orientation === 'landscape'));
  furnish(composing, sheets);
  const document: PagedDocument = {
    title: plainLines(handout.title.slice(0, 1)),
    language: composing.language,
    pages: sheets.map(finishedPage),
    structure: finished(root),
    outline: outline.entries(),
  };
  return { document, diagnostics: composing.diagnostics };
}
