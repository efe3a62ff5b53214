import { isDigits, readAmount } from '../../core/amount-text.ts';
import type { Unit } from '../../core/catalog.ts';
import type { Amount } from '../../core/value.ts';
import { currencyWords, DIMENSION_RULES, foreignCurrency, type UnitWord } from './dimensions.ts';

/** How the amounts of one unit are written, ready for reading. */
export interface UnitGrammar {
  readonly unit: Unit;
  /** Unit words that may follow the number, the longest first. */
  readonly words: readonly UnitWord[];
  /** Those that may stand before it: currency signs and codes. */
  readonly before: readonly string[];
  readonly needsWord: boolean;
  /** The word in which amounts are kept. */
  readonly base: UnitWord;
  readonly per?: PerUnit;
}

/** What a price is for: `1M tokens`. */
interface PerUnit {
  readonly amount: Amount;
  readonly word: string;
}

/** Why an amount cannot be taken. */
export type AmountProblem =
  | { readonly code: 'bad-quantity' }
  | { readonly code: 'unit-needed'; readonly words: readonly string[] }
  | { readonly code: 'unit-inexact'; readonly unit: string }
  | { readonly code: 'wrong-currency'; readonly found: string; readonly expected: string }
  | { readonly code: 'wrong-per'; readonly found: string; readonly expected: string };

const ONE: UnitWord = { text: '', times: 1n, exp10: 0 };
const BAD: AmountProblem = { code: 'bad-quantity' };

/** The grammar of a unit. Its own labels and symbols may be written behind the number as well. */
export function unitGrammar(unit: Unit): UnitGrammar {
  const rules = unit.dimension === undefined ? undefined : DIMENSION_RULES[unit.dimension];
  const base = rules?.words.find((word) => word.text === unit.in) ?? ONE;
  const money = unit.currency === undefined ? [] : currencyWords(unit.currency);
  const own = [...Object.values(unit.label), ...Object.values(unit.symbol ?? {})];
  const known = new Set(rules?.words.map((word) => word.text));
  const plain = [...own, ...money]
    .filter(
      (text) => /^[^\d\s.,+-]+(?: [^\d\s.,+-]+)*$/.test(text) && !known.has(text) && !'KMBTk千万亿'.includes(text),
    )
    .map((text): UnitWord => ({ ...base, text }));
  const words = [...(rules?.words ?? []), ...plain].sort((a, b) => b.text.length - a.text.length);
  const per = unit.per === undefined ? undefined : readPer(unit.per);
  return {
    unit,
    words,
    before: [...money].sort((a, b) => b.length - a.length),
    needsWord: rules?.needsWord ?? false,
    base,
    ...(per !== undefined && { per }),
  };
}

/** `1M tokens`, `百万 tokens`, `hour`: how many of what. A number left out is one. */
function readPer(text: string): PerUnit | undefined {
  const [whole, number = '', word = ''] =
    /^(\d[\d.,]* ?(?:[kKMBT](?![a-z])|[百千十]?[万亿]|千)?|[kKMBT] |[百千十]?[万亿]|千)? ?(\p{L}.*)$/u.exec(
      text.trim(),
    ) ?? [];
  if (whole === undefined) return undefined;
  const amount = readAmount(/^\d/.test(number) ? number.trim() : `1${number.trim()}`);
  return amount === undefined ? undefined : { amount, word: canonicalWord(word) };
}

/** An amount as written under a unit, in the unit itself: `80 GB` under bytes is 80e9. */
export function readAmountIn(text: string, grammar: UnitGrammar | undefined): Amount | AmountProblem {
  if (grammar === undefined) return readAmount(text) ?? BAD;
  const slash = grammar.unit.dimension === 'money' ? text.indexOf('/') : -1;
  const price = slash < 0 ? text : text.slice(0, slash).trim();
  const amount = readWorded(price, grammar);
  if ('code' in amount || slash < 0) return amount;
  return perUnit(amount, text.slice(slash + 1).trim(), grammar);
}

export function isProblem(found: Amount | AmountProblem): found is AmountProblem {
  return 'code' in found;
}

function readWorded(text: string, grammar: UnitGrammar): Amount | AmountProblem {
  const sign = isDigits(text) ? undefined : grammar.before.find((word) => text.startsWith(word));
  const unsigned = sign === undefined ? text : text.slice(sign.length).trimStart();
  // No unit word ends with a digit.
  for (const word of /\d$/.test(unsigned) ? [] : grammar.words) {
    const number = withoutWord(unsigned, word.text);
    const amount = number === undefined ? undefined : readAmount(number);
    if (amount !== undefined) return converted(amount, word, grammar.base) ?? inexact(grammar);
  }
  const bare = readAmount(unsigned);
  if (bare !== undefined) {
    // Zero of one unit is zero of another.
    if (!grammar.needsWord || /^[0.]+$/.test(unsigned)) return bare;
    return { code: 'unit-needed', words: grammar.words.map((word) => word.text) };
  }
  const { currency } = grammar.unit;
  const found = currency === undefined ? undefined : foreignCurrency(text, grammar.before);
  return found === undefined || currency === undefined ? BAD : { code: 'wrong-currency', found, expected: currency };
}

function withoutWord(text: string, word: string): string | undefined {
  // `kb` is neither KB nor Kb: only words of several letters without capitals may be typed in any case.
  const any = !text.endsWith(word) && /^\p{Ll}{3,}/u.test(word) && text.toLowerCase().endsWith(word);
  if (!any && !text.endsWith(word)) return undefined;
  return text.slice(0, text.length - word.length).trimEnd();
}

/** a × from / to, exactly, with the digits as typed where only the power of ten changes; undefined where endless. */
function converted(amount: Amount, from: UnitWord, to: UnitWord): Amount | undefined {
  const exp10 = amount.exp10 + from.exp10 - to.exp10;
  if (from.times === to.times) return inReach({ digits: amount.digits, exp10 });
  const [whole = '', fraction = ''] = amount.digits.split('.');
  return quotient(BigInt(whole + fraction) * from.times, to.times, exp10 - fraction.length);
}

/** n / d × 10^exp10 as a decimal. */
function quotient(n: bigint, d: bigint, exp10: number): Amount | undefined {
  // A divisor of 2s and 5s divides some power of ten; 60 digits are more than any unit needs.
  for (let shift = 0; shift <= 60; shift += 1) {
    const scaled = n * 10n ** BigInt(shift);
    if (scaled % d === 0n) return inReach(plainest((scaled / d).toString(), exp10 - shift));
  }
  return undefined;
}

/** The digits written out where that takes few zeros or a point, so that `1.5 h` in minutes is 90. */
function plainest(digits: string, exp10: number): Amount {
  if (exp10 >= 0 && digits.length + exp10 <= 15)
    return { digits: digits === '0' ? '0' : digits + '0'.repeat(exp10), exp10: 0 };
  if (exp10 < 0 && exp10 > -16) {
    const padded = digits.padStart(1 - exp10, '0');
    return { digits: `${padded.slice(0, exp10)}.${padded.slice(exp10)}`.replace(/\.?0+$/, ''), exp10: 0 };
  }
  return { digits, exp10 };
}

function inReach(amount: Amount): Amount | undefined {
  return amount.digits.length > 120 || Math.abs(amount.exp10) > 290 ? undefined : amount;
}

function inexact({ unit }: UnitGrammar): AmountProblem {
  return { code: 'unit-inexact', unit: unit.in ?? unit.id };
}

function perUnit(amount: Amount, text: string, grammar: UnitGrammar): Amount | AmountProblem {
  const { per, unit } = grammar;
  const written = readPer(text);
  const expected = unit.per ?? '';
  if (written === undefined || per === undefined || written.word !== per.word) {
    return { code: 'wrong-per', found: text, expected };
  }
  const worth = ({ digits, exp10 }: Amount): UnitWord => {
    const [whole = '', fraction = ''] = digits.split('.');
    return { text: '', times: BigInt(whole + fraction), exp10: exp10 - fraction.length };
  };
  const to = worth(written.amount);
  if (to.times === 0n) return { code: 'wrong-per', found: text, expected };
  return converted(amount, worth(per.amount), to) ?? inexact(grammar);
}

const SAME_WORDS: Readonly<Record<string, string>> = {
  词元: 'token',
  个词元: 'token',
  小时: 'hour',
  月: 'month',
  年: 'year',
  天: 'day',
};

function canonicalWord(word: string): string {
  const small = word.trim().toLowerCase();
  const singular = /^[a-z]{3,}s$/.test(small) ? small.slice(0, -1) : small;
  return Object.hasOwn(SAME_WORDS, singular) ? (SAME_WORDS[singular] ?? singular) : singular;
}
