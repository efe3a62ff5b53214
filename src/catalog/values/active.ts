import { compareAmounts } from '../../core/amount.ts';
import { type Language, type LocalizedText, NEUTRAL } from '../../core/language.ts';
import type { QuantityPart } from '../../core/value.ts';
import { isProblem, readAmountIn, type UnitGrammar } from './unit-grammar.ts';

/** `A47B/300B`, `A47/300B` (the suffix holds for both) and `300B-A47B`: how makers of sparse models give their sizes. */
const ACTIVE_FIRST = /^A(\d[\d.]*)([KMBT]|万|亿)?\/(\d[\d.]*)([KMBT]|万|亿)$/;
const TOTAL_FIRST = /^(\d[\d.]*)([KMBT])-A(\d[\d.]*)([KMBT])$/;

/** A total and the part of it that is active at a time; undefined where a text is not of that form. */
export function activeOf(
  text: string,
  grammar: UnitGrammar | undefined,
  languages: readonly Language[],
): readonly [QuantityPart, QuantityPart] | undefined {
  // Both forms have this letter, which hardly any number has.
  if (!text.includes('A')) return undefined;
  const first = ACTIVE_FIRST.exec(text.trim());
  const last = TOTAL_FIRST.exec(text.trim());
  const [active, total] =
    first !== null
      ? [`${first[1]}${first[2] ?? first[4]}`, `${first[3]}${first[4]}`]
      : last !== null
        ? [`${last[3]}${last[4]}`, `${last[1]}${last[2]}`]
        : [];
  if (active === undefined || total === undefined) return undefined;
  const part = readAmountIn(active, grammar);
  const whole = readAmountIn(total, grammar);
  if (isProblem(part) || isProblem(whole) || compareAmounts(part, whole) > 0) return undefined;
  return [
    { id: 'total', label: {}, role: 'total', measure: { op: 'exact', at: whole } },
    { id: 'active', label: labelIn(languages), role: 'active', measure: { op: 'exact', at: part } },
  ];
}

function labelIn(languages: readonly Language[]): LocalizedText {
  const chinese = languages.filter((language) => /^zh\b/i.test(language));
  return { [NEUTRAL]: 'active', ...Object.fromEntries(chinese.map((language) => [language, '激活'])) };
}
