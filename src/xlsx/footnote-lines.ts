import { type AfterLine, sideBySide } from './after.ts';
import { runRoom } from './extent.ts';
import { PIXELS_PER_POINT, textWidth } from './measure.ts';
import type { ColumnPlan, Look } from './sheet.ts';

/** A line under a table, and the numbers of the footnotes that it holds. */
export interface GatheredLine {
  readonly line: AfterLine;
  readonly footnotes: readonly number[];
}

/** So few footnotes stand one below the other. */
const FEW = 5;
const BETWEEN = '    ';

/**
 * Many footnotes share lines as wide as the table, as under a printed one: each alone they would fill a page. By ear each
 * is to be found in a cell of its own.
 */
export function gatherFootnotes(
  lines: readonly AfterLine[],
  columns: readonly ColumnPlan[],
  size: Look['size'],
  accessible: boolean,
): readonly GatheredLine[] {
  const alone = lines.map((line) => ({ line, footnotes: line.footnote === undefined ? [] : [line.footnote] }));
  if (alone.filter(({ footnotes }) => footnotes.length > 0).length <= (accessible ? lines.length : FEW)) return alone;
  const room = runRoom(columns);
  const width = (text: string) => textWidth(text, size.small * PIXELS_PER_POINT);
  const gathered: GatheredLine[] = [];
  for (const one of alone) {
    const last = gathered.at(-1);
    const joined = last && one.footnotes.length > 0 && last.footnotes.length > 0 ? join(last, one) : undefined;
    if (joined && width(joined.line.text) <= room) gathered[gathered.length - 1] = joined;
    else gathered.push(one);
  }
  return gathered;
}

function join(before: GatheredLine, next: GatheredLine): GatheredLine {
  const text = [before, next].map(({ line }) => sideBySide([line.text, ...(line.also ?? [])])).join(BETWEEN);
  return { line: { role: before.line.role, text }, footnotes: [...before.footnotes, ...next.footnotes] };
}
