import { type Lines, plainLines } from '../core/inline.ts';
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

interface Fields {
  readonly page: number;
  readonly pages: number;
}

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
  const size = Math.max(composing.style.fine, composing.style.small * 0.95);
  for (const [index, side] of sides.entries()) {
    const room = side === 'center' ? area.width * 0.14 : area.width * 0.42;
    const text = fitted(composing, furniture[index] ?? '', { page: sheet.index + 1, pages }, size, room);
    if (text === '') continue;
    const run = plainRun(composing, branch('P'), text, { weight: 'body', paint: 'muted' }, 'page furniture');
    const paragraph = { runs: [run], scale: 1, leading: 1.3, before: 0 };
    const box = wrap(composing.type, [paragraph], size, area.width * (side === 'center' ? 1 : 0.6));
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

/** The text with its fields filled in all languages, or only in the first where there is no room. */
function fitted(composing: Composing, text: string, field: Fields, size: number, room: number): string {
  const forms = composing.handout.rendition.map((_, index) => filled(composing, text, field, index));
  const [separator = ' '] = composing.word('language-separator').map((line) => plainLines([line]));
  const all = [...new Set(forms)].join(separator);
  return composing.type.measure(all, size, 'body') <= room ? all : (forms[0] ?? '');
}

function filled(composing: Composing, text: string, { page, pages }: Fields, language: number): string {
  const { handout } = composing;
  const words = said(composing.word('page-of'), language);
  const numbered =
    words === '' ? text : text.replace(PAGE_OF_PAGES, () => words.replace('{0}', '{page}').replace('{1}', '{pages}'));
  return numbered.replace(/\{(title|edition|page|pages)\}/g, (_, field: string) => {
    if (field === 'title') return said(handout.title, language);
    if (field === 'edition') return handout.edition;
    return field === 'page' ? `${page}` : `${pages}`;
  });
}

/** What holds for all languages has one line. */
function said(lines: Lines, language: number): string {
  return plainLines([lines[language] ?? lines[0]].filter((line) => line !== undefined));
}
