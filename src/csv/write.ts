import type { Writer } from '../core/format.ts';
import { field } from './field.ts';
import { type CsvPlan, matrixOf, recordsOf } from './plan.ts';

/** Without this mark Excel takes the file for one in the system's own encoding, and Chinese turns to gibberish. */
const BYTE_ORDER_MARK = '\ufeff';

export const writer: Writer<CsvPlan> = {
  plan({ handout, part, options }) {
    const matrix = matrixOf(handout, part);
    const records = matrix ? recordsOf(matrix) : [];
    return { plan: { bom: options?.csv?.bom ?? true, records }, diagnostics: [] };
  },
  async write({ bom, records }) {
    const lines = records.map((record) => `${record.map(field).join(',')}\r\n`);
    return new TextEncoder().encode((bom ? BYTE_ORDER_MARK : '') + lines.join(''));
  },
};
