import { blocksOf, type Handout, type Section } from '../core/handout.ts';
import type { Theme } from '../core/theme.ts';
import type { Composing } from './composing.ts';
import { demandsOf } from './demands.ts';
import type { Area } from './flow.ts';
import { wantsWidth } from './table.ts';

/** Portrait sizes in points. */
const SIZES = { A4: [595.28, 841.89], A3: [841.89, 1190.55], Letter: [612, 792] } as const;
const POINTS_PER_MM = 72 / 25.4;

/**
 * The pages of a section: as the theme says, but on their side when a table of the section would be too narrow to
 * read otherwise. Sections before and after stay upright.
 */
export function sectionArea(composing: Composing, section: Section): Area {
  const { theme, handout } = composing;
  const upright = pageArea(theme, theme.page.orientation === 'landscape');
  if (theme.page.orientation === 'landscape') return upright;
  const alone: Handout = { ...handout, sections: [section] };
  for (const block of blocksOf(alone)) {
    if (block.kind !== 'matrix') continue;
    if (wantsWidth(composing, demandsOf(composing, block.matrix), upright.width)) return pageArea(theme, true);
  }
  return upright;
}

/** The page of a theme, upright or on its side. */
export function pageArea(theme: Theme, landscape: boolean): Area {
  const [short, long] = SIZES[theme.page.size];
  const [pageWidth, pageHeight] = landscape ? [long, short] : [short, long];
  const margin = theme.page.margin * POINTS_PER_MM;
  const width = pageWidth - 2 * margin;
  return { pageWidth, pageHeight, left: margin, top: margin, width, height: pageHeight - 2 * margin };
}
