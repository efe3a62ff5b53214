import type { Block } from '../core/handout.ts';
import type { Lines } from '../core/inline.ts';
import { unexpected } from '../core/unexpected.ts';
import type { OnDraw } from './caption.ts';
import type { Composing } from './composing.ts';
import { crosstabStrips } from './crosstab.ts';
import { chartStrips } from './figure.ts';
import type { Strip } from './flow.ts';
import { calloutStrips, headingStrips, listStrips, type Place, paragraphStrips, ruleStrip } from './prose.ts';
import { legendStrips, sourcesStrips } from './references.ts';
import { matrixStrips } from './table.ts';
import { worksheetStrips } from './worksheet.ts';

/** What a list of blocks is told about its surroundings. */
export interface Surroundings {
  /** A title stands right above the first block. */
  readonly titled: boolean;
  /** Gives each table, crosstab and chart its entry in the outline. */
  entry(title: Lines): OnDraw;
}

/** The strips of blocks in order. A list of sources or signs that follows a heading gets no heading of its own. */
export function* blockStrips(
  composing: Composing,
  place: Place,
  blocks: readonly Block[],
  around: Surroundings,
): Generator<Strip> {
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    const titled = before === undefined ? around.titled : before.kind === 'heading';
    const strips = oneBlock(composing, place, block, { ...around, titled });
    // A line of signs alone under its heading looks lost: it stays with the sources after it.
    const leads = block.kind === 'legend' && blocks[index + 1]?.kind === 'sources' && hasSources(composing);
    const close = titled && CAPTIONED.includes(block.kind);
    let first = true;
    for (const strip of strips) {
      const before = close && first ? composing.style.gap : strip.before;
      yield { ...strip, before, keep: leads || strip.keep };
      first = false;
    }
  }
}

/** Their caption right under a heading stands closer to that. */
const CAPTIONED: readonly Block['kind'][] = ['matrix', 'crosstab', 'chart', 'worksheet'];

function hasSources({ handout }: Composing): boolean {
  return handout.sources.length > 0;
}

function oneBlock(composing: Composing, place: Place, block: Block, around: Surroundings): Iterable<Strip> {
  switch (block.kind) {
    case 'heading':
      return headingStrips(composing, place, block.lines, block.level);
    case 'paragraph':
      return paragraphStrips(composing, place, block.lines, block.role);
    case 'list':
      return listStrips(composing, place, block.items, block.ordered);
    case 'matrix':
      return matrixStrips(composing, place, block.matrix, around.entry(block.matrix.title));
    case 'crosstab':
      return crosstabStrips(composing, place, block.crosstab, around.entry(block.crosstab.title));
    case 'chart':
      return chartStrips(composing, place, block.chart, around.entry(block.chart.title));
    case 'worksheet':
      return worksheetStrips(composing, place, block.worksheet, around.entry(block.worksheet.title));
    case 'note':
      return calloutStrips(composing, place, (inner) =>
        blockStrips(composing, inner, block.blocks, { ...around, titled: false }),
      );
    case 'sources':
      return sourcesStrips(composing, place, around.titled);
    case 'legend':
      return legendStrips(composing, place, around.titled);
    case 'rule':
      return [ruleStrip(composing, place)];
    case 'page-break':
      return [{ height: 0, before: 0, keep: true, turnsPage: true, draw: () => undefined }];
    default:
      return unexpected(block);
  }
}
