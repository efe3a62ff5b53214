import { compareAmounts, toNumber } from '../core/amount.ts';
import type { Truth } from '../core/rule.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Amount, Measure, Missing, QuantityPart, Value } from '../core/value.ts';

type Quantity = Extract<Value, { kind: 'quantity' }>;
export type KnownMeasure = Exclude<Measure, { op: 'missing' }>;

/** Members and totals: the only parts that stand in the cell, place, sort and chart. */
export function placingParts({ parts }: Quantity): readonly QuantityPart[] {
  for (const part of parts) if (!isPlacing(part)) return parts.filter(isPlacing);
  return parts;
}

function isPlacing({ role }: QuantityPart): boolean {
  return role === 'member' || role === 'total';
}

/** The measures of members and totals that are not missing. */
export function knownMeasures(quantity: Quantity): readonly KnownMeasure[] {
  const known: KnownMeasure[] = [];
  for (const part of placingParts(quantity)) if (part.measure.op !== 'missing') known.push(part.measure);
  return known;
}

/**
 * Why a value is missing, or undefined where something is known. A quantity is missing when all its members and
 * totals are (the first one's reason stands); one that has neither member nor total was not checked.
 */
export function missingReason(value: Value): Missing | undefined {
  if (value.kind === 'missing') return value.reason;
  if (value.kind !== 'quantity') return undefined;
  const parts = placingParts(value);
  const first = parts[0]?.measure;
  if (first === undefined) return 'not-checked';
  if (first.op !== 'missing' || parts.some(({ measure }) => measure.op !== 'missing')) return undefined;
  return first.reason;
}

/** Whether a measure is at least an amount. A bound or range on both sides of the amount cannot be told. */
export function measureAtLeast(measure: KnownMeasure, than: Amount): Truth {
  switch (measure.op) {
    case 'exact':
    case 'approx':
      return orderAmounts(measure.at, than) >= 0;
    case 'gt':
    case 'ge':
      return orderAmounts(measure.at, than) >= 0 ? true : 'unknown';
    case 'lt':
      return orderAmounts(measure.at, than) <= 0 ? false : 'unknown';
    case 'le':
      return orderAmounts(measure.at, than) < 0 ? false : 'unknown';
    case 'range':
      if (orderAmounts(measure.from, than) >= 0) return true;
      return orderAmounts(measure.to, than) < 0 ? false : 'unknown';
    default:
      return unexpected(measure);
  }
}

/** Whether a measure is at most an amount; the mirror of `measureAtLeast`. */
export function measureAtMost(measure: KnownMeasure, than: Amount): Truth {
  switch (measure.op) {
    case 'exact':
    case 'approx':
      return orderAmounts(measure.at, than) <= 0;
    case 'lt':
    case 'le':
      return orderAmounts(measure.at, than) <= 0 ? true : 'unknown';
    case 'gt':
      return orderAmounts(measure.at, than) >= 0 ? false : 'unknown';
    case 'ge':
      return orderAmounts(measure.at, than) > 0 ? false : 'unknown';
    case 'range':
      if (orderAmounts(measure.to, than) <= 0) return true;
      return orderAmounts(measure.from, than) > 0 ? false : 'unknown';
    default:
      return unexpected(measure);
  }
}

/** The amount by which a measure sorts: a range by its lower end, a bound by the bound. */
function placeOfMeasure(measure: KnownMeasure): Amount {
  return measure.op === 'range' ? measure.from : measure.at;
}

/** The greatest amount among members and totals that are not missing. */
export function greatest(quantity: Quantity): Amount | undefined {
  let best: Amount | undefined;
  for (const { measure } of placingParts(quantity)) {
    if (measure.op === 'missing') continue;
    const at = placeOfMeasure(measure);
    if (best === undefined || orderAmounts(at, best) > 0) best = at;
  }
  return best;
}

/** Exact order of two amounts; the doubles decide where they differ, since rounding to doubles keeps order. */
export function orderAmounts(a: Amount, b: Amount): number {
  const difference = toNumber(a) - toNumber(b);
  if (difference !== 0 && !Number.isNaN(difference)) return difference < 0 ? -1 : 1;
  return compareAmounts(a, b);
}
