/** How wide each line of a cell's text is, in pixels; nothing where the cell is never broken. */
export type LineWidths = readonly number[];

/** Steps in which columns grow, in pixels. */
const STEPS = [8, 16, 32, 64, 128];
/** What of a column's width holds no text. */
const AROUND = 16;
/** Words do not fill their lines. */
const RAGGED = 1.06;

/**
 * Widths of columns when what a page has left is given to those whose texts then take fewer lines, where that makes
 * rows lower. `columns` has the lines of each row's cell, column by column; `most` is how wide each has any use for;
 * `worth` is how many lines a pixel has to save at least.
 */
export function spread(
  widths: readonly number[],
  most: readonly number[],
  columns: readonly (readonly LineWidths[])[],
  room: number,
  worth = 0,
): readonly number[] {
  const grown = [...widths];
  const counts = columns.map((cells, index) => cells.map((lines) => linesAt(lines, grown[index] ?? 0)));
  let left = room;
  for (;;) {
    const step = bestStep(grown, most, columns, counts, left, worth);
    if (!step) return grown;
    const width = (grown[step.column] ?? 0) + step.pixels;
    grown[step.column] = width;
    counts[step.column] = (columns[step.column] ?? []).map((lines) => linesAt(lines, width));
    left -= step.pixels;
  }
}

/** The step that saves most lines for its pixels. */
function bestStep(
  widths: readonly number[],
  most: readonly number[],
  columns: readonly (readonly LineWidths[])[],
  counts: readonly (readonly number[])[],
  room: number,
  least: number,
): { readonly column: number; readonly pixels: number } | undefined {
  let best: { column: number; pixels: number } | undefined;
  let worth = least;
  for (const [column, cells] of columns.entries()) {
    const width = widths[column] ?? 0;
    const limit = Math.min(room, (most[column] ?? 0) - width);
    if (limit < 1) continue;
    const tall = tallRows(counts, column);
    if (tall.length === 0) continue;
    for (const pixels of new Set(STEPS.map((step) => Math.min(step, limit)))) {
      const saved = tall.reduce((sum, { row, lines, others }) => {
        return sum + lines - Math.max(others, linesAt(cells[row] ?? [], width + pixels));
      }, 0);
      if (saved / pixels > worth) [best, worth] = [{ column, pixels }, saved / pixels];
    }
  }
  return best;
}

/** The rows that are as tall as they are for the sake of one column. */
function tallRows(
  counts: readonly (readonly number[])[],
  column: number,
): readonly { readonly row: number; readonly lines: number; readonly others: number }[] {
  return (counts[column] ?? []).flatMap((lines, row) => {
    if (lines < 2) return [];
    const others = counts.reduce((sum, own, at) => (at === column ? sum : Math.max(sum, own[row] ?? 1)), 1);
    return others < lines ? [{ row, lines, others }] : [];
  });
}

function linesAt(lines: LineWidths, width: number): number {
  const inside = Math.max(width - AROUND, 1);
  return lines.reduce((sum, line) => sum + (line <= inside ? 1 : Math.ceil((line * RAGGED) / inside)), 0);
}
