import type { Demand } from './demands.ts';

/**
 * Shares a width among columns, in em. Where all fits unbroken each gets what it asks for and the rest is spread;
 * else no column gets less than its least, none more than it can use, and between them each gets in proportion to
 * its typical content, so that the cells of a row come to about the same number of lines.
 */
export function columnWidths(demands: readonly Demand[], available: number): readonly number[] {
  const naturals = demands.map((demand) => demand.natural);
  const natural = sum(naturals);
  if (natural <= available) return naturals.map((width) => width + (available - natural) * (width / natural));
  const leasts = demands.map((demand) => demand.least);
  if (sum(leasts) >= available) return leasts.map((width) => (width * available) / sum(leasts));
  return shared(demands, available);
}

/** Grows one factor until the clamped shares fill the width: halving finds it, always the same. */
function shared(demands: readonly Demand[], available: number): readonly number[] {
  const widthsAt = (factor: number) =>
    demands.map((demand) => Math.min(demand.natural, Math.max(floorOf(demand, factor), demand.typical * factor)));
  let low = 0;
  let high = 1;
  while (sum(widthsAt(high)) < available && high < 1e6) high *= 2;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (sum(widthsAt(middle)) < available) low = middle;
    else high = middle;
  }
  const widths = widthsAt(low);
  const spare = available - sum(widths);
  return widths.map((width) => width + spare / widths.length);
}

/** A column's floor rises from its least to its fair width as room allows. */
function floorOf(demand: Demand, factor: number): number {
  return Math.min(demand.fair, Math.max(demand.least, demand.fair * factor * 2));
}

/** Whether every column gets a width that is fair to read, in em. */
export function readsFairly(demands: readonly Demand[], available: number): boolean {
  return sum(demands.map((demand) => demand.fair)) <= available;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
