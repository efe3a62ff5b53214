import { plainLines } from '../core/inline.ts';
import type { PageFurniture } from '../core/theme.ts';
import { pageArea } from './area.ts';
import type { Composing } from './composing.ts';
import type { Area } from './flow.ts';
import { plainRun } from './runs.ts';
import { drawAsArtifact, drawBox, type Sheet } from './sheet.ts';
import { branch } from './structure.ts';
import { wrap } from './wrap.ts';

/** Page number and number of pages with only marks between them: said in the words of the language. */
const PAGE_OF_PAGES = /\{page\}[^\p{L}{]*\{pages\}/u;

/** Running header and footer of every page: artifacts, since they say nothing that the document does not. */
export function furnish(composing: Composing, sheets: readonly Sheet[]): void {
  const { theme, style } = composing;
  const upright = theme.page.orientation === 'portrait';
  for (const sheet of sheets) {
    const area = pageArea(theme, sheet.width > sheet.height || !upright);
    const headLine = area.top * 0.55 - style.small;
    const footLine = area.pageHeight - area.top * 0.62;
    const draw = (kind: 'header' | 'footer', y: number) =>
      drawAsArtifact(sheet, kind, () => drawFurniture(composing, sheet, theme[kind], y, area, sheets.length));
    // The first page opens with the title itself.
    if (sheet.index > 0) draw('header', headLine);
    draw('footer', footLine);
  }
}

function drawFurniture(
  composing: Composing,
  sheet: Sheet,
  furniture: PageFurniture,
  y: number,
  area: Area,
  pages: number,
): void {
  const sides = ['left', 'center', 'right'] as const;
  for (const [index, side] of sides.entries()) {
    const text = filled(composing, furniture[index] ?? '', sheet.index + 1, pages);
    if (text === '') continue;
    const run = plainRun(composing, branch('P'), text, { weight: 'body', paint: 'muted' }, 'page furniture');
    const paragraph = { runs: [run], scale: 1, leading: 1.3, before: 0 };
    const box = wrap(
      composing.type,
      [paragraph],
      Math.max(composing.style.fine, composing.style.small * 0.95),
      area.width * (side === 'center' ? 1 : 0.6),
    );
    drawBox(
      sheet,
      box,
      side === 'right' ? area.left + area.width - box.width : area.left,
      y,
      side === 'right' ? box.width : area.width,
      side,
    );
  }
}

function filled(composing: Composing, text: string, page: number, pages: number): string {
  const { handout } = composing;
  const words = plainLines(composing.word('page-of').slice(0, 1));
  const numbered =
    words === '' ? text : text.replace(PAGE_OF_PAGES, () => words.replace('{0}', '{page}').replace('{1}', '{pages}'));
  return numbered.replace(/\{(title|edition|page|pages)\}/g, (_, field: string) => {
    if (field === 'title') return plainLines(handout.title.slice(0, 1));
    if (field === 'edition') return handout.edition;
    return field === 'page' ? `${page}` : `${pages}`;
  });
}
