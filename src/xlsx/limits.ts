import type { Report } from '../core/diagnostic.ts';
import type { Matrix, MatrixCell } from '../core/matrix.ts';
import { FORMAT_LIMIT } from './cells.ts';
import { type Context, FURNITURE_LIMIT, isTooLong } from './context.ts';
import { MOST_NOTES } from './notes.ts';
import { LINK_LIMIT } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** Excel's greatest sheet. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** Reports what Excel could not open, or would not keep, of a sheet that shows a matrix: at the first cell too many. */
export function guardSize(matrix: Matrix, sheet: Sheet, { survey, notes }: Context, report: Report): void {
  const { grid, name } = sheet;
  if (!grid) return;
  const lastColumn = grid.firstColumn + grid.columns.length + 1;
  if (sheet.rowCount > MOST_ROWS) {
    const args = { sheet: name, what: 'rows', count: sheet.rowCount, limit: MOST_ROWS };
    report({ code: 'sheet-too-large', severity: 'error', args, ...at(cellIn(matrix, MOST_ROWS - grid.headRow, 0)) });
  }
  if (lastColumn > MOST_COLUMNS) {
    const args = { sheet: name, what: 'columns', count: lastColumn, limit: MOST_COLUMNS };
    report({
      code: 'sheet-too-large',
      severity: 'error',
      args,
      ...at(cellIn(matrix, 0, MOST_COLUMNS - grid.firstColumn)),
    });
  }
  const found = survey.matrices.get(matrix);
  if (found?.overLink) {
    const args = { sheet: name, count: found.links, limit: LINK_LIMIT };
    report({ code: 'too-many-links', severity: 'warning', args, ...at(found.overLink) });
  }
  if (found && notes === 'all' && found.origins > MOST_NOTES) {
    const args = { sheet: name, count: found.origins, limit: MOST_NOTES };
    report({ code: 'too-many-notes', severity: 'warning', args, ...at(cellIn(matrix, 0, 0)) });
  }
}

/** Reports what of the look a workbook cannot have: number formats, heads and feet of pages. */
export function guardLook(context: Context, report: Report): void {
  const { overFormat } = context.survey;
  const formats = { code: 'too-many-formats', severity: 'warning', args: { limit: FORMAT_LIMIT } } as const;
  if (overFormat) report({ ...formats, cell: overFormat.ref });
  for (const where of ['header', 'footer'] as const) {
    if (!isTooLong(context, context.theme[where])) continue;
    report({ code: 'furniture-too-long', severity: 'warning', args: { where, limit: FURNITURE_LIMIT } });
  }
}

function cellIn(matrix: Matrix, row: number, column: number): MatrixCell | undefined {
  let index = 0;
  for (const one of matrix.rows) {
    if (index === row) return one.cells[column];
    index += 1;
  }
  return undefined;
}

function at(cell: MatrixCell | undefined): { readonly cell?: MatrixCell['ref'] } {
  return cell ? { cell: cell.ref } : {};
}
