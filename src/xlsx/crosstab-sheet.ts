import { entryAddress } from '../core/address.ts';
import { plainLines } from '../core/inline.ts';
import type { Crosstab, CrosstabHeader } from '../core/matrix.ts';
import { remarkLines } from './after.ts';
import type { Context } from './context.ts';
import { tableName } from './names.ts';
import { entryCells, stride } from './overview.ts';
import type { CellPlan, CellStyle, Sheet } from './sheet.ts';
import { headCell, tableSheet } from './table-sheet.ts';
import { textCell } from './text.ts';
import { inlineWord, oneLine, word } from './words.ts';

type Cells = readonly (CellPlan | null)[];

/** A crosstab as a plain list, one entry a row, each with the place where it stands: for the accessible profile. */
export function crosstabSheet(crosstab: Crosstab, name: string, context: Context): Sheet {
  const { handout } = context;
  const rows = crosstabRows(crosstab, context);
  const details = Array.from({ length: stride(crosstab) - 1 }, (_, index) => (index === 0 ? '' : ` ${index + 1}`));
  const sheet = tableSheet(
    {
      name,
      title: crosstab.title,
      tableName: tableName('Crosstab', crosstab.id),
      heads: [
        ...['row', 'column', 'concept'].map((key) => headCell(plainLines(word(handout, key)))),
        ...details.map((number) => headCell(`${inlineWord(handout, 'value')}${number}`)),
      ],
      bodyCount: rows.length,
      body: () => rows,
      most: [36, 36],
      after: remarkLines(crosstab.note ?? []),
    },
    context,
  );
  return { ...sheet, addressed: true };
}

function crosstabRows(crosstab: Crosstab, context: Context): readonly Cells[] {
  const width = stride(crosstab);
  const style: CellStyle = { role: 'cell', align: 'left' };
  const none = inlineWord(context.handout, 'none');
  const rows = crosstab.rows.flatMap((row) =>
    row.cells.flatMap((entries, index): readonly Cells[] => {
      const column = crosstab.columns[index];
      if (!column) return [];
      const place = [placeCell(row.header, { ...style, role: 'stub' }), placeCell(column, style)];
      if (entries.length === 0) return [[...place, ...entryCells(undefined, '', none, width, style, context)]];
      return entries.map((entry) => {
        const address = entryAddress(crosstab.id, row.header.id, column.id, entry.concept);
        return [...place, ...entryCells(entry, address, none, width, style, context)];
      });
    }),
  );
  return [...rows.slice(0, -1), ...rows.slice(-1).map((cells) => cells.map(withRule))];
}

/** A cell of the last row: the table ends with a rule. */
function withRule(cell: CellPlan | null): CellPlan | null {
  return cell && { ...cell, style: { ...cell.style, edge: 'bottom' } };
}

function placeCell({ lines, description }: CrosstabHeader, style: CellStyle): CellPlan {
  return textCell(description ? `${oneLine(lines)} (${oneLine(description)})` : oneLine(lines), style);
}
