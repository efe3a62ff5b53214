// node peers/workbook-exceljs.mjs <rows.jsonl> <out.xlsx>: exceljs' own Workbook, styles shared by its cells.
import exceljs from 'exceljs';
import { cellsIn, HEADERS, LINK_LIMIT, WIDTHS } from './records.mjs';

const [file, out] = process.argv.slice(2);
const font = { name: 'Microsoft YaHei', size: 10 };
const text = { font, alignment: { wrapText: true, vertical: 'middle' } };
const styles = HEADERS.map(() => text);
styles[6] = { font, numFmt: '0\\.00,,"亿"' };
styles[7] = { font, numFmt: '#,##0' };
styles[8] = { font, numFmt: 'yyyy\\-mm\\-dd' };
styles[11] = { font: { ...font, underline: true, color: { argb: 'FF1F5FA8' } } };
const head = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF2F6' } },
};

const book = new exceljs.Workbook();
const sheet = book.addWorksheet('模型', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
for (const [at, width] of WIDTHS.entries()) sheet.getColumn(at + 1).width = width;
const rows = [];
for (const cells of cellsIn(file)) {
  if (rows.length < LINK_LIMIT) cells[11] = { text: cells[11], hyperlink: cells[11] };
  rows.push(cells);
}
sheet.addTable({
  name: 'Models',
  ref: 'A1',
  headerRow: true,
  style: { theme: 'TableStyleLight1', showRowStripes: true },
  columns: HEADERS.map((name) => ({ name, filterButton: true })),
  rows,
});
sheet.eachRow((row, number) => {
  for (const [at, style] of styles.entries()) row.getCell(at + 1).style = number === 1 ? head : style;
});
await book.xlsx.writeFile(out);
