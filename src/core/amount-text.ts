import type { Amount } from './value.ts';

/** What each suffix multiplies by, as a power of ten: the ones that people type behind numbers. */
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
  ['十万', 5],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['十亿', 9],
  ['百亿', 10],
  ['千亿', 11],
  ['万亿', 12],
]);
const CANONICAL: ReadonlyMap<number, string> = new Map([
  [0, ''],
  [-2, '%'],
  [3, 'K'],
  [4, '万'],
  [6, 'M'],
  [8, '亿'],
  [9, 'B'],
  [12, 'T'],
]);

const AMOUNT =
  /^(\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?:[eE]([+-]?\d{1,4})| ?([%kKMBT]|[百千十]?[万亿]|千|万亿)?)$/;
/** Beyond this no double holds the number, and nobody counts so far. */
export const MOST_DIGITS = 60;
const GREATEST_POWER = 300;

/**
 * A bare number with its suffix or exponent: `175B`, `1750亿`, `1.75e11`, `175,000,000`, `10%`. Digits are kept as
 * typed, without commas. Undefined where the text is none of these.
 */
export function readAmount(text: string): Amount | undefined {
  if (isDigits(text) && text.length <= MOST_DIGITS) return { digits: text, exp10: 0 };
  const [whole, number, exponent, suffix = ''] = AMOUNT.exec(text) ?? [];
  if (whole === undefined || number === undefined) return undefined;
  const digits = number.replaceAll(',', '');
  const exp10 = exponent === undefined ? SUFFIXES.get(suffix) : Number(exponent);
  const beyond = digits.length > MOST_DIGITS || Math.abs(exp10 ?? 0) > GREATEST_POWER - MOST_DIGITS;
  return exp10 === undefined || beyond ? undefined : { digits, exp10: exp10 === 0 ? 0 : exp10 };
}

/** Whether a text is digits and nothing else, as most numbers in tables are. */
export function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return text !== '';
}

/** The canonical text of an amount; `readAmount` reads it back as the same amount. */
export function formatAmount({ digits, exp10 }: Amount): string {
  return `${digits}${CANONICAL.get(exp10) ?? `e${exp10}`}`;
}
