import type { Axis } from '../core/chart.ts';
import type { MeasureText, Shape } from '../core/shapes.ts';
import type { Position } from './scale.ts';
import { drawText, MINOR, type TextBlock, type TextStyle, textBlock } from './text.ts';

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

/** Room beyond the ends of an axis. */
export interface Ends {
  readonly left: number;
  readonly right: number;
}

/** The room that the labels of the first and last tick need to stand centred on them. */
export function endsOf(axis: Axis, measure: MeasureText, style: TextStyle = MINOR): Ends {
  const half = (value: number) => {
    const tick = axis.ticks.find((each) => each.value === value);
    return tick === undefined ? 0 : textBlock(tick.lines, style, Number.POSITIVE_INFINITY, measure).width / 2;
  };
  return { left: half(axis.min), right: half(axis.max) };
}

/** Every label, or every second, third … so that they fit side by side; each centred on its tick as `ends` allow. */
export function tickRow(
  axis: Axis,
  position: Position,
  width: number,
  ends: Ends,
  measure: MeasureText,
  style: TextStyle = MINOR,
): TickRow {
  const all = axis.ticks.map((tick): Required<Tick> => {
    const x = position(tick.value);
    const label = textBlock(tick.lines, style, width, measure);
    const half = label.width / 2;
    return { x, label, labelX: Math.max(half - ends.left, Math.min(x, width + ends.right - half)) };
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

/** The labels with their tops at `y`. */
export function drawLabels(row: TickRow, x: number, y: number): readonly Shape[] {
  return row.ticks.flatMap((tick) =>
    tick.label === undefined ? [] : drawText(tick.label, x + tick.labelX, y, 'middle'),
  );
}

/** A grid line at each tick, from `top` to `end`. */
export function gridLines(row: TickRow, x: number, top: number, end: number): readonly Shape[] {
  const stroke = { paint: 'rule', width: 0.5 } as const;
  return row.ticks.map((tick): Shape => ({ kind: 'line', x1: x + tick.x, y1: top, x2: x + tick.x, y2: end, stroke }));
}
