import type { DataValidation, Style, Worksheet } from 'exceljs';
import Workbook from 'exceljs/lib/doc/workbook.js';
import type { Parts } from './mends/part.ts';
import type { SheetBody } from './rows.ts';
import { type Accepts, columnName, type PrintPlan, type Sheet, type WorkbookPlan } from './sheet.ts';
import type { StyleParts } from './style.ts';
import { escaped } from './xml.ts';

const PAPER = { A4: 9, A3: 8, Letter: 1 } as const;
const MILLIMETRES_PER_INCH = 25.4;

/** What exceljs is told of a sheet beside its plan. */
export interface FrameSheet {
  readonly sheet: Sheet;
  readonly notes: readonly { readonly cell: string; readonly text: string }[];
  readonly accepts: SheetBody['accepts'];
}

/**
 * The package as exceljs writes it without any row: workbook, styles, properties, and for each sheet its views, columns,
 * page setup and notes. The rows come in afterwards (`package.ts`).
 */
export async function frameParts(
  plan: WorkbookPlan,
  sheets: readonly FrameSheet[],
  styles: readonly StyleParts[],
): Promise<Parts> {
  const book = new Workbook();
  const date = new Date(`${plan.properties.date}T00:00:00Z`);
  book.title = plan.properties.title;
  book.description = plan.properties.description;
  book.creator = 'Duibi';
  book.lastModifiedBy = 'Duibi';
  book.created = date;
  book.modified = date;
  for (const { name, range } of plan.names ?? []) book.definedNames.add(range, name);
  for (const [index, { sheet, notes, accepts }] of sheets.entries()) {
    const target = book.addWorksheet(sheet.name, sheetOptions(sheet));
    for (const [at, column] of sheet.columns.entries()) target.getColumn(at + 1).width = column.width;
    // Each style in a cell of its own, so that exceljs numbers them; no such cell reaches the workbook.
    if (index === 0)
      for (const [at, style] of styles.entries()) target.getCell(at + 1, 1).style = style as Partial<Style>;
    for (const note of notes) target.getCell(note.cell).note = escaped(note.text);
    // exceljs can take ranges, though its types do not say so; from single cells it makes ranges that overlap.
    const { dataValidations } = target as unknown as { dataValidations: RangeValidations };
    for (const { range, accepts: entry } of accepts) dataValidations.add(range, validationOf(entry));
  }
  const parts = await partsOf(book);
  checkNumbers(parts.get('xl/worksheets/sheet1.xml') ?? '', styles.length);
  return parts;
}

/** What `xlsx.write` of exceljs calls, in its order, where it has no texts, tables and images to write. */
const STEPS = [
  'addContentTypes',
  'addOfficeRels',
  'addWorkbookRels',
  'addWorksheets',
  'addThemes',
  'addStyles',
  'addApp',
  'addCore',
  'addWorkbook',
] as const;

type Step = (zip: { append(text: string, entry: { name: string }): void }, model: unknown) => Promise<void>;
type Steps = Readonly<Record<(typeof STEPS)[number], Step>> & { prepareModel(model: unknown, options: object): void };

/** The texts of all parts: `write` itself would pack a zip of them, which we would unpack at once. */
async function partsOf(book: Workbook): Promise<Parts> {
  const parts = new Map<string, string>();
  const zip = { append: (text: string, { name }: { name: string }) => void parts.set(name, text) };
  // None of it is in its types.
  const steps = book.xlsx as unknown as Steps;
  const { model } = book;
  steps.prepareModel(model, {});
  for (const step of STEPS) await steps[step](zip, model);
  return parts;
}

interface RangeValidations {
  add(range: string, validation: DataValidation): void;
}

/** An empty cell is always allowed: what is not known is left out. */
function validationOf(accepts: Accepts): DataValidation {
  const common = { allowBlank: true, showErrorMessage: true };
  return accepts.kind === 'list'
    ? { ...common, type: 'list', formulae: [accepts.source] }
    : { ...common, type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] };
}

/** The rows name styles by number: exceljs must have numbered them as they were given. */
function checkNumbers(xml: string, count: number): void {
  for (let number = 1; number <= count; number += 1) {
    if (!xml.includes(`<c r="A${number}" s="${number}"`)) throw new Error(`style ${number} has another number`);
  }
}

function sheetOptions(sheet: Sheet): NonNullable<Parameters<Workbook['addWorksheet']>[1]> {
  const { freeze } = sheet;
  const pane = freeze ? { state: 'frozen' as const, xSplit: freeze.columns, ySplit: freeze.rows } : {};
  return {
    state: sheet.state,
    views: [{ showGridLines: false, ...pane } as NonNullable<Worksheet['views']>[number]],
    ...(sheet.print ? printOptions(sheet.print, sheet.rowCount) : {}),
  };
}

function printOptions(print: PrintPlan, rows: number): NonNullable<Parameters<Workbook['addWorksheet']>[1]> {
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
      ...(print.columns === undefined ? {} : { printArea: printArea(print, print.columns, rows) }),
      ...(print.titleRow === undefined ? {} : { printTitlesRow: `${print.titleRow}:${print.titleRow}` }),
    },
    headerFooter: { oddHeader: print.header, oddFooter: print.footer },
  };
}

/** exceljs puts one `$` before each corner only, before the column; `&&` stands between areas. */
function printArea({ area }: PrintPlan, columns: number, rows: number): string {
  const table = `A$1:${columnName(columns - 1)}$${rows}`;
  if (!area) return table;
  const corner = (end: 'from' | 'to') => `${columnName(area.columns[end])}$${area.rows[end]}`;
  return `${corner('from')}:${corner('to')}&&${table}`;
}
