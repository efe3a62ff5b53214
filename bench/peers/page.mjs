// The same table as a web page, for Chromium to print.
import { pathToFileURL } from 'node:url';
import { HEADERS, rows } from './rows.mjs';

export function page(count, font) {
  const line = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const body = rows(count).map((row) => line(row, 'td'));
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>对比</title><style>
@font-face{font-family:Sans;src:url('${pathToFileURL(font)}')}@page{size:A4;margin:16mm}
body{font:8pt Sans}table{border-collapse:collapse}td,th{border-bottom:.5pt solid #bbb;padding:3pt;text-align:left}
</style><h1>对比</h1><table><thead>${line(HEADERS, 'th')}</thead><tbody>${body.join('')}</tbody></table></html>`;
}
