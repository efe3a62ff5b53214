import { expectedCells } from '../core/address.ts';
import type { PagedDocument } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';
import { pageSvg } from '../layout/index.ts';
import type { CellPlan, WorkbookPlan } from '../xlsx/sheet.ts';
import type { Made } from './session.ts';

const STYLE = `body{margin:0;padding:16px;background:#e8e8e6;font:13px/1.4 system-ui,sans-serif;color:#1d232b}
svg{display:block;width:100%;max-width:820px;height:auto;margin:0 auto 16px;background:#fff;box-shadow:0 1px 4px #0003}
h2{font-size:14px;margin:20px 0 6px}table{border-collapse:collapse;background:#fff}
td{border:1px solid #ddd;padding:2px 6px;vertical-align:top;white-space:pre-wrap;max-width:28em}td.n{text-align:right}`;

/** The pages that the PDF will have, drawn from the same shapes. */
export function pdfPages(made: Made): string {
  const { document, theme } = made.plan as { readonly document: PagedDocument; readonly theme: Theme };
  return shell(document.pages.map((page) => pageSvg(page, theme)).join('\n'));
}

/** The sheets that the workbook will have, as plain tables; numbers as the workbook shows them. */
export function workbookSheets(made: Made): string {
  const { sheets } = made.plan as WorkbookPlan;
  const texts = new Map(expectedCells(made.input.handout).map((cell) => [cell.address, cell.text]));
  const visible = sheets.filter((sheet) => sheet.state === 'visible');
  const tables = visible.map((sheet) => {
    const rows = [...sheet.rows()].map((row) => `<tr>${row.cells.map((cell) => cellHtml(cell, texts)).join('')}</tr>`);
    return `<h2>${escaped(sheet.name)}</h2><table>${rows.join('')}</table>`;
  });
  return shell(tables.join('\n'));
}

function cellHtml(cell: CellPlan | null, texts: ReadonlyMap<string, string>): string {
  if (cell === null || cell.value === null) return '<td></td>';
  const shown = (cell.address === undefined ? undefined : texts.get(cell.address)) ?? String(cell.value);
  return `<td${typeof cell.value === 'number' ? ' class="n"' : ''}>${escaped(shown)}</td>`;
}

function shell(body: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Duibi</title><style>${STYLE}</style>${body}`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
