import { cellAddress, headerAddress } from '../core/address.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import type { Header, Matrix, MatrixRow } from '../core/matrix.ts';
import { footnoteMarks, headerFormat, letters, valueCell } from './cells.ts';
import { type Context, sourceLink, sourceNumbers } from './context.ts';
import { tableName } from './names.ts';
import type { CellPlan, CellStyle, Sheet } from './sheet.ts';
import { type AfterLine, headCell, remarkLines, tableSheet } from './table-sheet.ts';
import { linesCell, textCell } from './text.ts';
import { oneLine, word } from './words.ts';

/**
 * A matrix as a table: stub, then the group where no column says it already, the columns, and for concepts in rows
 * the numbers of their sources. Groups are a column, not rows between, so that sorting and filtering keep them.
 */
export function matrixSheet(matrix: Matrix, name: string, prose: readonly AfterLine[], context: Context): Sheet {
  const grouped = needsGroup(matrix);
  const sourced = matrix.conceptsAs === 'rows';
  const before = grouped ? 2 : 1;
  return tableSheet(
    {
      name,
      title: matrix.title,
      tableName: tableName('Matrix', matrix.id),
      ...spanners(matrix, before),
      heads: [
        headCell(
          plainLines(matrix.stub.length > 0 ? matrix.stub : word(context.handout, sourced ? 'concept' : 'attribute')),
        ),
        ...(grouped ? [headCell(plainLines(word(context.handout, 'group')))] : []),
        ...matrix.columns.map((header) => headerCell(matrix, header, context, { role: 'head', align: header.align })),
        ...(sourced ? [headCell(plainLines(word(context.handout, 'row-sources')))] : []),
      ],
      bodyCount: matrix.rows.length,
      *body() {
        for (const index of matrix.rows.keys()) yield bodyRow(matrix, index, grouped, context);
      },
      most: [26, ...(grouped ? [18] : []), ...matrix.columns.map(() => (sourced ? 26 : 50)), 14],
      after: [...remarks(matrix, context), ...prose],
    },
    context,
  );
}

/** What all cells of a row have in common. */
type RowLook = Pick<CellStyle, 'edge' | 'top'>;

function bodyRow(matrix: Matrix, index: number, grouped: boolean, context: Context): readonly (CellPlan | null)[] {
  const row = matrix.rows[index] as MatrixRow;
  const edge: RowLook = {
    ...(index === matrix.rows.length - 1 ? { edge: 'bottom' } : {}),
    ...(matrix.conceptsAs === 'columns' ? { top: true } : {}),
  };
  const group = labels(matrix).find(({ from, to }) => from <= index && index < to);
  return [
    headerCell(matrix, row.header, context, { role: 'stub', align: 'left', ...edge }),
    ...(grouped ? [linesCell(group?.lines ?? [], { role: 'cell', align: 'left', ...edge })] : []),
    ...row.cells.map((cell) => {
      const note = footnoteTexts(matrix, cell.footnotes);
      const address = cellAddress(matrix.id, cell);
      const extra = { address, ...(note === '' ? {} : { note }) };
      return valueCell(cell, { role: 'cell', align: cell.align, ...edge }, context.scarce, extra);
    }),
    ...(matrix.conceptsAs === 'rows' ? [sourcesCell(row, edge, context)] : []),
  ];
}

/** A header with its footnote letters in the format, so that its text stays bare. */
function headerCell(matrix: Matrix, header: Header, context: Context, style: CellStyle): CellPlan {
  const format = headerFormat(header);
  const note = footnoteTexts(matrix, header.footnotes);
  const look = format !== undefined && context.scarce.has(format) ? { ...style, format } : style;
  const extra = { address: headerAddress(matrix.id, header.id), ...(note === '' ? {} : { note }) };
  // A table's head must be one plain string equal to its column's name.
  if (style.role === 'head') return { ...textCell(plainLines(header.lines), look), ...extra };
  return linesCell(header.lines, look, extra);
}

function sourcesCell(row: MatrixRow, edge: RowLook, context: Context): CellPlan {
  const ids = [...row.header.marks, ...row.cells.flatMap((cell) => cell.provenance.sources)];
  const link = sourceLink(context, ids);
  const style: CellStyle = { role: 'cell', align: 'left', muted: true, ...edge };
  return { ...textCell(sourceNumbers(context, ids), style), ...(link ? { link } : {}) };
}

function spanners(matrix: Matrix, before: number): { spanners: readonly (CellPlan | null)[] } | Record<never, never> {
  if (matrix.conceptsAs === 'columns' || matrix.spanners.length === 0) return {};
  const cells: (CellPlan | null)[] = Array.from({ length: before + matrix.columns.length }, () => null);
  for (const spanner of matrix.spanners) {
    for (let column = spanner.from; column < spanner.to; column += 1) {
      // Centred over its columns by the empty styled cells that follow it: no merged cells.
      const text = column === spanner.from ? oneLine(spanner.lines) : null;
      const style: CellStyle = { role: 'spanner', align: 'center' };
      cells[before + column] = text === null ? { value: null, style } : textCell(text, style);
    }
  }
  return { spanners: cells };
}

function remarks(matrix: Matrix, context: Context): readonly AfterLine[] {
  return [
    ...(matrix.rows.length === 0 ? remarkLines(word(context.handout, 'empty-matrix')) : []),
    ...remarkLines(matrix.note ?? []),
    ...matrix.footnotes.flatMap((note, index) => remarkLines(note.lines, `${footnoteMarks([index])} `)),
  ];
}

function footnoteTexts(matrix: Matrix, indices: readonly number[]): string {
  const texts = indices.map((index) => {
    const footnote = matrix.footnotes[index];
    return footnote ? `${letters(index)}) ${plainLines(footnote.lines)}` : '';
  });
  return texts.filter((text) => text !== '').join('\n');
}

/** The labels over neighbouring rows: groups of concepts, or spanners where attributes are rows. */
function labels(matrix: Matrix): readonly { lines: Lines; from: number; to: number }[] {
  return matrix.groups.length > 0 || matrix.conceptsAs === 'rows' ? matrix.groups : matrix.spanners;
}

/** False where there are no groups, or where a choice in the same row names its group already. */
function needsGroup(matrix: Matrix): boolean {
  if (matrix.groups.length === 0) return labels(matrix).length > 0;
  return !matrix.groups.every((group) =>
    matrix.rows.slice(group.from, group.to).every((row) =>
      row.cells.some((cell) => {
        const { value } = cell;
        return (
          (value.kind === 'choice' && value.id === group.id) || (value.kind === 'missing' && value.reason === group.id)
        );
      }),
    ),
  );
}
