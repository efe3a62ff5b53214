import type { Attribute } from '../core/catalog.ts';
import type { Lines } from '../core/inline.ts';
import { plainText } from '../core/inline.ts';
import type { Cell } from '../core/value.ts';
import type { Context } from './context.ts';
import { bracketed } from './localize.ts';
import { placingParts } from './measure.ts';
import type { QuantityStyle, ShownAmount } from './number.ts';
import { shownAmount, stylesOf, unitLabel } from './quantity.ts';

/** What the numbers of one column agree on, so that its header says it once. */
export interface ColumnStyle {
  /** The word behind every number (`GB`, `亿`, `$/h`), told in the header; undefined where cells keep theirs. */
  readonly unit?: string;
  /** The context in which the column's cells are written. */
  readonly written: Context;
}

/**
 * How a column of quantities is written: its unit once in the header, where at least two cells have a number and all
 * numbers have the same unit in all languages of the rendition; and the same decimals down the column, where every
 * number is exact and none then shows more digits than its attribute asks for. Zeros added to anything less certain
 * would claim what nobody said. Undefined where every cell is written by itself. A percentage keeps its sign, which
 * spreadsheets need to show hundredths.
 */
export function columnStyle(
  context: Context,
  attribute: Attribute,
  cells: () => Iterable<Cell>,
): ColumnStyle | undefined {
  if (attribute.kind !== 'quantity') return undefined;
  const own = stylesOf(context, attribute.id, attribute.unit);
  const shared = own.map((style) => sharedStyle(cells(), style));
  const labels = shared.map(({ label }) => label);
  if (labels.some((label) => label === undefined)) return undefined;
  const [unit] = labels;
  const told = unit !== undefined && unit !== '' && unit !== '%' && labels.every((label) => label === unit);
  const styles = own.map((style, index) => {
    const decimals = shared[index]?.decimals;
    const bare = told ? { ...style, before: '', after: '', bare: true as const } : style;
    return decimals === undefined ? bare : { ...bare, decimals };
  });
  const written = {
    ...context,
    styles: new Map([...context.styles, [attribute.id, new Map([[attribute.unit, styles]])]]),
  };
  return told ? { unit, written } : { written };
}

/** A header that tells the unit in brackets behind its label, unless the author's label already ends with it. */
export function withUnit(context: Context, lines: Lines, unit: string | undefined): Lines {
  if (unit === undefined) return lines;
  return lines.map((line) => {
    const said = plainText(line.inlines).trimEnd();
    if (said.endsWith(`(${unit})`) || said.endsWith(`（${unit}）`)) return line;
    const text = bracketed(unit, line.language ?? context.rendition[0]);
    return { ...line, inlines: [...line.inlines, { kind: 'text', text }] };
  });
}

/** What the numbers of a column have in common in one language. */
interface SharedStyle {
  /** The unit behind all numbers; undefined where they differ, or where fewer than two cells have one. */
  readonly label?: string;
  /** The decimals that the number with the most of them needs, if all the others may show as many. */
  readonly decimals?: number;
}

function sharedStyle(cells: Iterable<Cell>, style: QuantityStyle): SharedStyle {
  const labels = labelGatherer(style);
  const decimals = decimalsGatherer(style);
  for (const { value } of cells) {
    if (value.kind !== 'quantity') continue;
    let stated = false;
    for (const { measure } of placingParts(value)) {
      if (measure.op === 'missing') continue;
      stated = true;
      const ends = measure.op === 'range' ? [measure.from, measure.to] : [measure.at];
      for (const amount of ends) {
        const shown = shownAmount(amount, style);
        if (!labels.add(shown)) return {};
        decimals.add(shown, measure.op === 'exact');
      }
    }
    if (stated) labels.cell();
  }
  const label = labels.shared();
  const most = decimals.shared();
  return { ...(label === undefined ? {} : { label }), ...(most === undefined ? {} : { decimals: most }) };
}

function labelGatherer(style: QuantityStyle) {
  let label: string | undefined;
  let count = 0;
  return {
    /** False where it has another unit than those before. */
    add(shown: ShownAmount): boolean {
      // Nothing is as little in any unit.
      if (shown.digits.startsWith('0') && /^[0.]+$/.test(shown.digits)) return true;
      const own = unitLabel(shown, style);
      label ??= own;
      return own === label;
    },
    cell() {
      count += 1;
    },
    shared: () => (count < 2 ? undefined : label),
  };
}

function decimalsGatherer(style: QuantityStyle) {
  let most = 0;
  let longest = 0;
  let certain = true;
  return {
    add(shown: ShownAmount, exact: boolean) {
      certain &&= exact && !shown.rounded && !shown.digits.includes('e');
      if (!certain) return;
      most = Math.max(most, shown.decimals);
      longest = Math.max(longest, wholeDigits(shown.digits));
    },
    shared: () => (certain && most > 0 && (!style.compact || longest + most <= style.significant) ? most : undefined),
  };
}

/** How many digits stand before the point; a lone zero is none. */
function wholeDigits(digits: string): number {
  const point = digits.indexOf('.');
  const end = point < 0 ? digits.length : point;
  let count = 0;
  for (let at = digits.startsWith('0') ? 1 : 0; at < end; at += 1) if (digits[at] !== ',') count += 1;
  return count;
}
