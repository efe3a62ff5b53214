import Workbook from 'exceljs/lib/doc/workbook.js';
import { strFromU8, unzipSync } from 'fflate';
import type { Parts } from '../../src/xlsx/mends/part.ts';

/** The parts of a workbook as text, by path. */
export function partsOf(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

/** What exceljs alone writes. */
export async function bare(fill: (book: Workbook) => void): Promise<Parts> {
  const book = new Workbook();
  fill(book);
  return partsOf(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
}
