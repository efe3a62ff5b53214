import type { Amount } from './value.ts';

/** The double nearest to an amount. */
export function toNumber(amount: Amount): number {
  return amount.exp10 === 0 ? Number(amount.digits) : Number(`${amount.digits}e${amount.exp10}`);
}

/** Orders two amounts by their exact decimal value, not by their doubles. */
export function compareAmounts(a: Amount, b: Amount): number {
  if (a.exp10 === b.exp10 && a.digits === b.digits) return 0;
  const x = scaled(a);
  const y = scaled(b);
  const exp = Math.min(x.exp10, y.exp10);
  // Far apart exponents would make huge integers; beyond the doubles' range the sign of the doubles decides.
  if (Math.abs(x.exp10 - y.exp10) > 400) return Math.sign(toNumber(a) - toNumber(b));
  const left = x.units * 10n ** BigInt(x.exp10 - exp);
  const right = y.units * 10n ** BigInt(y.exp10 - exp);
  return left < right ? -1 : left > right ? 1 : 0;
}

function scaled(amount: Amount): { units: bigint; exp10: number } {
  const [whole = '0', fraction = ''] = amount.digits.split('.');
  return { units: BigInt(whole + fraction), exp10: amount.exp10 - fraction.length };
}
