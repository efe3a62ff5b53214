import type { Writer } from '../core/format.ts';
import { planWorkbook } from './plan.ts';
import type { WorkbookPlan } from './sheet.ts';
import { writeWorkbook } from './write.ts';

/** Plan and bytes of a workbook. */
export const writer: Writer<WorkbookPlan> = { plan: planWorkbook, write: writeWorkbook };
