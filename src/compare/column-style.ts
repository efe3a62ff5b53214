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

/** One number of a column in one language. */
interface Entry {
  readonly shown: ShownAmount;
  readonly zero: boolean;
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
  const labels = own.map((style) => sharedLabel(cells(), style));
  if (labels.some((label) => label === undefined)) return undefined;
  const [unit] = labels;
  const told = unit !== undefined && unit !== '' && unit !== '%' && labels.every((label) => label === unit);
  const styles = own.map((style) => {
    const decimals = sharedDecimals(cells(), style);
    const bare = told ? { ...style, before: '', after: '', bare: true as const } : style;
    return decimals === undefined ? bare : { ...bare, decimals };
  });
  const written = { ...context, styles: new Map([...context.styles, [`${attribute.id}/${attribute.unit}`, styles]]) };
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

/** The unit behind all numbers of a column; undefined where they differ, or where fewer than two cells have one. */
function sharedLabel(cells: Iterable<Cell>, style: QuantityStyle): string | undefined {
  let label: string | undefined;
  let count = 0;
  for (const cell of cells) {
    let stated = false;
    for (const { shown, zero } of entriesOf(cell, style)) {
      stated = true;
      // Nothing is as little in any unit.
      if (zero) continue;
      const own = unitLabel(shown, style);
      if (label !== undefined && own !== label) return undefined;
      label = own;
    }
    if (stated) count += 1;
  }
  return count < 2 ? undefined : label;
}

/** The decimals that the number with the most of them needs, if all the others may show as many. */
function sharedDecimals(cells: Iterable<Cell>, style: QuantityStyle): number | undefined {
  let most = 0;
  let longest = 0;
  for (const cell of cells) {
    if (cell.value.kind !== 'quantity') continue;
    for (const { measure } of placingParts(cell.value)) {
      if (measure.op === 'missing') continue;
      if (measure.op !== 'exact') return undefined;
      const shown = shownAmount(measure.at, style);
      if (shown.rounded || shown.digits.includes('e')) return undefined;
      most = Math.max(most, shown.decimals);
      longest = Math.max(longest, shown.digits.replace(/\..*|^0|,/g, '').length);
    }
  }
  return most > 0 && (!style.compact || longest + most <= style.significant) ? most : undefined;
}

function* entriesOf(cell: Cell, style: QuantityStyle): Generator<Entry> {
  if (cell.value.kind !== 'quantity') return;
  for (const { measure } of placingParts(cell.value)) {
    if (measure.op === 'missing') continue;
    for (const amount of measure.op === 'range' ? [measure.from, measure.to] : [measure.at]) {
      const shown = shownAmount(amount, style);
      yield { shown, zero: /^[0.]+$/.test(shown.digits) };
    }
  }
}
