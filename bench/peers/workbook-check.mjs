// node peers/workbook-check.mjs <out.xlsx> <rows> <reader> [bare]: whether a workbook holds the records. The cells are read
// by a library that did not write them, links, table and styles from the parts themselves. Prints what is wrong.
import { readFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import xlsx from 'xlsx';
import { LINK_LIMIT, MODALITY, OPENNESS, record } from './records.mjs';

const [file, rows, reader, bare] = process.argv.slice(2);
const count = Number(rows);
const bytes = readFileSync(file);
const shown = reader === 'exceljs' ? await byExceljs() : bySheetjs();
process.stdout.write(cellFault(shown) ?? partFault() ?? '');

/** The texts and numbers of the longest sheet's rows, from the row of heads on. */
function bySheetjs() {
  const book = xlsx.read(bytes, { dense: true, cellText: false, cellHTML: false });
  for (const name of book.SheetNames) {
    const data = book.Sheets[name]['!data'] ?? book.Sheets[name];
    // Rows and cells that are not there are holes.
    const found = rowsOf(Array.from(data, (row) => Array.from(row ?? [], (cell) => cell?.v)));
    if (found.length > 0) return found;
  }
  return [];
}

async function byExceljs() {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes);
  const found = [];
  book.worksheets[0].eachRow((row) => found.push(row.values.slice(1).map((value) => value?.text ?? value)));
  return rowsOf(found);
}

/** The rows under the row of heads, which has both the first and the last of them. */
function rowsOf(all) {
  const head = all.findIndex((row) => row.includes('开发者') && row.includes('主页'));
  return head < 0 ? [] : all.slice(head + 1, head + 1 + count);
}

function cellFault(found) {
  if (found.length !== count) return `${found.length} rows`;
  for (const index of [0, count >> 1, count - 1]) {
    const wanted = expected(index);
    const row = found[index];
    const wrong = wanted.findIndex((value, at) => value !== plain(row[at]));
    if (wrong >= 0) return `row ${index}, column ${wrong}: ${plain(row[wrong])} in place of ${wanted[wrong]}`;
  }
  return undefined;
}

function expected(index) {
  const cells = record(index);
  cells[8] = Date.parse(`${cells[8]}T00:00:00Z`) / 86_400_000 + 25_569;
  cells[9] = OPENNESS[cells[9]];
  cells[10] = cells[10].map((id) => MODALITY[id]).join('、');
  cells[11] = cells[11].replace('https://', '');
  return cells;
}

function plain(value) {
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  return typeof value === 'string' ? value.replace(/^https:\/\//, '') : value;
}

function partFault() {
  const parts = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) });
  const paths = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/sheet'));
  const largest = paths.reduce((a, b) => (parts[b].length > parts[a].length ? b : a));
  const sheet = strFromU8(parts[largest]);
  const links = sheet.match(/<hyperlink /g)?.length ?? 0;
  if (links < Math.min(count, LINK_LIMIT)) return `${links} links`;
  if (bare) return undefined;
  const table = Object.keys(parts).find(
    (path) => path.startsWith('xl/tables/') && lastRow(strFromU8(parts[path])) >= count,
  );
  if (!table) return 'no table of that length';
  const styles = new Set(sheet.match(/ s="\d+"/g));
  return styles.size < 4 ? `${styles.size} styles` : undefined;
}

function lastRow(table) {
  const [, from, to] = / ref="[A-Z]+(\d+):[A-Z]+(\d+)"/.exec(table) ?? [];
  return Number(to) - Number(from);
}
