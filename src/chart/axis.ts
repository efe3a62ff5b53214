import type { Axis } from '../core/chart.ts';
import type { MeasureText, Shape } from '../core/shapes.ts';
import type { Position } from './scale.ts';
import { drawText, MINOR, type TextBlock, textBlock } from './text.ts';

interface Tick {
  readonly x: number;
  /** Absent where it would touch its neighbour; its grid line stays. */
  readonly label?: TextBlock;
  readonly labelX: number;
}

export interface TickRow {
  readonly ticks: readonly Tick[];
  readonly height: number;
}

/** Every label, or every second, third … so that they fit side by side; each centred on its tick as the ends allow. */
export function tickRow(axis: Axis, position: Position, width: number, measure: MeasureText): TickRow {
  const all = axis.ticks.map((tick): Required<Tick> => {
    const x = position(tick.value);
    const label = textBlock(tick.lines, MINOR, width, measure);
    const half = label.width / 2;
    return { x, label, labelX: Math.max(half, Math.min(x, width - half)) };
  });
  let step = 1;
  while (step < all.length && collide(all.filter((_, index) => index % step === 0))) step += 1;
  const ticks = all.map((tick, index): Tick => (index % step === 0 ? tick : { x: tick.x, labelX: tick.x }));
  return { ticks, height: ticks.reduce((height, tick) => Math.max(height, tick.label?.height ?? 0), 0) };
}

function collide(ticks: readonly Required<Tick>[]): boolean {
  return ticks.some((tick, index) => {
    const before = ticks[index - 1];
    return before !== undefined && tick.labelX - before.labelX < (tick.label.width + before.label.width) / 2 + 6;
  });
}

/** Labels with their tops at `y`, and grid lines from under them down to `end`. */
export function drawTicks(row: TickRow, x: number, y: number, end: number): readonly Shape[] {
  const top = y + row.height + 2;
  return row.ticks.flatMap((tick) => [gridLine(x + tick.x, top, end), ...tickLabel(tick, x, y)]);
}

/** Grid lines from `top` to `end`, the labels under them. */
export function drawTicksBelow(row: TickRow, x: number, top: number, end: number): readonly Shape[] {
  return row.ticks.flatMap((tick) => [gridLine(x + tick.x, top, end + 2), ...tickLabel(tick, x, end + 4)]);
}

function tickLabel(tick: Tick, x: number, y: number): readonly Shape[] {
  return tick.label === undefined ? [] : drawText(tick.label, x + tick.labelX, y, 'middle');
}

function gridLine(x: number, y1: number, y2: number): Shape {
  return { kind: 'line', x1: x, y1, x2: x, y2, stroke: { paint: 'rule', width: 0.5 } };
}
