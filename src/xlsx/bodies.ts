import { rowWriter, type SheetBody } from './rows.ts';
import type { ColumnPlan, Look, RowPlan, WorkbookPlan } from './sheet.ts';
import { sharedStrings } from './strings.ts';
import type { StyleParts } from './style.ts';
import { styleTable } from './style-table.ts';
import type { Packed } from './zip.ts';

/** All rows of a workbook, written, with what they share. */
export interface Bodies {
  readonly sheets: readonly SheetBody[];
  readonly styles: readonly StyleParts[];
  readonly strings: Packed;
}

/** Takes the rows of a workbook, sheet after sheet. */
export interface BodyWriter {
  /** Begins a sheet; the one before has ended. */
  sheet(columns: readonly ColumnPlan[]): SheetRows;
  end(): Promise<Bodies>;
}

export interface SheetRows {
  /** Takes the next row, row 1 first; a promise where the one after it should wait. */
  write(row: RowPlan): Promise<void> | undefined;
  end(): Promise<void>;
}

/** Writes in this thread. */
export function bodyWriter(look: Look): BodyWriter {
  const strings = sharedStrings(look);
  const styles = styleTable(look);
  const sheets: SheetBody[] = [];
  return {
    sheet(columns) {
      const { write, end } = rowWriter(columns, look, strings, styles);
      return { write, end: async () => void sheets.push(await end()) };
    },
    end: async () => ({ sheets, styles: styles.all(), strings: await strings.end() }),
  };
}

/** Gives all rows of a workbook to a writer. */
export async function writeBodies({ sheets }: WorkbookPlan, writer: BodyWriter): Promise<Bodies> {
  for (const sheet of sheets) {
    const rows = writer.sheet(sheet.columns);
    await writeRows(sheet.rows(), rows);
    await rows.end();
  }
  return writer.end();
}

export async function writeRows(rows: Iterable<RowPlan>, { write }: SheetRows): Promise<void> {
  for (const row of rows) {
    const wait = write(row);
    if (wait) await wait;
  }
}
