import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { reader } from '../../src/xlsx/read.ts';

interface Place {
  readonly path: string;
  readonly name: string;
}

type Parts = Readonly<Record<string, Uint8Array>>;

const CELL = /<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>.*?<\/c>)/g;

/** The XML of a workbook, to be edited by hand, and the first cell that shows each address. */
export class Workbook {
  readonly #parts: Record<string, Uint8Array>;
  readonly #places: ReadonlyMap<string, Place>;

  private constructor(parts: Parts, places: ReadonlyMap<string, Place>) {
    this.#parts = { ...parts };
    this.#places = places;
  }

  static async open(bytes: Uint8Array): Promise<Workbook> {
    const parts = unzipSync(bytes);
    return new Workbook(parts, await placesIn(parts));
  }

  bytes(): Uint8Array {
    return zipSync(this.#parts);
  }

  /** Replaces the `<c>` elements that show these addresses by what `change` makes of them. */
  cells(addresses: readonly string[], change: (cells: readonly string[]) => readonly string[]): void {
    const places = addresses.map((address) => this.#place(address));
    const changed = change(places.map(({ path, name }) => this.#element(path, name)));
    for (const [index, { path, name }] of places.entries()) {
      const own = (changed[index] ?? '').replace(/^<c r="[A-Z]+\d+"/, `<c r="${name}"`);
      this.#write(
        path,
        this.#read(path).replace(this.#element(path, name), () => own),
      );
    }
  }

  /** Removes the whole row that shows an address. */
  dropRow(address: string): void {
    const { path, name } = this.#place(address);
    const row = new RegExp(`<row r="${/\d+/.exec(name)?.[0]}".*?</row>`);
    this.#write(path, this.#read(path).replace(row, ''));
  }

  #place(address: string): Place {
    const place = this.#places.get(address);
    if (place === undefined) throw new Error(`nothing shows ${address}`);
    return place;
  }

  #element(path: string, name: string): string {
    const found = [...this.#read(path).matchAll(CELL)].find((match) => match[1] === name)?.[0];
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

let known: { readonly text: string; readonly places: ReadonlyMap<string, Place> } | undefined;

/** Found by removing one cell after the other and reading back what is missing then; once for one workbook. */
async function placesIn(parts: Parts): Promise<ReadonlyMap<string, Place>> {
  const sheets = Object.keys(parts).filter((path) => /^xl\/worksheets\/sheet\d+\.xml$/.test(path));
  const text = sheets.map((path) => strFromU8(parts[path] ?? new Uint8Array())).join('');
  if (known?.text === text) return known.places;
  const all = (await reader.read(zipSync(parts, { level: 0 }))).map((cell) => cell.address);
  const places = new Map<string, Place>();
  // The last sheet is the one that lists the addresses themselves.
  for (const path of sheets.sort().slice(0, -1)) {
    const xml = strFromU8(parts[path] ?? new Uint8Array());
    for (const [element, name = ''] of xml.matchAll(CELL)) {
      const without = zipSync({ ...parts, [path]: strToU8(xml.replace(element, '')) }, { level: 0 });
      const left = new Set((await reader.read(without)).map((cell) => cell.address));
      for (const address of all) if (!left.has(address) && !places.has(address)) places.set(address, { path, name });
    }
  }
  known = { text, places };
  return places;
}
