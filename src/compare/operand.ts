import { readAmount } from '../core/amount-text.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import type { Amount } from '../core/value.ts';

/** A sign of approximation or bound does not change what is compared with. */
const SIGNS = /^(>=|<=|[~≈>≥<≤]) ?|\+$/g;

/** The amount a condition compares with: a setting of that name, else one amount as people type it (`1B`, `10亿`). */
export function operandAmount(operand: string, settings: Dictionary<Amount>): Amount | undefined {
  return lookup(settings, operand) ?? readAmount(operand.trim().replace(SIGNS, ''));
}
