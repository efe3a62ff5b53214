import { type Lines, plainText } from '../core/inline.ts';
import type { Header, Matrix, MatrixCell } from '../core/matrix.ts';
import { estimateText } from './estimate.ts';

/**
 * fit: few columns, always within the page. roomy: fits a desktop page, scrolls on smaller ones. wide: scrolls.
 */
export interface Widths {
  readonly kind: 'fit' | 'roomy' | 'wide';
  /** For each column how much it holds; the style sheet gives each its room. */
  readonly columns: readonly Size[];
}

type Size = 'tight' | 'middling' | 'long';

/** Up to so many columns beside the stub, a table always fits. */
const FIT = 2;
/** Room on a desktop page, in units of the table's type size: the style's 72rem at 0.9375rem. */
const ROOM = 76;
/** The style's least widths on a desktop page, and what stands left and right of a text that may not wrap. */
const LEAST = { stub: 9.5, middling: 9, long: 11, padding: 1.6, mark: 0.8 };

export function widthsOf(matrix: Matrix): Widths {
  const measured = matrix.columns.map((header, index) => {
    const cells = matrix.rows.flatMap((row) => row.cells[index] ?? []);
    const em = Math.max(...[header, ...cells].map(({ lines }) => widestLine(lines)));
    const size: Size = em <= 8 ? 'tight' : em <= 26 ? 'middling' : 'long';
    return { size, least: size === 'tight' ? leastOf([header, ...cells]) : LEAST[size] };
  });
  const columns = measured.map(({ size }) => size);
  if (columns.length <= FIT) return { kind: 'fit', columns };
  const total = measured.reduce((sum, { least }) => sum + least, LEAST.stub);
  return { kind: total <= ROOM ? 'roomy' : 'wide', columns };
}

/** Room for texts that do not wrap, with the marks behind them. */
function leastOf(cells: readonly (Header | MatrixCell)[]): number {
  const widths = cells.map(
    ({ lines, marks, footnotes }) => widestLine(lines) + LEAST.mark * (marks.length + footnotes.length),
  );
  return Math.max(...widths) + LEAST.padding;
}

function widestLine(lines: Lines): number {
  return Math.max(0, ...lines.map((line) => estimateText(plainText(line.inlines), 1, 'body')));
}
