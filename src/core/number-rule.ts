import type { NumberFormat, NumberRule } from './matrix.ts';

type Written = Pick<NumberFormat, 'power' | 'prefix' | 'suffix'>;

/**
 * The text of a number under such a rule, divided by the power of its format. Formats of spreadsheets know no such rule,
 * and some powers only with certain decimals: by the rule a reader still finds what such a cell stands for.
 */
export function ruledText(value: number, format: Written, { significant, decimals }: NumberRule): string {
  const magnitude = value === 0 ? format.power : Number(value.toExponential().split('e')[1]);
  const wanted = Math.max(0, significant - 1 - (magnitude - format.power));
  const [whole, fraction] = divided(value, format.power, wanted);
  let end = fraction.length;
  while (end > decimals && fraction[end - 1] === '0') end -= 1;
  return joined(whole, fraction.slice(0, end).padEnd(decimals, '0'), format);
}

/** The text of a number that shows all decimals of its format. */
export function formattedText(value: number, format: NumberFormat): string {
  return joined(...divided(value, format.power, format.decimals), format);
}

function joined(whole: string, fraction: string, { power, prefix, suffix }: Written): string {
  return `${prefix}${power <= 0 ? parted(whole) : whole}${fraction === '' ? '' : `.${fraction}`}${suffix}`;
}

/** value / 10^power with so many decimals, halves away from zero, on the decimal digits of the number. */
function divided(value: number, power: number, decimals: number): readonly [whole: string, fraction: string] {
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const units = digits.replace('.', '');
  const shift = Number(exponent) - (units.length - 1) - power + decimals;
  const scaled =
    shift >= 0
      ? BigInt(units) * 10n ** BigInt(shift)
      : (BigInt(units) + 5n * 10n ** BigInt(-shift - 1)) / 10n ** BigInt(-shift);
  const text = scaled.toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  return [(value < 0 ? '-' : '') + text.slice(0, point), text.slice(point)];
}

function parted(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}
