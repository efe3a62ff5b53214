import { compareAmounts } from '../../core/amount.ts';
import type { Amount, Measure } from '../../core/value.ts';

/** What each suffix multiplies by, as a power of ten; the longer ones first where one begins another. */
const SUFFIXES: Readonly<Record<string, number>> = {
  '': 0,
  '%': -2,
  k: 3,
  K: 3,
  M: 6,
  B: 9,
  T: 12,
  千: 3,
  万: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
};
const CANONICAL = new Map([
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
const OPERATORS = {
  '~': 'approx',
  '≈': 'approx',
  '>': 'gt',
  '≥': 'ge',
  '>=': 'ge',
  '<': 'lt',
  '≤': 'le',
  '<=': 'le',
} as const;
const SIGNS = { exact: '', approx: '~', gt: '>', ge: '≥', lt: '<', le: '≤' } as const;
/** Beyond this no double holds the number, and nobody counts so far. */
const MOST_DIGITS = 60;
const GREATEST_POWER = 300;

/**
 * A quantity as people type it: `175B 1750亿 1.75e11 175,000,000 ~10B ≥100B <1B 7B..70B 100B+ 10%`. Digits are kept as
 * typed (without commas). Undefined where it is none of these, or where a range runs backwards.
 */
export function parseQuantity(text: string): Measure | undefined {
  const measure = readQuantity(text);
  return typeof measure === 'string' ? undefined : measure;
}

/** As `parseQuantity`, but tells an unreadable text from a range that runs backwards. */
export function readQuantity(text: string): Measure | 'bad-quantity' | 'bad-range' {
  const trimmed = text.trim();
  const range = /^(.+?) ?\.\. ?(.+)$/.exec(trimmed);
  if (range !== null) return readRange(range[1] ?? '', range[2] ?? '');
  const [, sign = '', rest = ''] = /^(>=|<=|[~≈>≥<≤])? ?(.*)$/.exec(trimmed) ?? [];
  const open = sign === '' && rest.endsWith('+');
  const at = readAmount(open ? rest.slice(0, -1) : rest);
  if (at === undefined) return 'bad-quantity';
  if (open) return { op: 'ge', at };
  return { op: sign in OPERATORS ? OPERATORS[sign as keyof typeof OPERATORS] : 'exact', at };
}

function readRange(first: string, second: string): Measure | 'bad-quantity' | 'bad-range' {
  const from = readAmount(first);
  const to = readAmount(second);
  if (from === undefined || to === undefined) return 'bad-quantity';
  // `7..70B` may mean 7 or 7B; the author has to say (`7e0..70B`).
  if (/^[\d.,]*[1-9][\d.,]*$/.test(first) && to.exp10 !== 0) return 'bad-quantity';
  return compareAmounts(from, to) > 0 ? 'bad-range' : { op: 'range', from, to };
}

/** A bare number with its suffix or exponent. */
export function readAmount(text: string): Amount | undefined {
  const [whole, number, exponent, suffix = ''] = AMOUNT.exec(text) ?? [];
  if (whole === undefined || number === undefined) return undefined;
  const digits = number.replaceAll(',', '');
  const exp10 = exponent === undefined ? SUFFIXES[suffix] : Number(exponent);
  if (exp10 === undefined || digits.length > MOST_DIGITS || Math.abs(exp10) > GREATEST_POWER - MOST_DIGITS)
    return undefined;
  return { digits, exp10: exp10 === 0 ? 0 : exp10 };
}

/**
 * The canonical source form of a measure; `parseQuantity` reads it back as the same measure. A missing one has no
 * such form, since it is written as a mapping: it gives the reason.
 */
export function formatQuantitySource(measure: Measure): string {
  switch (measure.op) {
    case 'range':
      return formatRange(measure.from, measure.to);
    case 'missing':
      return measure.reason;
    default:
      return `${SIGNS[measure.op]}${formatAmount(measure.at)}`;
  }
}

function formatRange(from: Amount, to: Amount): string {
  const bare = from.exp10 === 0 && to.exp10 !== 0;
  return `${bare ? `${from.digits}e0` : formatAmount(from)}..${formatAmount(to)}`;
}

function formatAmount({ digits, exp10 }: Amount): string {
  return `${digits}${CANONICAL.get(exp10) ?? `e${exp10}`}`;
}
