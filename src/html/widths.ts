import { type Lines, plainText } from '../core/inline.ts';
import type { Matrix } from '../core/matrix.ts';
import { estimateText } from './estimate.ts';

/**
 * fit: few columns, always within the page. roomy: fits a desktop page, scrolls on smaller ones. wide: scrolls.
 */
export interface Widths {
  readonly kind: 'fit' | 'roomy' | 'wide';
  /** For each column how much it holds; the style sheet gives each its room. */
  readonly columns: readonly ('tight' | 'middling' | 'long')[];
}

/** Up to so many columns beside the stub, a table always fits. */
const FIT = 3;
/** Room on a desktop page, in units of the table's type size. */
const ROOM = 78;

export function widthsOf(matrix: Matrix): Widths {
  const columns = matrix.columns.map((header, index) => {
    const cells = matrix.rows.map((row) => row.cells[index]?.lines ?? []);
    const em = Math.max(...[header.lines, ...cells].map(widestLine));
    return em <= 11 ? 'tight' : em <= 26 ? 'middling' : 'long';
  });
  if (columns.length <= FIT) return { kind: 'fit', columns };
  const stub = Math.min(14, Math.max(...matrix.rows.map((row) => widestLine(row.header.lines)), 0));
  const room = { tight: 7, middling: 10, long: 16 } as const;
  const total = columns.reduce((sum, column) => sum + room[column], stub);
  return { kind: total <= ROOM ? 'roomy' : 'wide', columns };
}

function widestLine(lines: Lines): number {
  return Math.max(0, ...lines.map((line) => estimateText(plainText(line.inlines), 1, 'body')));
}
