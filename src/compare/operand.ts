import { type Dictionary, lookup } from '../core/record.ts';
import type { Amount } from '../core/value.ts';

/** The powers of ten behind the suffixes that people type; the same as in a catalog's quantities. */
const SUFFIXES: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['%', -2],
  ['k', 3],
  ['K', 3],
  ['M', 6],
  ['B', 9],
  ['T', 12],
  ['千', 3],
  ['万', 4],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['十亿', 9],
  ['百亿', 10],
  ['千亿', 11],
  ['万亿', 12],
]);

/** A sign of approximation or bound does not change what is compared with. */
const SIGNS = /^(>=|<=|[~≈>≥<≤]) ?|\+$/g;
const AMOUNT = /^(\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?:[eE]([+-]?\d{1,3})| ?([%\p{L}]{0,2}))$/u;

/** The amount a condition compares with: a setting of that name, else one amount as people type it (`1B`, `10亿`). */
export function operandAmount(operand: string, settings: Dictionary<Amount>): Amount | undefined {
  const setting = lookup(settings, operand);
  if (setting !== undefined) return setting;
  const [, digits, exponent, suffix = ''] = AMOUNT.exec(operand.trim().replace(SIGNS, '')) ?? [];
  const exp10 = exponent === undefined ? SUFFIXES.get(suffix) : Number(exponent);
  return digits === undefined || exp10 === undefined ? undefined : { digits: digits.replaceAll(',', ''), exp10 };
}
