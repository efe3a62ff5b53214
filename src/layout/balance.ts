import type { Demand } from './demands.ts';
import type { Filling, Stretch } from './pieces.ts';

/** Widths are moved by steps of so many em, the coarse ones first. */
const STEPS = [2, 0.75] as const;
const MOST_MOVES = 40;
/** Lines that make their row no higher only decide between tables of one height: a text less torn is better even then. */
const INNER_LINE = 1e-6;
const TOLERANCE = 1e-6;

/**
 * Widths of the same sum under which the table is less high, or its cells are less broken: each move takes from one
 * column what helps another more, and none is narrowed below what it needs. The rows of all demands are the same.
 */
export function balancedWidths(demands: readonly Demand[], widths: readonly number[]): readonly number[] {
  // Columns kept equal have no rows of their own: to take from them would seem to cost nothing.
  if (demands.some(({ rows }) => rows.length === 0)) return widths;
  let balanced = widths;
  for (const step of STEPS) {
    const columns = demands.map((demand, index) => linesByWidth(demand, widths[index] ?? 0));
    for (let moves = 0; moves < MOST_MOVES; moves += 1) {
      const better = bestMove(columns, balanced, step);
      if (better === undefined) break;
      balanced = better;
    }
  }
  return balanced;
}

/** The height in lines of the rows that were measured, at these widths. */
export function heightAt(demands: readonly Demand[], widths: readonly number[]): number {
  return costOf(
    demands.map(({ rows, inset }, index) =>
      Uint16Array.from(rows, (cell) => linesOf(cell, (widths[index] ?? 0) - inset)),
    ),
  );
}

/** The lines of each row's cell at a width, or undefined where a column may not be so narrow. */
type LinesAt = (width: number) => Uint16Array | undefined;

function linesByWidth(demand: Demand, first: number): LinesAt {
  const floor = Math.min(first, Math.max(demand.least, Math.min(demand.fair, demand.natural)));
  const known = new Map<number, Uint16Array>();
  return (width) => {
    if (width < floor - 1e-9) return undefined;
    const key = Math.round(width * 100);
    const lines = known.get(key) ?? Uint16Array.from(demand.rows, (cell) => linesOf(cell, width - demand.inset));
    known.set(key, lines);
    return lines;
  };
}

/** Lines that fill one after the other as they come, as `wrap` fills them. */
function linesOf(cell: readonly Filling[], width: number): number {
  let lines = 0;
  for (const { alone, stretches } of cell) {
    if (alone <= width + TOLERANCE) lines += 1;
    else for (const stretch of stretches) lines += filledLines(stretch, width);
  }
  return lines;
}

function filledLines(stretch: Stretch, width: number): number {
  let lines = 1;
  let filled = 0;
  for (const { whole, bare } of stretch) {
    if (filled > 0 && filled + bare > width + TOLERANCE) {
      lines += 1;
      filled = 0;
    }
    filled += whole;
  }
  return lines;
}

function bestMove(columns: readonly LinesAt[], widths: readonly number[], step: number): readonly number[] | undefined {
  const now = columns.map((column, index) => column(widths[index] ?? 0));
  const narrower = columns.map((column, index) => column((widths[index] ?? 0) - step));
  const wider = columns.map((column, index) => column((widths[index] ?? 0) + step));
  let least = costOf(now) - INNER_LINE / 2;
  let best: readonly number[] | undefined;
  for (const [from, fewer] of narrower.entries()) {
    if (fewer === undefined) continue;
    for (const [to, more] of wider.entries()) {
      if (to === from) continue;
      const cost = costOf(now.map((column, index) => (index === from ? fewer : index === to ? more : column)));
      if (cost >= least) continue;
      least = cost;
      best = widths.map((width, index) => (index === from ? width - step : index === to ? width + step : width));
    }
  }
  return best;
}

/** The table's height in lines, and a little for each line that its rows hold beside their highest cell. */
function costOf(columns: readonly (Uint16Array | undefined)[]): number {
  let cost = 0;
  for (let row = 0; row < (columns[0]?.length ?? 0); row += 1) {
    let highest = 0;
    for (const column of columns) {
      const lines = column?.[row] ?? 0;
      if (lines > highest) highest = lines;
      cost += lines * INNER_LINE;
    }
    cost += highest;
  }
  return cost;
}
