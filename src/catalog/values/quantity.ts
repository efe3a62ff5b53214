import { compareAmounts } from '../../core/amount.ts';
import { formatAmount, isDigits } from '../../core/amount-text.ts';
import type { Amount, Measure } from '../../core/value.ts';
import { type AmountProblem, isProblem, readAmountIn, type UnitGrammar } from './unit-grammar.ts';

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

/** Why a text is no quantity. */
export type QuantityProblem = AmountProblem | { readonly code: 'bad-range' };

/**
 * A quantity as people type it: `175B 1750亿 1.75e11 175,000,000 ~10B ≥100B <1B 7B..70B 100B+ 10%`. With a unit its
 * words may follow (`80 GB`, `¥1.2万/月`), and the measure is in that unit. Digits are kept as typed (without commas).
 * Undefined where it is none of these, or where a range runs backwards.
 */
export function parseQuantity(text: string, grammar?: UnitGrammar): Measure | undefined {
  const measure = readQuantity(text, grammar);
  return 'code' in measure ? undefined : measure;
}

/** As `parseQuantity`, but says what is wrong. */
export function readQuantity(text: string, grammar?: UnitGrammar): Measure | QuantityProblem {
  const trimmed = text.trim();
  if (isDigits(trimmed)) return readPlain(trimmed, grammar);
  const range = /^(.+?) ?\.\. ?(.+)$/.exec(trimmed);
  if (range !== null) return readRange(range[1] ?? '', range[2] ?? '', grammar);
  const [, sign = '', rest = ''] = /^(>=|<=|[~≈>≥<≤])? ?(.*)$/.exec(trimmed) ?? [];
  const open = sign === '' && rest.endsWith('+');
  const at = readAmountIn(open ? rest.slice(0, -1) : rest, grammar);
  if (isProblem(at)) return at;
  if (open) return { op: 'ge', at };
  return { op: sign in OPERATORS ? OPERATORS[sign as keyof typeof OPERATORS] : 'exact', at };
}

function readPlain(text: string, grammar: UnitGrammar | undefined): Measure | QuantityProblem {
  const at = readAmountIn(text, grammar);
  return isProblem(at) ? at : { op: 'exact', at };
}

function readRange(first: string, second: string, grammar: UnitGrammar | undefined): Measure | QuantityProblem {
  const from = readAmountIn(first, grammar);
  const to = readAmountIn(second, grammar);
  if (isProblem(from)) return from;
  if (isProblem(to)) return to;
  // `7..70B` may mean 7 or 7B; the author has to say (`7e0..70B`).
  if (/^[\d.,]*[1-9][\d.,]*$/.test(first) && to.exp10 !== 0) return { code: 'bad-quantity' };
  return compareAmounts(from, to) > 0 ? { code: 'bad-range' } : { op: 'range', from, to };
}

/**
 * The canonical source form of a measure; `parseQuantity` reads it back as the same measure, with the same unit where
 * one is given. A missing one has no such form, since it is written as a mapping: it gives the reason.
 */
export function formatQuantitySource(measure: Measure, grammar?: UnitGrammar): string {
  switch (measure.op) {
    case 'range':
      return formatRange(measure.from, measure.to, grammar);
    case 'missing':
      return measure.reason;
    default:
      return `${SIGNS[measure.op]}${formatIn(measure.at, grammar)}`;
  }
}

function formatRange(from: Amount, to: Amount, grammar: UnitGrammar | undefined): string {
  const bare = from.exp10 === 0 && to.exp10 !== 0 && baseWord(grammar) === '';
  return `${bare ? `${from.digits}e0` : formatIn(from, grammar)}..${formatIn(to, grammar)}`;
}

/** Percentages are kept in wholes and written in hundredths; other amounts in their base word, if they need one. */
function formatIn(amount: Amount, grammar: UnitGrammar | undefined): string {
  if (grammar?.unit.dimension === 'percent') {
    const exp10 = amount.exp10 + 2;
    return `${amount.digits}${exp10 === 0 ? '' : `e${exp10}`}%`;
  }
  const word = baseWord(grammar);
  // A suffix before a word would read oddly: `80B B` for 80e9 bytes.
  return word === '' ? formatAmount(amount) : `${amount.digits}${amount.exp10 === 0 ? '' : `e${amount.exp10}`} ${word}`;
}

function baseWord(grammar: UnitGrammar | undefined): string {
  if (grammar === undefined || !grammar.needsWord) return '';
  if (grammar.base.text !== '') return grammar.base.text;
  return grammar.words.find((word) => word.times === 1n && word.exp10 === 0)?.text ?? '';
}
