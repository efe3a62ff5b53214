// node peers/workbook-wasm.mjs <rows.jsonl> <out.xlsx>: wasm-xlsxwriter, rust_xlsxwriter in Node.
import { writeFileSync } from 'node:fs';
import { Color, ExcelDateTime, Format, Table, TableColumn, Url, Workbook } from 'wasm-xlsxwriter';
import { cellsIn, HEADERS, LINK_LIMIT, WIDTHS } from './records.mjs';

const [file, out] = process.argv.slice(2);
const font = () => new Format().setFontName('Microsoft YaHei').setFontSize(10);
const text = font().setTextWrap();
const formats = HEADERS.map(() => text);
formats[6] = font().setNumFormat('0\\.00,,"亿"');
formats[7] = font().setNumFormat('#,##0');
formats[8] = font().setNumFormat('yyyy\\-mm\\-dd');
formats[11] = font().setFontColor(Color.parse('#1F5FA8'));
const head = font().setBold();

const book = new Workbook();
const sheet = book.addWorksheet();
for (const [at, width] of WIDTHS.entries()) sheet.setColumnWidth(at, width);
sheet.setFreezePanes(1, 1);
let row = 0;
for (const cells of cellsIn(file)) {
  row += 1;
  for (const [column, value] of cells.entries()) {
    const format = formats[column];
    if (typeof value === 'number') sheet.writeNumberWithFormat(row, column, value, format);
    else if (value instanceof Date) {
      const day = ExcelDateTime.fromTimestamp(BigInt(value.getTime() / 1000));
      sheet.writeDatetimeWithFormat(row, column, day, format);
    } else if (column === 11 && row <= LINK_LIMIT) sheet.writeUrlWithFormat(row, column, new Url(value), format);
    else sheet.writeStringWithFormat(row, column, value, format);
  }
}
const columns = HEADERS.map((name) => new TableColumn().setHeader(name).setHeaderFormat(head));
sheet.addTable(0, 0, row, HEADERS.length - 1, new Table().setName('Models').setColumns(columns));
writeFileSync(out, book.saveToBufferSync());
