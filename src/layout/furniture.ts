import { type Lines, plainLines } from '../core/inline.ts';
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
      drawAsArtifact(sheet, kind, () => drawFurniture(composing, sheet, kind, y, area, sheets.length));
    // The first page opens with the title itself.
    if (sheet.index > 0) draw('header', headLine);
    draw('footer', footLine);
  }
}

const SIDES = ['left', 'center', 'right'] as const;
const LEADING = 1.3;

function drawFurniture(
  composing: Composing,
  sheet: Sheet,
  kind: 'header' | 'footer',
  y: number,
  area: Area,
  pages: number,
): void {
  const { style, theme, type } = composing;
  const size = Math.max(style.fine, style.small * 0.95);
  const field = { page: sheet.index + 1, pages };
  // A further line stands between the first and the text of the page.
  const lines = 1 + Math.floor((area.top * 0.38 - size * 0.4) / (size * LEADING));
  const middle = fitted(composing, theme[kind][1], field, { size, room: area.width * 0.14, lines });
  const taken = Math.max(0, ...middle.map((text) => type.measure(text, size, 'body')));
  const beside = (area.width - taken) / 2 - size * 1.5;
  for (const [index, side] of SIDES.entries()) {
    const texts =
      side === 'center' ? middle : fitted(composing, theme[kind][index] ?? '', field, { size, room: beside, lines });
    const paragraphs = texts.map((text) => {
      const run = plainRun(composing, branch('P'), text, { weight: 'body', paint: 'muted' }, 'page furniture');
      return { runs: [run], scale: 1, leading: LEADING, before: 0 };
    });
    const box = wrap(type, paragraphs, size, area.width * (side === 'center' ? 1 : 0.6));
    // A footer of more lines grows upwards, away from the edge.
    const top = kind === 'footer' ? y - box.height * (1 - 1 / Math.max(1, texts.length)) : y;
    const right = side === 'right';
    drawBox(
      sheet,
      box,
      right ? area.left + area.width - box.width : area.left,
      top,
      right ? box.width : area.width,
      side,
    );
  }
}

interface Fitting {
  readonly size: number;
  readonly room: number;
  /** How many lines there may be. */
  readonly lines: number;
}

/**
 * The text with its fields filled in all languages, on one line or, for want of room, on one each; only in the first
 * where there is no room for that either. None if it is empty.
 */
function fitted(composing: Composing, text: string, field: Fields, fitting: Fitting): readonly string[] {
  const forms = [...new Set(composing.handout.rendition.map((_, index) => filled(composing, text, field, index)))];
  const [separator = ' '] = composing.word('language-separator').map((line) => plainLines([line]));
  const fits = (line: string) => composing.type.measure(line, fitting.size, 'body') <= fitting.room;
  const all = forms.join(separator);
  if (all === '') return [];
  if (fits(all)) return [all];
  return forms.length <= fitting.lines && forms.every(fits) ? forms : forms.slice(0, 1);
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
