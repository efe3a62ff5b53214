import type { Kit } from '../core/format.ts';
import { besideWriter, isWorthThread, SCRIPT } from './beside.ts';
import { type Bodies, bodyWriter, writeBodies } from './bodies.ts';
import { frameParts } from './frame.ts';
import { finishPackage } from './package.ts';
import type { WorkbookPlan } from './sheet.ts';

/**
 * The bytes of a workbook. Rows are written and packed as they come, those of a large one in a thread of their own where
 * `startThread` is given; exceljs writes all that stands around them, and the package pass mends that, adds what exceljs
 * cannot write, and puts the rows in.
 */
export async function writeWorkbook(plan: WorkbookPlan, startThread?: Kit['startThread']): Promise<Uint8Array> {
  const { sheets, styles, strings } = await bodiesOf(plan, startThread);
  const framed = plan.sheets.map((sheet, index) => ({
    sheet,
    notes: sheets[index]?.notes ?? [],
    accepts: [...(sheet.accepts ?? []), ...(sheets[index]?.accepts ?? [])],
  }));
  const parts = await frameParts(plan, framed, styles);
  return finishPackage(parts, plan, sheets, strings);
}

async function bodiesOf(plan: WorkbookPlan, startThread: Kit['startThread']): Promise<Bodies> {
  if (!startThread || !isWorthThread(plan)) return writeBodies(plan, bodyWriter(plan.look));
  const thread = startThread(SCRIPT);
  try {
    return await writeBodies(plan, besideWriter(plan.look, thread));
  } finally {
    await thread.end();
  }
}
