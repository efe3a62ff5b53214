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

/** As much room may be taken to spare a page, and the steps before. */
const TIGHTEST = 0.82;
const SPARING_STEPS = [0.94, 0.88];
/** A page filled to less than a third is slight. */
const SLIGHT = 1 / 3;
/** Where less than so much of a page is empty in all, no step can spare one. */
const LEAST_EMPTY = 0.6;
/** In a longer document one such page matters little, and to set it again takes time. */
const MOST_PAGES = 40;

/**
 * Lays out as loosely as the limit on pages allows, in a few fixed steps; type is never made smaller. Where even the
 * tightest takes too many pages, an error says from which block on and by about how many lines. Without a limit, room
 * is taken only where that saves a page that would hold little.
 */
export function withinPages(handout: Handout, theme: Theme, lay: (tightness: number) => Laid): Laid {
  const { pages: limit } = handout;
  if (limit === undefined) return withoutSlightPages(lay);
  let laid: Laid | undefined;
  for (const step of STEPS) {
    laid = lay(step);
    if (laid.document.pages.length <= limit.max) return laid;
  }
  if (laid === undefined) return lay(1);
  return { ...laid, diagnostics: [...laid.diagnostics, tooMany(handout, laid.document, theme, limit.max)] };
}

/** The tightest step is tried first: where even that spares nothing, no other need be. */
function withoutSlightPages(lay: (tightness: number) => Laid): Laid {
  const loose = lay(1);
  if (loose.document.pages.length > MOST_PAGES) return loose;
  const fill = fillOf(loose.document);
  if (fill.slight === 0 && fill.empty < LEAST_EMPTY) return loose;
  const tightest = lay(TIGHTEST);
  const most = spared(fill, tightest);
  if (most <= 0) return loose;
  for (const step of SPARING_STEPS) {
    const laid = lay(step);
    if (spared(fill, laid) >= most) return laid;
  }
  return tightest;
}

/** How many pages a tighter setting takes less; where as many, by how many fewer of them are slight. */
function spared(loose: Fill, { document: tight }: Laid): number {
  const fewer = loose.pages - tight.pages.length;
  return fewer === 0 ? (loose.slight - fillOf(tight).slight) / MOST_PAGES : fewer;
}

interface Fill {
  readonly pages: number;
  /** How many pages hold little. */
  readonly slight: number;
  /** How much is empty in all, in pages. */
  readonly empty: number;
}

/** A document of one page is what it is. */
function fillOf({ pages }: PagedDocument): Fill {
  if (pages.length < 2) return { pages: pages.length, slight: 0, empty: 0 };
  const fills = pages.map((page) => usedHeight(page) / page.height);
  return {
    pages: pages.length,
    slight: fills.filter((fill) => fill < SLIGHT).length,
    empty: fills.reduce((sum, fill) => sum + Math.max(0, FULL - fill), 0),
  };
}

/** What a full page holds, its margins taken off. */
const FULL = 0.88;

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

/** Height of what a page says; its furniture and rules do not count. */
function usedHeight(page: Page): number {
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { mark, shapes } of page.pieces) {
    if (mark === undefined) continue;
    for (const shape of shapes) {
      if (shape.kind !== 'text') continue;
      bottom = Math.max(bottom, shape.y);
      top = Math.min(top, shape.y - shape.size);
    }
  }
  return Math.max(0, bottom - top);
}

/** The title of what opens the first page beyond the limit (above `top`), else of what goes on there. */
function overflowing(entries: readonly OutlineEntry[], max: number, top: number): string | undefined {
  const all = entries.flatMap((entry) => [entry, ...entry.children]);
  const opening = all.find((entry) => entry.page === max && entry.y < top);
  return (opening ?? all.filter((entry) => entry.page < max).at(-1))?.title;
}
