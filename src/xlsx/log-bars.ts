import { cellNumber } from '../core/address.ts';
import type { Axis } from '../core/chart.ts';
import { blocksOf, type Handout } from '../core/handout.ts';
import { type Lines, plainText, textInlines } from '../core/inline.ts';
import type { Header, Matrix, MatrixCell } from '../core/matrix.ts';
import type { Id } from '../core/value.ts';
import { type Context, HEAD_ROW } from './context.ts';
import { withFormat } from './looks.ts';
import { type CellPlan, type CellStyle, type ConditionPlan, cellName } from './sheet.ts';
import { word } from './words.ts';

/**
 * A column of bars beside a column of a matrix. Excel's data bars are linear: drawn over amounts that span seven powers
 * of ten, all but the largest would be nothing. So the bars stand in a column of their own, over the logarithms.
 */
export interface LogBar {
  /** Index of the column of the matrix that it stands behind. */
  readonly column: number;
  /** The powers of ten from and to which bars are drawn. */
  readonly from: number;
  readonly to: number;
}

/** The attributes that a chart of the handout shows on a logarithmic axis, with that axis. */
export function logAxesOf(handout: Handout): ReadonlyMap<Id, Axis> {
  const axes = new Map<Id, Axis>();
  for (const block of blocksOf(handout)) {
    if (block.kind !== 'chart' || block.chart.axis.scale !== 'log') continue;
    const values = block.chart.kind === 'bar' ? block.chart.bars : block.chart.lanes.flatMap((lane) => lane.points);
    for (const { ref } of values) if (!axes.has(ref.attribute)) axes.set(ref.attribute, block.chart.axis);
  }
  return axes;
}

/** The bars of a matrix: from where the chart's axis begins to where it ends, further where a value lies outside. */
export function logBarsOf(matrix: Matrix, { logAxes, accessible }: Context): readonly LogBar[] {
  // Bars are fills.
  if (matrix.conceptsAs !== 'rows' || accessible) return [];
  return matrix.columns.flatMap(({ id }, column): readonly LogBar[] => {
    const axis = logAxes.get(id);
    if (!axis) return [];
    let [from, to] = [Math.log10(axis.min), Math.log10(axis.max)];
    for (const row of matrix.rows) {
      const value = logOf(row.cells[column]);
      if (value !== undefined) [from, to] = [Math.min(from, value), Math.max(to, value)];
    }
    return [{ column, from: Math.floor(from), to: Math.ceil(to) }];
  });
}

/** What a data bar is drawn over; the numbers themselves are not shown. */
export function barCondition({ from, to }: LogBar, column: number, rows: number): ConditionPlan {
  const range = `${cellName(column, HEAD_ROW + 1)}:${cellName(column, HEAD_ROW + rows)}`;
  return { kind: 'bar', range, from, to };
}

/**
 * The logarithm of what places the cell, its greatest part. Of a plain number it is a live formula, so that the bar
 * follows an edit; several parts, ranges and bounds are text, and their bar stays as it is.
 */
export function barCell(cell: MatrixCell, place: string, style: CellStyle): CellPlan {
  const value = logOf(cell) ?? null;
  const formatted = withFormat(style, '0.0');
  if (value === null || cellNumber(cell) === undefined) return { value, style: formatted };
  return { value, style: formatted, formula: `IF(ISNUMBER(${place}),IF(${place}>0,LOG10(${place}),""),"")` };
}

export function barHead(header: Header, context: Context): Lines {
  const kind = word(context.handout, 'logarithm');
  return header.lines.map((line, index) => {
    const name = (kind[index] ?? kind[0])?.inlines ?? [];
    return { ...line, inlines: textInlines(`${plainText(line.inlines)} ${plainText(name)}`) };
  });
}

/** What the bars mean, for each language. */
export function barRemark({ from, to }: LogBar, header: Header, context: Context): Lines {
  return word(context.handout, 'logarithm-note').map((line, index) => {
    const label = plainText((header.lines[index] ?? header.lines[0])?.inlines ?? []);
    const filled = [label, power(from), power(to)];
    const text = plainText(line.inlines).replace(/\{(\d)\}/g, (_, at: string) => filled[Number(at)] ?? '');
    return { ...line, inlines: textInlines(text) };
  });
}

function logOf(cell: MatrixCell | undefined): number | undefined {
  const { sortKey } = cell ?? {};
  if (sortKey?.kind !== 'number' || !(sortKey.value > 0) || !Number.isFinite(sortKey.value)) return undefined;
  return Number(Math.log10(sortKey.value).toFixed(6));
}

function power(exponent: number): string {
  return `10${[...String(exponent)].map((sign) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(sign)] ?? '').join('')}`;
}
