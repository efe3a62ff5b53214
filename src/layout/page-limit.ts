import type { Diagnostic } from '../core/diagnostic.ts';
import type { Handout } from '../core/handout.ts';
import type { OutlineEntry, Page, PagedDocument } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';
import { POINTS_PER_MM } from './area.ts';
import { LOOKS } from './style.ts';

export interface Laid {
  readonly document: PagedDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** What becomes, step by step, of the room between baselines and blocks where a document is to take fewer pages. */
const STEPS = [1, 0.9, 0.8, 0.7, 0.6];

/** As much room may be taken to spare a page; and the steps that take less. */
const TIGHTEST = 0.82;
const LOOSER_STEPS = [0.88, 0.94];
/** And so much, where even then the first page would hold little, any next to nothing, or one of several little. */
const LAST_RESORT = 0.76;
const FEW_PAGES = 3;
/** A page filled to less than so much is slight; the first, which is seen first, to less than so much. */
const SLIGHT = 1 / 3;
const SLIGHT_FIRST = 0.6;
/** Filled to less than so much it looks like a mistake, and is as bad as one page and a half more. */
const BARE = 0.12;
const BARE_COSTS = 1.5;
/** Where less than so much of a page is empty in all, no step can spare one. */
const LEAST_EMPTY = 0.7;
/** In a longer document one such page matters little, and to set it again takes time. */
const MOST_PAGES = 40;

/**
 * Lays out as loosely as the limit on pages allows, in a few fixed steps; type is never made smaller. Where even the
 * tightest takes too many pages, an error says from which block on and by about how many lines. Without a limit, room
 * is taken only where that saves a page that would hold little.
 */
export function withinPages(handout: Handout, theme: Theme, lay: (tightness: number) => Laid): Laid {
  const { pages: limit } = handout;
  if (limit === undefined) return withoutSlightPages(theme, lay);
  let laid: Laid | undefined;
  for (const step of STEPS) {
    laid = lay(step);
    if (laid.document.pages.length <= limit.max) return laid;
  }
  if (laid === undefined) return lay(1);
  return { ...laid, diagnostics: [...laid.diagnostics, tooMany(handout, laid.document, theme, limit.max)] };
}

/** The tightest step is tried first: where even that spares nothing, no other need be. Then looser ones, while they do as well. */
function withoutSlightPages(theme: Theme, lay: (tightness: number) => Laid): Laid {
  const loose = lay(1);
  if (loose.document.pages.length > MOST_PAGES) return loose;
  const { slight, empty, cost } = fillOf(loose.document, theme);
  if (slight === 0 && empty < LEAST_EMPTY) return loose;
  const tightest = tightestOf(theme, lay);
  if (tightest.cost >= cost) return loose;
  let best = tightest.laid;
  for (const step of LOOSER_STEPS) {
    const laid = lay(step);
    if (fillOf(laid.document, theme).cost > tightest.cost) break;
    best = laid;
  }
  return best;
}

function tightestOf(theme: Theme, lay: (tightness: number) => Laid): { readonly laid: Laid; readonly cost: number } {
  const tight = lay(TIGHTEST);
  const { pressing, cost } = fillOf(tight.document, theme);
  if (!pressing) return { laid: tight, cost };
  const tightest = lay(LAST_RESORT);
  const least = fillOf(tightest.document, theme).cost;
  return least < cost ? { laid: tightest, cost: least } : { laid: tight, cost };
}

interface Fill {
  /** How many pages hold little. */
  readonly slight: number;
  /** The first page holds little, another next to nothing, or one of several little. */
  readonly pressing: boolean;
  /** How much is empty in all, in pages. */
  readonly empty: number;
  /** What a reader bears: its pages, and a little or much more for those that hold little or next to nothing. */
  readonly cost: number;
}

/** A document of one page is what it is. */
function fillOf({ pages }: PagedDocument, theme: Theme): Fill {
  if (pages.length < 2) return { slight: 0, pressing: false, empty: 0, cost: pages.length };
  const margin = theme.page.margin * POINTS_PER_MM;
  const fills = pages.map((page) => (extentOf(page).bottom - margin) / (page.height - 2 * margin));
  const slight = fills.filter((fill, index) => fill < (index === 0 ? SLIGHT_FIRST : SLIGHT)).length;
  const bare = fills.filter((fill) => fill < BARE).length;
  return {
    slight,
    pressing: bare > 0 || (fills[0] ?? 1) < SLIGHT_FIRST || (slight > 0 && pages.length > FEW_PAGES),
    empty: fills.reduce((sum, fill) => sum + Math.max(0, 1 - fill), 0),
    cost: pages.length + slight / MOST_PAGES + bare * BARE_COSTS,
  };
}

function tooMany(handout: Handout, document: PagedDocument, theme: Theme, max: number): Diagnostic {
  const over = document.pages.slice(max);
  const height = over.reduce((sum, page) => sum + usedHeight(page), 0);
  const pitch = theme.size.body * (1 + (LOOKS.text.leading - 1) * (STEPS.at(-1) ?? 1));
  const lines = Math.max(1, Math.ceil(height / pitch));
  const top = theme.page.margin * POINTS_PER_MM + theme.size.h2 * 4;
  const where = overflowing(document.outline, max, top) ?? document.title;
  const args = { handout: handout.id, max, pages: document.pages.length, where, lines };
  return { code: 'too-many-pages', severity: 'error', args };
}

/** Height of what a page says. */
function usedHeight(page: Page): number {
  const { top, bottom } = extentOf(page);
  return Math.max(0, bottom - top);
}

/** From where to where a page says something; its furniture and rules do not count. */
function extentOf(page: Page): { readonly top: number; readonly bottom: number } {
  let top = Number.POSITIVE_INFINITY;
  let bottom = 0;
  for (const { mark, shapes } of page.pieces) {
    if (mark === undefined) continue;
    for (const shape of shapes) {
      if (shape.kind !== 'text') continue;
      bottom = Math.max(bottom, shape.y);
      top = Math.min(top, shape.y - shape.size);
    }
  }
  return { top, bottom };
}

/** The title of what opens the first page beyond the limit (above `top`), else of what goes on there. */
function overflowing(entries: readonly OutlineEntry[], max: number, top: number): string | undefined {
  const all = entries.flatMap((entry) => [entry, ...entry.children]);
  const opening = all.find((entry) => entry.page === max && entry.y < top);
  return (opening ?? all.filter((entry) => entry.page < max).at(-1))?.title;
}
