import type { NumberFormat, NumberRule } from './matrix.ts';

type Written = Pick<NumberFormat, 'power' | 'prefix' | 'suffix'>;

/**
 * The text of a number under such a rule, divided by the power of its format. Formats of spreadsheets know no such rule,
 * and some powers only with certain decimals: by the rule a reader still finds what such a cell stands for.
 */
export function ruledText(value: number, format: Written, { significant, decimals }: NumberRule): string {
  const magnitude = value === 0 ? format.power : magnitudeOf(value);
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

/** The power of ten of its first digit. */
function magnitudeOf(value: number): number {
  if (Number.isSafeInteger(value) && value > 0) {
    let magnitude = 0;
    for (let next = 10; next <= value; next *= 10) magnitude += 1;
    return magnitude;
  }
  return Number(value.toExponential().split('e')[1]);
}

/** value / 10^power with so many decimals, halves away from zero, on the decimal digits of the number. */
function divided(value: number, power: number, decimals: number): readonly [whole: string, fraction: string] {
  // Most numbers are whole, and doubles can divide them.
  if (power >= decimals && Number.isSafeInteger(value) && value >= 0) {
    const step = 10 ** (power - decimals);
    const over = value % step;
    return parts(String((value - over) / step + (over * 2 >= step ? 1 : 0)), decimals);
  }
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const units = digits.replace('.', '');
  const shift = Number(exponent) - (units.length - 1) - power + decimals;
  const scaled =
    shift >= 0
      ? BigInt(units) * 10n ** BigInt(shift)
      : (BigInt(units) + 5n * 10n ** BigInt(-shift - 1)) / 10n ** BigInt(-shift);
  const [whole, fraction] = parts(scaled.toString(), decimals);
  return [(value < 0 ? '-' : '') + whole, fraction];
}

function parts(units: string, decimals: number): readonly [whole: string, fraction: string] {
  if (decimals === 0) return [units, ''];
  const text = units.padStart(decimals + 1, '0');
  return [text.slice(0, -decimals), text.slice(-decimals)];
}

function parted(whole: string): string {
  const start = whole.startsWith('-') ? 1 : 0;
  let text = whole;
  for (let at = whole.length - 3; at > start; at -= 3) text = `${text.slice(0, at)},${text.slice(at)}`;
  return text;
}
