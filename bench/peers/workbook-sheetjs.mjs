// node peers/workbook-sheetjs.mjs <rows.jsonl> <out.xlsx>: SheetJS as npm has it, which writes no fonts and no tables.
import { writeFileSync } from 'node:fs';
import xlsx from 'xlsx';
import { cellsIn, HEADERS, LINK_LIMIT, WIDTHS } from './records.mjs';

const [file, out] = process.argv.slice(2);
const rows = [HEADERS.map((v) => ({ t: 's', v }))];
for (const cells of cellsIn(file)) {
  const row = cells.map((v) => (typeof v === 'number' ? { t: 'n', v, z: '#,##0' } : { t: 's', v }));
  row[8] = { t: 'n', v: cells[8].getTime() / 86_400_000 + 25_569, z: 'yyyy\\-mm\\-dd' };
  if (rows.length <= LINK_LIMIT) row[11].l = { Target: cells[11] };
  rows.push(row);
}
const range = { s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: HEADERS.length - 1 } };
const sheet = { '!ref': xlsx.utils.encode_range(range), '!cols': WIDTHS.map((wch) => ({ wch })) };
for (const [r, row] of rows.entries())
  for (const [c, cell] of row.entries()) sheet[xlsx.utils.encode_cell({ r, c })] = cell;
sheet['!autofilter'] = { ref: sheet['!ref'] };
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, sheet, '模型');
writeFileSync(out, xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true }));
