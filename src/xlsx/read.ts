import { strFromU8, unzipSync } from 'fflate';
import type { ReadCell, Reader } from '../core/format.ts';
import { ADDRESS_SHEET } from './address-sheet.ts';
import { renderNumber } from './number-format.ts';
import { openBook, type RawBook, type RawCell } from './raw-book.ts';

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

function readCells(book: RawBook): readonly ReadCell[] {
  const places = book.sheet(ADDRESS_SHEET);
  if (!places) throw new Error(`no sheet ${ADDRESS_SHEET}`);
  const cells: ReadCell[] = [];
  for (let row = 2; places.has(`A${row}`); row += 1) {
    const [address = '', sheet = '', names = '', shows = ''] = ['A', 'B', 'C', 'D'].map((column) =>
      textOf(places.get(`${column}${row}`)),
    );
    const found = names.split(' ').map((name) => book.sheet(sheet)?.get(name));
    // Where nothing is left of a cell, it is missing, not empty.
    if (address !== '' && found.some((cell) => cell !== undefined)) cells.push(readCell(address, found, shows));
  }
  return cells;
}

function readCell(address: string, cells: readonly (RawCell | undefined)[], shows: string): ReadCell {
  const [only] = cells;
  const number = cells.length === 1 && only?.kind === 'number' && !isDay(only.format) ? only.value : undefined;
  const text = cells.map(textOf).join('\n');
  const known = shows === '' ? undefined : recorded(shows, number);
  return { address, text: known ?? text, ...(number === undefined ? {} : { number }) };
}

/** The recorded text of a number, as long as the cell still holds that number. */
function recorded(shows: string, number: number | undefined): string | undefined {
  const at = shows.indexOf(' ');
  return Number(shows.slice(0, at)) === number ? shows.slice(at + 1) : undefined;
}

function textOf(cell: RawCell | undefined): string {
  if (!cell) return '';
  return cell.kind === 'number' ? renderNumber(cell.format, cell.value) : cell.text;
}

function isDay(format: string): boolean {
  return /[yd]/i.test(format.replace(/"[^"]*"|\\./g, '').replace(/General/g, ''));
}
