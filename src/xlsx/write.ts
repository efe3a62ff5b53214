import { frameParts } from './frame.ts';
import { finishPackage } from './package.ts';
import { type SheetBody, writeRows } from './rows.ts';
import type { WorkbookPlan } from './sheet.ts';
import { sharedStrings } from './strings.ts';
import { styleTable } from './style-table.ts';

/**
 * The bytes of a workbook. Rows are written and packed as they come; exceljs writes all that stands around them, and
 * the package pass mends that, adds what exceljs cannot write, and puts the rows in.
 */
export async function writeWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
  const strings = sharedStrings(plan.look);
  const styles = styleTable(plan.look);
  const bodies: SheetBody[] = [];
  for (const sheet of plan.sheets) bodies.push(await writeRows(sheet, strings, styles));
  const framed = plan.sheets.map((sheet, index) => ({
    sheet,
    notes: bodies[index]?.notes ?? [],
    accepts: [...(sheet.accepts ?? []), ...(bodies[index]?.accepts ?? [])],
  }));
  const parts = await frameParts(plan, framed, styles.all());
  return finishPackage(parts, plan, bodies, await strings.end());
}
