import { strFromU8, unzipSync } from 'fflate';
import type { ReadCell, Reader } from '../core/format.ts';
import type { NumberRule } from '../core/matrix.ts';
import { ruledText } from '../core/number-rule.ts';
import { ADDRESS_SHEET } from './address-sheet.ts';
import { formatOfCode, renderNumber } from './number-format.ts';
import { openBook, type RawBook, type RawCell } from './raw-book.ts';
import { columnName, HELPER } from './sheet.ts';

/**
 * Reads a workbook back by the addresses that its hidden sheet lists. Values are taken from the raw cells and
 * numbers shown by their own format, so that whatever a program or a script changed since is seen.
 */
export const reader: Reader = {
  async read(bytes) {
    const parts = unzipSync(bytes, { filter: (file) => /\.(xml|rels)$/.test(file.name) });
    return readCells(openBook((path) => (parts[path] ? strFromU8(parts[path]) : undefined)));
  },
};

/** A line of the hidden sheet. Addresses hold a colon, ids of blocks do not. */
interface AddressLine {
  readonly address: string;
  readonly sheet: string;
  readonly cells: string;
  readonly shows: string;
}

function readCells(book: RawBook): readonly ReadCell[] {
  const lines = linesOf(book);
  const shows = new Map(lines.map((line) => [line.address, line.shows]));
  const rules = rulesOf(lines);
  const inGrids = gridPlaces(lines);
  const gridded = new Set(inGrids.map((place) => place.address));
  const single = lines.filter(
    ({ address, cells }) => address.includes(':') && !gridded.has(address) && !cells.includes(':'),
  );
  return [...single, ...inGrids].flatMap(({ address, sheet, cells }) => {
    const found = cells.split(' ').map((name) => book.sheet(sheet)?.get(name));
    // Where nothing is left of a cell, it is missing, not empty.
    const missing = found.every((cell) => cell === undefined);
    return missing ? [] : [readCell(address, found, shows.get(address) ?? '', rules(sheet, cells))];
  });
}

/** Finds the rule of the column in which a cell stands. */
function rulesOf(lines: readonly AddressLine[]): (sheet: string, cell: string) => NumberRule | undefined {
  const rules = new Map<string, NumberRule>();
  for (const { address, sheet, cells, shows } of lines) {
    const column = /^([A-Z]+)\d+:\1\d+$/.exec(cells)?.[1];
    const [significant, decimals] = shows.split(' ').map(Number);
    if (!address.endsWith(':') || column === undefined || significant === undefined || decimals === undefined) continue;
    rules.set(`${column} ${sheet}`, { significant, decimals });
  }
  return (sheet, cell) => (rules.size === 0 ? undefined : rules.get(`${cell.replace(/\d+$/, '')} ${sheet}`));
}

function linesOf(book: RawBook): readonly AddressLine[] {
  const places = book.sheet(ADDRESS_SHEET);
  if (!places) throw new Error(`no sheet ${ADDRESS_SHEET}`);
  const lines: AddressLine[] = [];
  for (let row = 2; places.has(`A${row}`); row += 1) {
    const [address = '', sheet = '', cells = '', shows = ''] = ['A', 'B', 'C', 'D'].map((column) =>
      textOf(places.get(`${column}${row}`)),
    );
    lines.push({ address, sheet, cells, shows });
  }
  return lines;
}

/** The places that follow from the lines of matrices: heads above the range, stubs in the first column, cells in it. */
function gridPlaces(lines: readonly AddressLine[]): readonly Omit<AddressLine, 'shows'>[] {
  const places: Omit<AddressLine, 'shows'>[] = [];
  for (const [index, { address: block, sheet, cells, shows }] of lines.entries()) {
    const range = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(cells);
    if (!range || block.endsWith(':')) continue;
    const [, column = '', from = '', to = ''] = range;
    const [conceptsAs, ...ids] = shows.split(' ');
    const columns = ids
      .map((id, at) => ({ id, name: columnName(columnIndex(column) + at) }))
      .filter(({ id }) => id !== HELPER);
    const first = Number(from);
    const rows = rowIdsAfter(lines, index, Number(to) - first + 1);
    for (const { id, name } of columns) places.push({ address: `${block}:${id}`, sheet, cells: `${name}${first - 1}` });
    for (let row = first; row <= Number(to); row += 1) {
      const own = rows[row - first] ?? '';
      places.push({ address: `${block}:${own}`, sheet, cells: `A${row}` });
      for (const { id, name } of columns) {
        const [concept, attribute] = conceptsAs === 'rows' ? [own, id] : [id, own];
        places.push({ address: `${block}:${concept}.${attribute}`, sheet, cells: `${name}${row}` });
      }
    }
  }
  return places;
}

/** The ids of so many rows of a matrix, which follow its line: one a line, or several with spaces between them. */
function rowIdsAfter(lines: readonly AddressLine[], index: number, count: number): readonly string[] {
  const ids: string[] = [];
  for (let at = index + 1; ids.length < count && at < lines.length; at += 1) {
    ids.push(...(lines[at] as AddressLine).address.split(' '));
  }
  return ids;
}

function columnIndex(name: string): number {
  return [...name].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function readCell(
  address: string,
  cells: readonly (RawCell | undefined)[],
  shows: string,
  rule: NumberRule | undefined,
): ReadCell {
  const [only] = cells;
  const number = cells.length === 1 && only?.kind === 'number' && !isDay(only.format) ? only.value : undefined;
  const text = cells.map(textOf).join('\n');
  const ruled = rule && only?.kind === 'number' && number !== undefined ? byRule(only, rule) : undefined;
  const known = shows === '' ? ruled : recorded(shows, number);
  return { address, text: known ?? text, ...(number === undefined ? {} : { number }) };
}

/** The recorded text of a number, as long as the cell still holds that number. */
function recorded(shows: string, number: number | undefined): string | undefined {
  const at = shows.indexOf(' ');
  return Number(shows.slice(0, at)) === number ? shows.slice(at + 1) : undefined;
}

/** The text of a number that no power of a thousand divides; all others show theirs by their format. */
function byRule({ value, format }: Extract<RawCell, { kind: 'number' }>, rule: NumberRule): string | undefined {
  const written = formatOfCode(format);
  return written === undefined || written.power % 3 === 0 ? undefined : ruledText(value, written, rule);
}

function textOf(cell: RawCell | undefined): string {
  if (!cell) return '';
  return cell.kind === 'number' ? renderNumber(cell.format, cell.value) : cell.text;
}

function isDay(format: string): boolean {
  return /[yd]/i.test(format.replace(/"[^"]*"|\\./g, '').replace(/General/g, ''));
}
