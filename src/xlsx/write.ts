import type { Font, RichText, Style, Worksheet } from 'exceljs';
import Workbook from 'exceljs/lib/doc/workbook.js';
import { quotedName } from './names.ts';
import { finishPackage } from './package.ts';
import type { CellPlan, CellStyle, Look, PrintPlan, Run, Sheet, WorkbookPlan } from './sheet.ts';
import { sizeOf, styleParts } from './style.ts';

const PAPER = { A4: 9, A3: 8, Letter: 1 } as const;
const MILLIMETRES_PER_INCH = 25.4;

/** The bytes of a workbook: exceljs writes the sheets, the package pass mends and completes them. */
export async function writeWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
  const book = new Workbook();
  const date = new Date(`${plan.properties.date}T00:00:00Z`);
  book.title = plan.properties.title;
  book.description = plan.properties.description;
  book.creator = 'Duibi';
  book.lastModifiedBy = 'Duibi';
  book.created = date;
  book.modified = date;
  const brush = brushFor(plan.look);
  for (const sheet of plan.sheets) writeSheet(book.addWorksheet(sheet.name, sheetOptions(sheet)), sheet, brush);
  // Stored, not deflated: the package pass compresses once, at the end.
  const bytes = await book.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return finishPackage(new Uint8Array(bytes as ArrayBuffer), plan);
}

/** Turns styles and runs into exceljs objects, each distinct one once: exceljs is fast only for shared objects. */
interface Brush {
  style(style: CellStyle): Partial<Style>;
  runs(runs: readonly Run[], style: CellStyle): RichText[];
}

function brushFor(look: Look): Brush {
  const styles = new Map<string, Partial<Style>>();
  const fonts = new Map<string, Partial<Font>>();
  return {
    style: (style) => remember(styles, keyOf(style), () => styleParts(style, look) as Partial<Style>),
    runs: (runs, style) =>
      runs.map((run) => {
        const key = `${keyOf(style)} ${run.strong} ${run.emphasis} ${run.code} ${run.muted}`;
        return { text: escaped(run.text), font: remember(fonts, key, () => runFont(run, style, look)) };
      }),
  };
}

function runFont(run: Run, style: CellStyle, look: Look): Partial<Font> {
  const base: Partial<Font> = styleParts(style, look).font;
  return {
    ...base,
    ...(run.strong ? { bold: true } : {}),
    ...(run.emphasis ? { italic: true } : {}),
    ...(run.code ? { name: 'Consolas' } : {}),
    ...(run.muted ? { bold: false, color: { argb: `FF${look.color.muted}` }, size: mutedSize(style.role, look) } : {}),
  };
}

/** Beside a title the other language is much smaller, elsewhere a little. */
function mutedSize(role: CellStyle['role'], look: Look): number {
  return role === 'title' || role === 'heading' ? look.size.body : sizeOf(role, look.size) - 0.5;
}

function writeSheet(target: Worksheet, sheet: Sheet, brush: Brush): void {
  for (const [index, column] of sheet.columns.entries()) target.getColumn(index + 1).width = column.width;
  let number = 0;
  for (const plan of sheet.rows()) {
    number += 1;
    const row = target.getRow(number);
    row.height = plan.height;
    for (const [index, cell] of plan.cells.entries()) {
      if (cell === null) continue;
      const place = row.getCell(index + 1);
      const value = contentOf(cell, brush);
      // exceljs' types know no rich text inside a hyperlink; the writer does.
      place.value = value as typeof place.value;
      place.style = brush.style(cell.style);
      if (cell.note !== undefined) place.note = escaped(cell.note);
    }
  }
}

function contentOf(cell: CellPlan, brush: Brush): unknown {
  const bare = typeof cell.value === 'string' ? escaped(cell.value) : cell.value;
  const text = cell.runs ? { richText: brush.runs(cell.runs, cell.style) } : bare;
  if (!cell.link || typeof cell.value !== 'string' || cell.value === '') return text;
  const target = 'url' in cell.link ? cell.link.url : `#${quotedName(cell.link.sheet)}!${cell.link.cell}`;
  return { text, hyperlink: target };
}

/** `_x0041_` in a text would be read as the character that it names. */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function sheetOptions(sheet: Sheet): NonNullable<Parameters<Workbook['addWorksheet']>[1]> {
  const { freeze } = sheet;
  const pane = freeze ? { state: 'frozen' as const, xSplit: freeze.columns, ySplit: freeze.rows } : {};
  return {
    state: sheet.state,
    views: [{ showGridLines: false, ...pane } as NonNullable<Worksheet['views']>[number]],
    ...(sheet.print ? printOptions(sheet.print) : {}),
  };
}

function printOptions(print: PrintPlan): NonNullable<Parameters<Workbook['addWorksheet']>[1]> {
  const margin = print.margin / MILLIMETRES_PER_INCH;
  // Head and foot stand inside the margin.
  const furniture = Math.min(0.3, margin / 2);
  return {
    pageSetup: {
      paperSize: PAPER[print.paper] as number,
      orientation: print.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: print.pagesHigh,
      margins: { left: margin, right: margin, top: margin, bottom: margin, header: furniture, footer: furniture },
      ...(print.titleRow === undefined ? {} : { printTitlesRow: `${print.titleRow}:${print.titleRow}` }),
    },
    headerFooter: { oddHeader: print.header, oddFooter: print.footer },
  };
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function keyOf(style: CellStyle): string {
  const { role, align, format, quoted, link, muted, top, edge } = style;
  return `${role} ${align} ${quoted} ${link} ${muted} ${top} ${edge} ${format}`;
}
