import type { Writer } from '../core/format.ts';
import { field } from './field.ts';
import { mainMatrix, type Records, recordsOf } from './plan.ts';

/** Without this mark Excel takes the file for one in the system's own encoding, and Chinese turns to gibberish. */
const BYTE_ORDER_MARK = '\ufeff';

export const writer: Writer<Records> = {
  plan({ handout }) {
    const matrix = mainMatrix(handout);
    return { plan: matrix ? recordsOf(matrix) : [], diagnostics: [] };
  },
  async write(records) {
    const lines = records.map((record) => `${record.map(field).join(',')}\r\n`);
    return new TextEncoder().encode(BYTE_ORDER_MARK + lines.join(''));
  },
};
