import { Recurring } from '../core/recurring.ts';
import { rowFitter } from './extent.ts';
import { linkWriter, type SheetLinks } from './links.ts';
import {
  type Accepts,
  type CellPlan,
  type ColumnPlan,
  cellName,
  columnName,
  type Look,
  type RowPlan,
} from './sheet.ts';
import type { SharedStrings } from './strings.ts';
import type { StyleTable } from './style-table.ts';
import { content, escaped } from './xml.ts';
import { type Packed, packer } from './zip.ts';

/** The rows of one sheet, written; and what of its cells stands elsewhere in the package. */
export interface SheetBody {
  readonly rows: Packed;
  /** Such as `A1:L1004`. */
  readonly extent: string;
  readonly notes: readonly { readonly cell: string; readonly text: string }[];
  readonly links: SheetLinks;
  /** What a reader may enter, by ranges that do not overlap. */
  readonly accepts: readonly { readonly range: string; readonly accepts: Accepts }[];
}

/** The most links that Excel keeps on a sheet. */
export const LINK_LIMIT = 65_530;

/** Takes the rows of one sheet, row 1 first. */
export interface RowWriter {
  /** A promise where the next row should wait. */
  write(row: RowPlan): Promise<void> | undefined;
  end(): Promise<SheetBody>;
}

/**
 * Writes the rows of a sheet, one after the other, as the content of `sheetData`. exceljs would first make an object
 * of each row, cell and value, and hold them all (docs/decisions/workbook-rows.md).
 */
export function rowWriter(
  columns: readonly ColumnPlan[],
  look: Look,
  strings: SharedStrings,
  styles: StyleTable,
): RowWriter {
  const out = packer();
  const notes: { cell: string; text: string }[] = [];
  const links = linkWriter();
  const accepts = entryRanges();
  const cellXml = cellWriter(strings, styles);
  const heightOf = rowFitter(columns, look);
  let number = 0;
  let widest = 1;
  return {
    write({ cells, height = heightOf(cells) }) {
      number += 1;
      const name = String(number);
      widest = Math.max(widest, cells.length);
      let [xml, ascii] = [`<row r="${name}" ht="${height}" customHeight="1">`, true];
      for (let index = 0; index < cells.length; index += 1) {
        const cell = cells[index];
        if (!cell) continue;
        if (cell.note !== undefined) notes.push({ cell: cellName(index, number), text: cell.note });
        if (cell.accepts) accepts.add(index, number, cell.accepts);
        if (cell.link && linkable(cell) && links.count < LINK_LIMIT) links.add(cellName(index, number), cell.link);
        // Texts stand elsewhere, but for those of formulas.
        if (cell.formula !== undefined) ascii = false;
        xml += openingOf(index) + name + cellXml(cell, index);
      }
      return out.write(`${xml}</row>`, ascii) ?? strings.pause() ?? links.pause();
    },
    async end() {
      const extent = `A1:${cellName(widest - 1, Math.max(number, 1))}`;
      return { rows: await out.end(), extent, notes, links: await links.end(), accepts: accepts.all() };
    },
  };
}

/** Gathers cells that accept the same, one under the other, into ranges. */
function entryRanges() {
  const open = new Map<number, { key: string; from: number; to: number; accepts: Accepts }>();
  const closed: { range: string; accepts: Accepts }[] = [];
  const close = (column: number) => {
    const run = open.get(column);
    if (run) closed.push({ range: `${cellName(column, run.from)}:${cellName(column, run.to)}`, accepts: run.accepts });
  };
  return {
    add(column: number, row: number, accepts: Accepts) {
      const key = JSON.stringify(accepts);
      const run = open.get(column);
      if (run && run.key === key && run.to === row - 1) {
        run.to = row;
        return;
      }
      close(column);
      open.set(column, { key, from: row, to: row, accepts });
    },
    all() {
      for (const column of open.keys()) close(column);
      return closed;
    },
  };
}

/** Something to click on. */
function linkable(cell: CellPlan): boolean {
  return cell.value !== null && cell.value !== '';
}

/** So many cells of a column are known again. */
export const MOST_KNOWN = 5_000;

/**
 * Writes a cell from behind its name on: cells that come again down a large table are one and the same object, and most
 * of the others have a text that was not written before.
 */
function cellWriter(strings: SharedStrings, styles: StyleTable): (cell: CellPlan, column: number) => string {
  const columns: Recurring<CellPlan, string>[] = [];
  return (cell, column) => {
    columns[column] ??= new Recurring(MOST_KNOWN);
    const known = columns[column];
    const before = known.get(cell);
    if (before !== undefined) return before;
    const written = restOf(cell, strings, styles, known.idle);
    known.set(cell, written);
    return written;
  };
}

function restOf(cell: CellPlan, strings: SharedStrings, styles: StyleTable, fresh: boolean): string {
  const { value, runs } = cell;
  const style = styles.number(cell.style);
  if (cell.formula !== undefined) return formulaXml(cell.formula, value, `" s="${style}"`);
  if (value === null) return `" s="${style}"/>`;
  if (typeof value === 'number') return `" s="${style}"><v>${value}</v></c>`;
  const place = runs ? strings.placeRuns(runs, cell.style) : strings.place(value, fresh);
  return `" s="${style}" t="s"><v>${place}</v></c>`;
}

/** Without a value, which stands beside every formula of ours, a program works it out when it opens the file. */
function formulaXml(formula: string, value: string | number | null, open: string): string {
  const code = `<f>${content(escaped(formula))}</f>`;
  if (value === null) return `${open}>${code}</c>`;
  return typeof value === 'number'
    ? `${open}>${code}<v>${value}</v></c>`
    : `${open} t="str">${code}<v>${content(escaped(value))}</v></c>`;
}

const OPENINGS: string[] = [];

/** What a cell of that column begins with, before the number of its row. */
function openingOf(index: number): string {
  for (let next = OPENINGS.length; next <= index; next += 1) OPENINGS.push(`<c r="${columnName(next)}`);
  return OPENINGS[index] as string;
}
