import type { Axis } from '../core/chart.ts';

/** From a value to its distance from the left end of the axis; values beyond the axis stay at its ends. */
export type Position = (value: number) => number;

/** The position function of an axis drawn `width` wide. A log axis takes positive values only. */
export function axisPosition(axis: Axis, width: number): Position {
  const scale = axis.scale === 'log' ? (value: number) => Math.log10(Math.max(value, Number.MIN_VALUE)) : identity;
  const min = scale(axis.min);
  const span = scale(axis.max) - min;
  if (!(span > 0)) return () => width / 2;
  return (value) => Math.min(1, Math.max(0, (scale(value) - min) / span)) * width;
}

function identity(value: number): number {
  return value;
}
