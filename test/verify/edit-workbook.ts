import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ADDRESS_SHEET } from '../../src/xlsx/address-sheet.ts';
import { openBook } from '../../src/xlsx/raw-book.ts';

/** The XML of a workbook, to be edited by hand, and the places that show each address. */
export class Workbook {
  readonly #parts: Record<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.#parts = unzipSync(bytes);
  }

  bytes(): Uint8Array {
    return zipSync(this.#parts);
  }

  /** Replaces the `<c>` elements that show these addresses by what `change` makes of them. */
  cells(addresses: readonly string[], change: (cells: readonly string[]) => readonly string[]): void {
    const places = addresses.map((address) => this.#place(address));
    const elements = places.map(({ path, name }) => this.#element(path, name));
    const changed = change(elements);
    for (const [index, { path, name }] of places.entries()) {
      const before = this.#element(path, name);
      const bare = /^<c r="[A-Z]+\d+"/;
      this.#write(path, this.#read(path).replace(before, (changed[index] ?? '').replace(bare, `<c r="${name}"`)));
    }
  }

  /** Removes the whole row that shows an address. */
  dropRow(address: string): void {
    const { path, name } = this.#place(address);
    const row = new RegExp(`<row r="${/\d+/.exec(name)?.[0]}".*?</row>`);
    this.#write(path, this.#read(path).replace(row, ''));
  }

  #place(address: string): { path: string; name: string } {
    const book = openBook((path) => (this.#parts[path] ? this.#read(path) : undefined));
    const places = book.sheet(ADDRESS_SHEET) ?? new Map();
    const text = (name: string) => (places.get(name) as { text: string } | undefined)?.text ?? '';
    const row = [...places.keys()].find((name) => name.startsWith('A') && text(name) === address)?.slice(1);
    if (row === undefined) throw new Error(`no place for ${address}`);
    return { path: this.#sheetPath(text(`B${row}`)), name: text(`C${row}`).split(' ')[0] ?? '' };
  }

  #sheetPath(sheet: string): string {
    const id = new RegExp(`name="${sheet}"[^>]* r:id="(\\w+)"`).exec(this.#read('xl/workbook.xml'))?.[1];
    const relation = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(this.#read('xl/_rels/workbook.xml.rels'));
    return `xl/${/Target="([^"]+)"/.exec(relation?.[0] ?? '')?.[1]}`;
  }

  #element(path: string, name: string): string {
    const found = new RegExp(`<c r="${name}"[^>]*?(?:/>|>.*?</c>)`).exec(this.#read(path))?.[0];
    if (found === undefined) throw new Error(`no cell ${name} in ${path}`);
    return found;
  }

  #read(path: string): string {
    return strFromU8(this.#parts[path] ?? new Uint8Array());
  }

  #write(path: string, text: string): void {
    this.#parts[path] = strToU8(text);
  }
}
