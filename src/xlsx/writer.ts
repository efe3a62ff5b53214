import type { Kit, Writer } from '../core/format.ts';
import { planWorkbook } from './plan.ts';
import type { WorkbookPlan } from './sheet.ts';
import { writeWorkbook } from './write.ts';

/** Plan and bytes of a workbook. */
export function writerWith({ startThread }: Kit): Writer<WorkbookPlan> {
  return { plan: planWorkbook, write: (plan) => writeWorkbook(plan, startThread) };
}
