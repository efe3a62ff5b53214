import type { ChartSpec } from '../core/catalog.ts';
import type { ChartGap } from '../core/chart.ts';
import { type Lines, plainText } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { PlacedValue } from './chart-values.ts';
import type { Context } from './context.ts';
import { linesFor, localize, spoken, textIn, wordIn } from './localize.ts';
import { orderAmounts } from './measure.ts';

/**
 * The alternative text of a chart: its conclusion where the author wrote one, else a sentence counted from the data
 * (title, how many values, the smallest and the greatest, how many are not known). Never empty.
 */
export function altOf(
  context: Context,
  spec: ChartSpec,
  values: readonly PlacedValue[],
  gaps: readonly ChartGap[],
): Lines {
  const conclusion = spec.conclusion === undefined ? [] : localize(context.rendition, spec.conclusion);
  if (conclusion.some((line) => plainText(line.inlines).trim() !== '')) return conclusion;
  return linesFor(context.rendition, (language) => {
    const word = (key: string) => wordIn(context.words, key, language);
    const facts =
      values.length === 0 ? [word('none')] : [`${word('data')} ${values.length}`, extremes(context, values, language)];
    const unknown = gaps.length === 0 ? [] : [`${word('size-not-known')} ${gaps.length}`];
    return spoken([textIn(spec.title, language), ...facts, ...unknown].join(word('part-separator')), language);
  });
}

/** The smallest and the greatest value with their names, one of them where they are the same. */
function extremes(context: Context, values: readonly PlacedValue[], language: Language): string {
  const [first, ...others] = values;
  if (first === undefined) return '';
  const smallest = others.reduce((a, b) => (orderAmounts(b.from, a.from) < 0 ? b : a), first);
  const greatest = others.reduce((a, b) => (orderAmounts(b.to, a.to) > 0 ? b : a), first);
  const named = [...new Set([smallest, greatest])].map(({ value }) => {
    return `${lineIn(value.name, language)} ${lineIn(value.display, language)}`;
  });
  return named.join(` ${wordIn(context.words, 'range-separator', language)} `);
}

/** The line of that language, else the one that holds for all. */
function lineIn(lines: Lines, language: Language): string {
  const line = lines.find((each) => each.language === language) ?? lines[0];
  return plainText(line?.inlines ?? []);
}
