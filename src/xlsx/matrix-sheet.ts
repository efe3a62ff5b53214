import { cellAddress } from '../core/address.ts';
import { type Header, type Matrix, rowIds } from '../core/matrix.ts';
import { type AfterLine, footnoteLines, remarkLines } from './after.ts';
import { type Context, HEAD_ROW } from './context.ts';
import { barCondition, barRemark } from './log-bars.ts';
import { acceptsOf } from './matrix-choices.ts';
import { headCells, spanners } from './matrix-heads.ts';
import { barAt, firstPlace, isCompared, type Layout, layoutOf, MORE_WITH_BARS } from './matrix-layout.ts';
import { bodyRows } from './matrix-rows.ts';
import { tableName } from './names.ts';
import { type ConditionPlan, cellName, columnName, type GridPlan, HELPER, type Sheet } from './sheet.ts';
import { tableSheet } from './table-sheet.ts';
import { word } from './words.ts';

/**
 * A matrix as a table: stub, then the group where no column says it already, the columns, and for concepts in rows
 * the numbers of their sources. Groups are a column, not rows between, so that sorting and filtering keep them.
 */
export function matrixSheet(matrix: Matrix, name: string, prose: readonly AfterLine[], context: Context): Sheet {
  const layout = layoutOf(matrix, context);
  const sheet = tableSheet(
    {
      name,
      title: matrix.title,
      tableName: tableName('Matrix', matrix.id),
      ...spanners(layout),
      heads: headCells(layout),
      bodyCount: matrix.rows.length,
      body: () => bodyRows(layout),
      most: [26, ...(layout.grouped ? [18] : []), ...columnWidths(layout), 14],
      after: [...remarks(layout), ...prose],
    },
    context,
  );
  const conditions = conditionsOf(layout);
  const accepts = acceptsOf(layout);
  return {
    ...sheet,
    grid: gridOf(layout),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(accepts.length > 0 ? { accepts } : {}),
  };
}

function columnWidths({ matrix, most, bars }: Layout): readonly number[] {
  return matrix.columns.flatMap((_, index) => (barAt(bars, index) ? [most + MORE_WITH_BARS, 12] : [most]));
}

/** Bars over their columns; side by side, a mark at the stub of each row whose columns do not all say the same. */
function conditionsOf(layout: Layout): readonly ConditionPlan[] {
  const { matrix, bars, places } = layout;
  const before = firstPlace(layout);
  const { rows, columns } = matrix;
  if (rows.length === 0) return [];
  const drawn = bars.map((bar) => barCondition(bar, (places[bar.column] ?? 0) + 1, rows.length));
  if (!isCompared(matrix)) return drawn;
  const [row, first, last] = [HEAD_ROW + 1, columnName(before), columnName(before + columns.length - 1)];
  // Not COUNTIF, which takes a cell's text for a pattern.
  const formula = `SUMPRODUCT(--($${first}${row}:$${last}${row}<>$${first}${row}))>0`;
  return [...drawn, { kind: 'differs', range: `A${row}:A${HEAD_ROW + rows.length}`, formula }];
}

function gridOf(layout: Layout): GridPlan {
  const { matrix, survey, bars, places } = layout;
  const columns = matrix.columns.flatMap(({ id }, index) => (barAt(bars, index) ? [id, HELPER] : [id]));
  return {
    block: matrix.id,
    conceptsAs: matrix.conceptsAs,
    headRow: HEAD_ROW,
    firstColumn: firstPlace(layout),
    columns,
    rowCount: matrix.rows.length,
    rows: () => rowIds(matrix.rows),
    *unshown() {
      const ids = rowIds(matrix.rows);
      for (const { row, column, shows } of survey.unshown) {
        const [across, down] = [(matrix.columns[column] as Header).id, ids[row] as string];
        const [concept, attribute] = matrix.conceptsAs === 'rows' ? [down, across] : [across, down];
        const cell = cellName(places[column] ?? 0, HEAD_ROW + 1 + row);
        yield { address: cellAddress(matrix.id, { ref: { concept, attribute } }), cell, shows };
      }
    },
    unshownCount: survey.unshown.length,
    rules: survey.rules.flatMap((rule, index) => (rule ? [{ column: places[index] ?? 0, rule }] : [])),
  };
}

function remarks({ matrix, context, bars, footnoted }: Layout): readonly AfterLine[] {
  return [
    ...(matrix.rows.length === 0 ? remarkLines(word(context.handout, 'empty-matrix')) : []),
    ...remarkLines(matrix.note ?? []),
    ...(isCompared(matrix) ? remarkLines(word(context.handout, 'differs-note')) : []),
    ...bars.flatMap((bar) => remarkLines(barRemark(bar, matrix.columns[bar.column] as Header, context))),
    ...matrix.footnotes.flatMap((note, index) => footnoteLines(note.lines, index, footnoted)),
  ];
}
