import type { Lines } from '../core/inline.ts';
import type { Matrix, MatrixCell, MatrixRow } from '../core/matrix.ts';
import type { Id } from '../core/value.ts';
import { valueCell } from './cells.ts';
import { type Context, HEAD_ROW, sourceLink, sourceNumbers } from './context.ts';
import { barCell } from './log-bars.ts';
import { withMark } from './looks.ts';
import { headerCell } from './matrix-heads.ts';
import { barAt, isCompared, type Layout, MORE_WITH_BARS } from './matrix-layout.ts';
import { cellNote, NO_NOTE } from './notes.ts';
import { partLines } from './part-lines.ts';
import { type CellPlan, type CellStyle, cellName } from './sheet.ts';
import { walkLabels, wantsOrigin } from './survey.ts';
import { linesCell, textCell } from './text.ts';

/** The styles of a row's cells, made once. */
interface RowStyles {
  readonly last: boolean;
  readonly stub: CellStyle;
  readonly left: CellStyle;
  readonly right: CellStyle;
  readonly center: CellStyle;
}

function rowStyles(matrix: Matrix, last: boolean): RowStyles {
  const look: Pick<CellStyle, 'edge' | 'top'> = {
    ...(last ? { edge: 'bottom' } : {}),
    ...(matrix.conceptsAs === 'columns' ? { top: true } : {}),
  };
  const cell = (align: CellStyle['align']): CellStyle => ({ role: 'cell', align, ...look });
  return {
    last,
    // A format, so that the text has one look: what marks rows that differ cannot change runs.
    stub: { role: 'stub', align: 'left', ...look, ...(isCompared(matrix) ? { format: '@' } : {}) },
    left: cell('left'),
    right: cell('right'),
    center: cell('center'),
  };
}

/** The rows of a matrix as cells, one after the other. */
export function* bodyRows(layout: Layout): Generator<readonly (CellPlan | null)[]> {
  const { matrix } = layout;
  const [inner, bottom] = [rowStyles(matrix, false), rowStyles(matrix, true)];
  const label = walkLabels(labels(matrix));
  let index = 0;
  for (const row of matrix.rows) {
    const styles = index === matrix.rows.length - 1 ? bottom : inner;
    yield bodyRow(layout, row, label(index)?.lines ?? NO_LINES, styles, HEAD_ROW + 1 + index);
    index += 1;
  }
}

const NO_LINES: Lines = [];

function bodyRow(layout: Layout, row: MatrixRow, group: Lines, styles: RowStyles, number: number): readonly CellPlan[] {
  const { matrix, context, grouped, sourced, bars, places } = layout;
  const cells: CellPlan[] = [headerCell(matrix, row.header, context, styles.stub)];
  if (grouped) cells.push(linesCell(group, styles.left));
  for (let index = 0; index < row.cells.length; index += 1) {
    const cell = row.cells[index] as MatrixCell;
    cells.push(bodyCell(layout, cell, index, styles));
    if (bars.length > 0 && barAt(bars, index)) {
      cells.push(barCell(cell, cellName(places[index] ?? 0, number), styles.left));
    }
  }
  if (sourced) cells.push(sourcesCell(row, styles, layout));
  return cells;
}

function bodyCell(
  { matrix, context, origins, known, bars, most }: Layout,
  cell: MatrixCell,
  index: number,
  styles: RowStyles,
): CellPlan {
  const { scarce } = context.survey;
  const bar = bars.length > 0 ? barAt(bars, index) : undefined;
  const style = bar ? withMark(styles[cell.align], 'apart') : styles[cell.align];
  const width = bar ? most + MORE_WITH_BARS : most;
  const origin = origins && wantsOrigin(cell, context.notes);
  const column = origin || cell.footnotes.length > 0 || styles.last ? undefined : known[index];
  if (column === undefined) {
    return valueCell(withPartLines(cell, width, context), style, scarce, cellNote(cell, matrix, origin, context));
  }
  const before = column.get(cell.lines);
  if (before?.value === cell.value) return before.plan;
  const plan = valueCell(withPartLines(cell, width, context), style, scarce, NO_NOTE);
  column.set(cell.lines, { value: cell.value, plan });
  return plan;
}

function withPartLines(cell: MatrixCell, most: number, context: Context): MatrixCell {
  const lines = partLines(cell, most, context);
  return lines === cell.lines ? cell : { ...cell, lines };
}

function sourcesCell(row: MatrixRow, styles: RowStyles, layout: Layout): CellPlan {
  const { marks } = row.header;
  const { cited } = layout;
  // In most rows of large tables all cells rest on what the header says.
  if (styles.last || row.cells.some(({ provenance }) => provenance.sources !== marks)) {
    const ids = new Set(marks);
    for (const cell of row.cells) for (const id of cell.provenance.sources) ids.add(id);
    return citingCell(ids, styles, layout);
  }
  const known = cited.get(marks) ?? citingCell(marks, styles, layout);
  cited.set(marks, known);
  return known;
}

function citingCell(ids: Iterable<Id>, styles: RowStyles, { context, linked }: Layout): CellPlan {
  const link = linked ? sourceLink(context, ids) : undefined;
  const cell = textCell(sourceNumbers(context, ids), withMark(styles.left, 'muted'));
  return link ? { ...cell, link } : cell;
}

/** The labels over neighbouring rows: groups of concepts, or spanners where attributes are rows. */
function labels(matrix: Matrix): readonly { lines: Lines; from: number; to: number }[] {
  return matrix.groups.length > 0 || matrix.conceptsAs === 'rows' ? matrix.groups : matrix.spanners;
}
