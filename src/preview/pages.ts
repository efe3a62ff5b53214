import type { PagedDocument } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';
import { pageSvg } from '../layout/index.ts';
import { renderNumber } from '../xlsx/number-format.ts';
import type { CellPlan, WorkbookPlan } from '../xlsx/sheet.ts';
import type { Made } from './session.ts';

const STYLE = `:root{color-scheme:light dark;--ground:#e8e8e6;--sheet:#fff;--ink:#1d232b;--muted:#5b6470;--line:#dcdcd8;--head:#f4f4f1}
@media(prefers-color-scheme:dark){:root{--ground:#101216;--sheet:#1b1e24;--ink:#e8e6e1;--muted:#a3a9b3;--line:#3a3f48;--head:#242830}svg{filter:brightness(.9)}}
body{margin:0;padding:16px;background:var(--ground);font:13px/1.4 system-ui,sans-serif;color:var(--ink)}
svg{display:block;width:100%;max-width:820px;height:auto;margin:0 auto 16px;background:#fff;box-shadow:0 1px 4px #0003}svg text{white-space:pre}
section{width:max-content;margin:0 0 24px;padding:12px 16px 16px;background:var(--sheet);box-shadow:0 1px 4px #0003}
h2{margin:0 0 8px;color:var(--muted);font-size:12px;font-weight:400}table{table-layout:fixed;width:0;border-collapse:collapse}
td{height:1.8em;padding:2px 6px;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}td.number{text-align:right;font-variant-numeric:tabular-nums}
.title,.answer,.heading,.head,.spanner,.label{font-weight:700}.title{font-size:17px}.title,.answer,.heading,.remark,.prose,.url{white-space:nowrap}
.remark,.url,.place{color:var(--muted)}.head,.spanner,.stub,.cell,.entry,.lane{border:1px solid var(--line)}.head,.spanner{background:var(--head)}`;

/** The pages that the PDF will have, drawn from the same shapes. */
export function pdfPages(made: Made): string {
  const { document, theme } = made.plan as { readonly document: PagedDocument; readonly theme: Theme };
  return shell(document.pages.map((page) => pageSvg(page, theme)).join('\n'));
}

/** The sheets that the workbook will have, as plain tables; numbers as the workbook shows them. */
export function workbookSheets(made: Made): string {
  const { sheets } = made.plan as WorkbookPlan;
  const visible = sheets.filter((sheet) => sheet.state === 'visible');
  const tables = visible.map((sheet) => {
    const rows = [...sheet.rows()].map((row) => `<tr>${row.cells.map(cellHtml).join('')}</tr>`);
    const columns = sheet.columns.map(({ width }) => `<col style="width:${width}ch">`).join('');
    return `<section><h2>${escaped(sheet.name)}</h2><table>${columns}${rows.join('')}</table></section>`;
  });
  return shell(tables.join('\n'));
}

function cellHtml(cell: CellPlan | null): string {
  if (cell === null || cell.value === null) return '<td></td>';
  const { value, style, shows } = cell;
  if (typeof value === 'string') return `<td class="${style.role}">${escaped(value)}</td>`;
  return `<td class="number ${style.role}">${escaped(shows ?? renderNumber(style.format ?? 'General', value))}</td>`;
}

function shell(body: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Duibi</title><style>${STYLE}</style>${body}`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
