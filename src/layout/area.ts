import { type Block, blocksOf, type Handout, matricesIn, type Section } from '../core/handout.ts';
import type { Theme } from '../core/theme.ts';
import type { Composing } from './composing.ts';
import { demandsOf } from './demands.ts';
import type { Area } from './flow.ts';
import { wantsWidth } from './table.ts';

/** Portrait sizes in points. */
const SIZES = { A4: [595.28, 841.89], A3: [841.89, 1190.55], Letter: [612, 792] } as const;
export const POINTS_PER_MM = 72 / 25.4;

/**
 * The pages of each section: as the theme says, but on their side where a table of the section would be too narrow to
 * read otherwise. A section of words or sources beside such a one turns with it, so that it needs no page of its own.
 */
export function sectionAreas(composing: Composing): readonly Area[] {
  const { theme, handout } = composing;
  const landscape = theme.page.orientation === 'landscape';
  const width = pageArea(theme, landscape).width;
  const turned = handout.sections.map((section) => !landscape && isWide(composing, section, width));
  return handout.sections.map((section, index) => {
    const beside = turned[index + 1] === true || turned[index - 1] === true;
    return pageArea(theme, landscape || turned[index] === true || (beside && isSlight(handout, section)));
  });
}

function isWide(composing: Composing, section: Section, width: number): boolean {
  return blocksIn(composing.handout, section)
    .flatMap(matricesIn)
    .some((matrix) => wantsWidth(composing, demandsOf(composing, matrix), width));
}

/** No table or picture: such a section reads as well on its side. */
function isSlight(handout: Handout, section: Section): boolean {
  const large: readonly Block['kind'][] = ['matrix', 'crosstab', 'chart', 'worksheet'];
  return !blocksIn(handout, section).some((block) => large.includes(block.kind));
}

function blocksIn(handout: Handout, section: Section): readonly Block[] {
  return [...blocksOf({ ...handout, sections: [section] })];
}

/** The page of a theme, upright or on its side. */
export function pageArea(theme: Theme, landscape: boolean): Area {
  const [short, long] = SIZES[theme.page.size];
  const [pageWidth, pageHeight] = landscape ? [long, short] : [short, long];
  const margin = theme.page.margin * POINTS_PER_MM;
  const width = pageWidth - 2 * margin;
  return { pageWidth, pageHeight, left: margin, top: margin, width, height: pageHeight - 2 * margin };
}
