import type { Language } from '../core/language.ts';
import type { NumberFormat } from '../core/matrix.ts';
import type { Amount } from '../core/value.ts';

type Power = NumberFormat['power'];

/** A power of ten that has a name, such as 亿 for 10^8. */
export interface Step {
  readonly power: Power;
  readonly suffix: string;
}

/** An amount as shown: its digits and suffix, and what a spreadsheet needs to show the same. */
export interface ShownAmount {
  readonly digits: string;
  readonly power: Power;
  readonly decimals: number;
  readonly suffix: string;
  /** True where digits were lost, so that ≈ must stand before it. */
  readonly rounded: boolean;
}

/** How quantities of one attribute and unit are written in one language. */
export interface QuantityStyle {
  readonly language: Language;
  readonly compact: boolean;
  readonly significant: number;
  readonly steps: readonly Step[];
  /** The unit's symbol, before the digits for a currency, behind them otherwise. */
  readonly before: string;
  readonly after: string;
  readonly rangeSeparator: string;
  /** The column's header says the unit, named power included: numbers stand bare. */
  readonly bare?: true;
  /** Decimals that every number of the column shows. */
  readonly decimals?: number;
}

const PLAIN: Step = { power: 0, suffix: '' };
const WESTERN: readonly Step[] = [
  PLAIN,
  { power: 3, suffix: 'K' },
  { power: 6, suffix: 'M' },
  { power: 9, suffix: 'B' },
  { power: 12, suffix: 'T' },
];
/** Bytes as their powers of 1000 are named, in any language. */
export const BYTE_STEPS: readonly Step[] = [
  { power: 0, suffix: ' B' },
  { power: 3, suffix: ' KB' },
  { power: 6, suffix: ' MB' },
  { power: 9, suffix: ' GB' },
  { power: 12, suffix: ' TB' },
];
const SIMPLIFIED = chineseSteps('万', '亿', '万亿');
const TRADITIONAL = chineseSteps('萬', '億', '兆');

/** Beyond these powers of ten a number is not spelled out but kept in the form 1.5e400. */
const SPELLED_OUT = 300;

/** The named powers of a language: 万 亿 万亿 in Chinese, K M B T elsewhere. */
export function stepsOf(language: Language): readonly Step[] {
  if (/^zh(-Hant|-TW|-HK|-MO)\b/i.test(language)) return TRADITIONAL;
  return /^zh\b/i.test(language) ? SIMPLIFIED : WESTERN;
}

/**
 * An amount in its named power, with as many digits as asked for, or as its whole part has: `3250000000` with three
 * digits is `32.5亿` and `3.25B`, `151277313` is `1.51亿` and rounded. Halves round up. Zeros that say nothing go.
 * All arithmetic is on decimal digits, so nothing is lost beyond what `rounded` admits.
 */
export function compactAmount(amount: Amount, significant: number, steps: readonly Step[]): ShownAmount {
  const decimal = decimalOf(amount);
  const magnitude = decimal.units.length + decimal.exp10 - 1;
  if (decimal.units === '') return { digits: '0', power: 0, decimals: 0, suffix: '', rounded: false };
  if (Math.abs(magnitude) > SPELLED_OUT) return scientific(decimal, magnitude, significant);
  const at = Math.max(
    0,
    steps.findLastIndex((step) => magnitude >= step.power),
  );
  const shown = atStep(decimal, magnitude, significant, steps[at] ?? PLAIN);
  const next = steps[at + 1];
  // 999.96K rounds to 1000K, which is 1M.
  const overflows = next !== undefined && wholeDigits(shown.digits) > next.power - shown.power;
  return overflows ? atStep(decimal, next.power - 1, significant, next) : shown;
}

/** An amount with all its digits as written, thousands parted by commas. */
export function plainAmount(amount: Amount): ShownAmount {
  const whole = wholeOf(amount);
  if (whole !== undefined) return { digits: grouped(whole), power: 0, decimals: 0, suffix: '', rounded: false };
  const fraction = amount.digits.split('.')[1] ?? '';
  const decimals = Math.max(0, fraction.length - amount.exp10);
  const decimal = decimalOf(amount);
  if (Math.abs(decimal.exp10) > SPELLED_OUT) {
    return scientific(decimal, decimal.units.length + decimal.exp10 - 1, decimal.units.length);
  }
  const { text } = shifted(decimal, 0, decimals);
  return { digits: grouped(text), power: 0, decimals, suffix: '', rounded: false };
}

/** The digits of a whole number as most are written, with no zeros before them. */
function wholeOf({ digits, exp10 }: Amount): string | undefined {
  if (exp10 !== 0 || digits.length > SPELLED_OUT || digits.includes('.')) return undefined;
  return digits.startsWith('0') && digits.length > 1 ? undefined : digits;
}

/** The same number with zeros behind it, up to so many decimals. */
export function withDecimals(shown: ShownAmount, decimals: number): ShownAmount {
  if (shown.decimals >= decimals) return shown;
  const point = shown.decimals === 0 ? '.' : '';
  return { ...shown, digits: shown.digits + point + '0'.repeat(decimals - shown.decimals), decimals };
}

/** The power of ten of an amount's first digit (9 for 1750000000), or undefined for zero. */
export function magnitudeOf(amount: Amount): number | undefined {
  const decimal = decimalOf(amount);
  return decimal.units === '' ? undefined : decimal.units.length + decimal.exp10 - 1;
}

/** Whether an amount is a power of ten exactly. */
export function isPowerOfTen(amount: Amount): boolean {
  return decimalOf(amount).units === '1';
}

/** units × 10^exp10, without zeros at either end; no units at all for zero. */
interface Decimal {
  readonly units: string;
  readonly exp10: number;
}

const ZERO = 0x30;

function decimalOf(amount: Amount): Decimal {
  const { digits } = amount;
  const point = digits.indexOf('.');
  const fraction = point < 0 ? 0 : digits.length - point - 1;
  const all = point < 0 ? digits : digits.slice(0, point) + digits.slice(point + 1);
  let start = 0;
  let end = all.length;
  while (start < end && all.charCodeAt(start) === ZERO) start += 1;
  while (end > start && all.charCodeAt(end - 1) === ZERO) end -= 1;
  return { units: all.slice(start, end), exp10: amount.exp10 - fraction + all.length - end };
}

function atStep(decimal: Decimal, magnitude: number, significant: number, step: Step): ShownAmount {
  const wanted = Math.max(0, significant - 1 - (magnitude - step.power));
  const { text, rounded } = shifted(decimal, step.power, wanted);
  const digits = withoutEndZeros(text);
  const point = digits.indexOf('.');
  const decimals = point < 0 ? 0 : digits.length - point - 1;
  return {
    digits: step.power === 0 ? grouped(digits) : digits,
    power: step.power,
    decimals,
    suffix: step.suffix,
    rounded,
  };
}

/** `1.50` as `1.5`, `2.00` as `2`. */
function withoutEndZeros(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end -= 1;
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end);
}

/** The decimal divided by 10^power, rounded half up to so many decimals. */
function shifted(decimal: Decimal, power: number, decimals: number): { text: string; rounded: boolean } {
  const shift = decimal.exp10 - power + decimals;
  const units = decimal.units;
  const kept = shift >= 0 ? units + '0'.repeat(shift) : units.slice(0, Math.max(0, units.length + shift));
  // Leading zeros of what is cut do not stand in `units`, so the first digit cut counts only if it is there.
  const firstCut = shift < 0 && units.length + shift >= 0 ? units.charAt(units.length + shift) : '0';
  const whole = plusOne(kept, firstCut >= '5').padStart(decimals + 1, '0');
  const text = decimals === 0 ? whole : `${whole.slice(0, -decimals)}.${whole.slice(-decimals)}`;
  return { text, rounded: shift < 0 && units !== '' };
}

/** Digits as an integer, one more where asked; big integers only where a double would not do. */
function plusOne(digits: string, more: boolean): string {
  if (digits.length <= 15) return String(Number(digits) + (more ? 1 : 0));
  return (BigInt(digits) + (more ? 1n : 0n)).toString();
}

function scientific(decimal: Decimal, magnitude: number, significant: number): ShownAmount {
  const kept = decimal.units.slice(0, Math.max(1, significant));
  const digits = kept.length > 1 ? `${kept.charAt(0)}.${kept.slice(1)}` : kept;
  const rounded = kept.length < decimal.units.length;
  return { digits: `${digits}e${magnitude}`, power: 0, decimals: 0, suffix: '', rounded };
}

function grouped(digits: string): string {
  if (digits.length <= 3) return digits;
  const point = digits.indexOf('.');
  const whole = point < 0 ? digits : digits.slice(0, point);
  let parted = whole.slice(0, whole.length % 3 || 3);
  for (let at = parted.length; at < whole.length; at += 3) parted += `,${whole.slice(at, at + 3)}`;
  return point < 0 ? parted : parted + digits.slice(point);
}

function wholeDigits(digits: string): number {
  const point = digits.indexOf('.');
  const end = point < 0 ? digits.length : point;
  let count = 0;
  for (let at = 0; at < end; at += 1) if (digits[at] !== ',') count += 1;
  return count;
}

function chineseSteps(four: string, eight: string, twelve: string): readonly Step[] {
  return [PLAIN, { power: 4, suffix: four }, { power: 8, suffix: eight }, { power: 12, suffix: twelve }];
}
