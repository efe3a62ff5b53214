import { toNumber } from '../core/amount.ts';
import type { Attribute } from '../core/catalog.ts';
import type { Axis } from '../core/chart.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import type { Amount } from '../core/value.ts';
import type { Context } from './context.ts';
import { bracketed, linesFor, spoken, textIn, wordIn } from './localize.ts';
import { orderAmounts } from './measure.ts';
import { isPowerOfTen, magnitudeOf, type QuantityStyle } from './number.ts';
import { amountLines } from './quantity.ts';

/** At most so many decades have a label each; beyond, every second or third one has. */
const MOST_TICKS = 8;
const MOST_LINEAR_TICKS = 6;

/**
 * The value axis that encloses all amounts. A log axis runs from a power of ten to a power of ten, with ticks on the
 * powers between; amounts that are not positive have no place on it. A linear one runs from zero in round steps.
 */
export function axisFor(
  context: Context,
  attribute: Attribute,
  styles: readonly QuantityStyle[],
  scale: Axis['scale'],
  amounts: readonly Amount[],
): Axis {
  const ticks = scale === 'log' ? logTicks(amounts) : linearTicks(amounts);
  const title = linesFor(context.rendition, (language) => {
    const remark = scale === 'log' ? bracketed(wordIn(context.words, 'axis-log', language), language) : '';
    return spoken(textIn(attribute.label, language) + remark, language);
  });
  return {
    scale,
    title,
    min: toNumber(ticks.min),
    max: toNumber(ticks.max),
    ticks: ticks.at.map((at) => ({ value: toNumber(at), lines: tickLines(context, styles, at) })),
  };
}

/** A line for each language: beside each other the forms would crowd out every second tick. */
function tickLines(context: Context, styles: readonly QuantityStyle[], at: Amount): Lines {
  const forms = styles.flatMap(({ language }, index) =>
    amountLines(context, styles.slice(index, index + 1), at).map((line) => ({ ...line, language })),
  );
  const [first] = forms;
  const same = first !== undefined && forms.every((form) => plainLines([form]) === plainLines([first]));
  return same ? [{ inlines: first.inlines }] : forms;
}

interface Ticks {
  readonly min: Amount;
  readonly max: Amount;
  readonly at: readonly Amount[];
}

function logTicks(amounts: readonly Amount[]): Ticks {
  const positive = amounts.filter((amount) => magnitudeOf(amount) !== undefined);
  const floors = positive.map((amount) => magnitudeOf(amount) ?? 0);
  const ceilings = positive.map((amount) => (magnitudeOf(amount) ?? 0) + (isPowerOfTen(amount) ? 0 : 1));
  const from = floors.length === 0 ? 0 : floors.reduce((a, b) => Math.min(a, b));
  const to = Math.max(from + 1, ...(ceilings.length === 0 ? [] : [ceilings.reduce((a, b) => Math.max(a, b))]));
  const step = Math.ceil((to - from) / MOST_TICKS);
  const at: Amount[] = [];
  for (let power = from; power <= to; power += step) at.push(powerOfTen(power));
  return { min: powerOfTen(from), max: powerOfTen(to), at };
}

function linearTicks(amounts: readonly Amount[]): Ticks {
  const top = amounts.reduce((most, each) => (orderAmounts(each, most) > 0 ? each : most), powerOfTen(0, 0));
  const magnitude = magnitudeOf(top);
  if (magnitude === undefined)
    return { min: powerOfTen(0, 0), max: powerOfTen(0), at: [powerOfTen(0, 0), powerOfTen(0)] };
  // Steps of 1, 2 or 5 times a power of ten; the first that needs few enough of them.
  for (let power = magnitude - 1; ; power++) {
    for (const times of [1, 2, 5]) {
      const count = Math.ceil(toNumber(top) / (times * 10 ** power) - 1e-9);
      if (count >= MOST_LINEAR_TICKS) continue;
      const at = Array.from({ length: count + 1 }, (_, index) => powerOfTen(power, index * times));
      return { min: powerOfTen(0, 0), max: powerOfTen(power, count * times), at };
    }
  }
}

function powerOfTen(power: number, times = 1): Amount {
  return { digits: String(times), exp10: power };
}
