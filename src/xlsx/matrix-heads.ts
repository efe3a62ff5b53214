import { plainLines } from '../core/inline.ts';
import type { Header, Matrix } from '../core/matrix.ts';
import { headerFormat, labelInHead } from './cells.ts';
import type { Context } from './context.ts';
import { barHead } from './log-bars.ts';
import { withFormat } from './looks.ts';
import { barAt, type Layout } from './matrix-layout.ts';
import { headerNote } from './notes.ts';
import type { CellPlan, CellStyle } from './sheet.ts';
import { headCell } from './table-sheet.ts';
import { linesCell, textCell } from './text.ts';
import { oneLine, word } from './words.ts';

/** The heads of a matrix: its stub, the group where it has a column, its columns, and the numbers of sources. */
export function headCells({ matrix, context, grouped, sourced, bars }: Layout): readonly CellPlan[] {
  const stub = matrix.stub.length > 0 ? matrix.stub : word(context.handout, sourced ? 'concept' : 'attribute');
  return [
    headCell(plainLines(stub)),
    ...(grouped ? [headCell(plainLines(word(context.handout, 'group')))] : []),
    ...matrix.columns.flatMap((header, index) => {
      const label = labelInHead(matrix, index, context.accessible);
      const bar = barAt(bars, index);
      const style: CellStyle = { role: 'head', align: header.align, ...(bar ? { apart: true } : {}) };
      const head = headerCell(matrix, header, context, style, label);
      return bar ? [head, headCell(plainLines(barHead(header, context)))] : [head];
    }),
    ...(sourced ? [headCell(plainLines(word(context.handout, 'row-sources')))] : []),
  ];
}

/** A header with its footnote letters, and a label over it, in the format, so that its text stays bare. */
export function headerCell(
  matrix: Matrix,
  header: Header,
  context: Context,
  style: CellStyle,
  label?: string,
): CellPlan {
  const format = headerFormat(header, label);
  const shown = format !== undefined && context.survey.scarce.has(format);
  const look = shown ? withFormat(style, format) : style;
  const remarks = headerNote(header.footnotes, matrix, context);
  // A label for which there is no format is told in the note.
  const note =
    shown || label === undefined ? remarks : { ...remarks, note: [label, remarks.note ?? []].flat().join('\n') };
  // A table's head must be one plain string equal to its column's name.
  if (style.role === 'head') return { ...textCell(plainLines(header.lines), look), ...note };
  return linesCell(header.lines, look, note);
}

/** The row above the heads, where labels stand over several of them. */
export function spanners({
  matrix,
  context,
  places,
}: Layout): { readonly spanners: readonly (CellPlan | null)[] } | Record<never, never> {
  if (matrix.conceptsAs === 'columns' || matrix.spanners.length === 0 || context.accessible) return {};
  const cells: (CellPlan | null)[] = Array.from({ length: places.at(-1) ?? 0 }, () => null);
  for (const spanner of matrix.spanners) {
    const [from = 0, end = 0] = [places[spanner.from], (places[spanner.to - 1] ?? 0) + 1];
    for (let column = from; column < end; column += 1) {
      // Centred over its columns by the empty styled cells that follow it: no merged cells.
      const text = column === from ? oneLine(spanner.lines) : null;
      const style: CellStyle = { role: 'spanner', align: 'center' };
      cells[column] = text === null ? { value: null, style } : textCell(text, style);
    }
  }
  return { spanners: cells };
}
