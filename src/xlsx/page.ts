import type { Theme } from '../core/theme.ts';
import { PIXELS_PER_POINT } from './measure.ts';

/** Millimetres of a sheet of paper that stands upright. */
const PAPER = { A4: [210, 297], A3: [297, 420], Letter: [215.9, 279.4] } as const;
const PIXELS_PER_MILLIMETRE = 96 / 25.4;

/** Where the theme's font is not at hand, LibreOffice's makes columns so much wider, and what is printed smaller. */
const WIDER = [1.14, 1.17, 1.2];
/** A last page that is filled up to here looks like a mistake. */
const TAIL = 0.4;
/** To save it a sheet is printed so much smaller, but for that never smaller than so. */
const SMALLER = 0.74;
const SMALLEST = 0.6;

/** What stands between the margins of a page, in pixels at full size. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export function pageRoom({ page }: Theme, landscape: boolean): Room {
  const [short, long] = PAPER[page.size];
  const inside = (side: number) => Math.max((side - 2 * page.margin) * PIXELS_PER_MILLIMETRE, 1);
  return landscape ? { width: inside(long), height: inside(short) } : { width: inside(short), height: inside(long) };
}

/** By what a page shrinks something so wide. */
export function printScale(width: number, room: Room): number {
  return Math.min(1, room.width / width);
}

/**
 * Onto how many pages rows of these heights, in points, are to be printed, so that no few of them stand alone on a last
 * page; 0 where they do not, or where print would be too small. The row of that number stands on each page again.
 */
export function pagesHigh(heights: readonly number[], repeated: number, width: number, room: Room): number {
  const pagesAt = (scale: number) => filled(heights, repeated, room.height / scale / PIXELS_PER_POINT);
  const scale = printScale(width, room);
  const least = Math.max(scale * SMALLER, Math.min(scale, SMALLEST));
  const saved = [1, ...WIDER]
    .map((wider) => scale / wider)
    .map(pagesAt)
    .flatMap(({ pages, last }) => (pages > 1 && last < TAIL ? [pages - 1] : []));
  const fewest = pagesAt(least).pages;
  const possible = saved.filter((pages) => fewest <= pages);
  return possible.length === 0 ? 0 : Math.min(...possible);
}

/** The pages that rows fill, and how much of the last. */
function filled(heights: readonly number[], repeated: number, page: number): { pages: number; last: number } {
  const head = heights[repeated - 1] ?? 0;
  let [pages, height] = [1, 0];
  for (const one of heights) {
    if (height > 0 && height + one > page) {
      pages += 1;
      height = head;
    }
    height += one;
  }
  return { pages, last: height / page };
}
