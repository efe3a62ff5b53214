import { parseQuantity } from './quantity.ts';
import type { UnitGrammar } from './unit-grammar.ts';

/** A text that is nearly a quantity: how to write it, and what of it belongs into a note. */
export interface NearQuantity {
  readonly write: string;
  readonly remark?: string;
}

/** What stands for a sign before a number, as a whole word or as Chinese. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^(?:约为?|大约|近似|将近|接近|近|approximately|approx\.?|about|around|roughly|nearly|circa|ca\.?|c\.)\s*/i, '~'],
  [/^(?:超过|超|多于|大于|高于|逾|more than|greater than|over|above)\s*/i, '>'],
  [/^(?:至少|不少于|不低于|不小于|at least|min\.?)\s*/i, '≥'],
  [/^(?:不到|不足|少于|小于|低于|less than|fewer than|under|below)\s*/i, '<'],
  [/^(?:至多|最多|不超过|不多于|at most|up to|max\.?)\s*/i, '≤'],
  [/^(?:=|\+)\s*/, ''],
];
const SUFFIXES: readonly (readonly [RegExp, string])[] = [
  [/\s*(?:左右|上下)$/, '~'],
  [/\s*(?:及以上|或以上|以上|or more|and up|plus)$/i, '≥'],
  [/\s*(?:及以下|或以下|以下|or less)$/i, '≤'],
];
const SCALES: readonly (readonly [RegExp, string])[] = [
  [/ ?(?:billions?|bn)\b/gi, 'B'],
  [/ ?(?:millions?|mn|mio)\b/gi, 'M'],
  [/ ?(?:trillions?|tn)\b/gi, 'T'],
  [/ ?thousand\b/gi, 'K'],
  [/ ?(?:percent|per cent|pct)\b/gi, '%'],
];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * How to write what nearly is a quantity (`10–20B`, `约10亿`, `1.75 x 10^11`, `7 billion`); undefined where that is not
 * certain. What comes out always reads as a quantity of that unit.
 */
export function nearQuantity(text: string, grammar: UnitGrammar | undefined): NearQuantity | undefined {
  const plain = plainCharacters(text);
  const [, body = plain, remark] = /^(.*?\S)\s*([([【].*[)\]】]|[*†‡¹²³]+)$/s.exec(plain) ?? [];
  for (const candidate of candidates(body, grammar)) {
    const write = readable(candidate, grammar);
    if (write === undefined) continue;
    return remark === undefined ? { write } : { write, remark };
  }
  return undefined;
}

/** Several quantities in one cell, such as `7B/13B/70B`: each as it reads; undefined where one does not. */
export function severalQuantities(text: string, grammar: UnitGrammar | undefined): readonly string[] | undefined {
  const pieces = plainCharacters(text)
    .split(/\s*(?:[/、;,|&+]|\bor\b|\band\b|或|和|及)\s*/)
    .filter((piece) => piece !== '');
  if (pieces.length < 2 || /\d,\d{3}(?!\d)/.test(text)) return undefined;
  const written = pieces.flatMap((piece) => readable(piece, grammar) ?? nearQuantity(piece, grammar)?.write ?? []);
  return written.length === pieces.length ? written : undefined;
}

/** Full-width digits, letters and signs as ASCII, superscript powers and odd spaces as plain ones. */
function plainCharacters(text: string): string {
  return text
    .replace(
      /10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g,
      (_, power: string) => `10^${[...power].map((one) => SUPERSCRIPTS.indexOf(one)).join('')}`,
    )
    .replace(/[“”„"‘’]/g, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/[−﹣]/g, '-')
    .replace(/￥/g, '¥')
    .trim();
}

function* candidates(text: string, grammar: UnitGrammar | undefined): Generator<string> {
  yield text;
  const [sign, number] = signed(text);
  for (const form of [number, withoutGroups(number), lettersUp(withoutGroups(number))]) {
    yield sign + form;
    if (grammar?.unit.dimension === 'bytes')
      yield sign + form.replace(/ ?([kmgtp])$/i, (_, letter: string) => ` ${letter.toUpperCase()}B`);
    const range = rangeOf(form);
    if (range !== undefined && sign === '') yield range;
  }
}

/** The sign that words stand for, and the rest with powers and scales as the format writes them. */
function signed(text: string): readonly [string, string] {
  let rest = text;
  let sign = '';
  for (const [pattern, word] of [...PREFIXES, ...SUFFIXES]) {
    if (!pattern.test(rest) || rest.replace(pattern, '') === '') continue;
    rest = rest.replace(pattern, '');
    sign = word;
    break;
  }
  // 100多亿, 一 means: somewhat more than 10 billion.
  if (/\d[多余]/.test(rest) && sign === '') [sign, rest] = ['>', rest.replace(/(\d)[多余]/, '$1')];
  if (/^~ ?~|^[<>≥≤]=? ?~/.test(sign + rest)) rest = rest.replace(/^~ ?/, '');
  rest = rest.replace(/^(\d[\d.]*) ?[x×*·✕] ?10(?:\^|\*\*)?(-?\d{1,3})(?!\d)/, '$1e$2');
  for (const [pattern, scale] of SCALES) rest = rest.replace(pattern, scale);
  return [
    sign,
    rest
      .replace(/^\./, '0.')
      .replace(/(\d)\.(?=\D|$)(?!\.)/, '$1')
      .trim(),
  ];
}

function withoutGroups(text: string): string {
  return text
    .replace(/\d{1,3}(?:[ _'’]\d{3})+(?!\d)/g, (group) => group.replace(/\D/g, ''))
    .replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1');
}

/** `7b` and `340m` are sizes typed in haste. */
function lettersUp(text: string): string {
  return text.replace(
    /(\d ?)([bmtg])(?=$|[^a-z])/gi,
    (_, digits: string, letter: string) => digits + letter.toUpperCase(),
  );
}

/** `10-20B`, `10B–20B`, `10至20亿`, `7..70B`; a first number without a suffix takes that of the second. */
function rangeOf(text: string): string | undefined {
  const words = text.replace(/^between /i, '').replace(/^from /i, '');
  const match = /^(\d[^\s–—~至到-]*?) ?(?:\.{2,3}|…|[-–—~～至到]+|to|and) ?(\d.*)$/.exec(words);
  const [, first = '', second = ''] = match ?? [];
  if (match === null) return undefined;
  const suffix = /^[\d.,]+/.test(first) && /^[\d.,]+$/.test(first) ? second.replace(/^[\d.,]+/, '') : '';
  return `${first}${suffix}..${second}`;
}

function readable(text: string, grammar: UnitGrammar | undefined): string | undefined {
  return parseQuantity(text, grammar) === undefined ? undefined : text;
}
