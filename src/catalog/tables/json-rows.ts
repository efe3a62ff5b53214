import type { Report } from '../../core/diagnostic.ts';
import { markLength, unitCount } from '../../core/utf8.ts';
import { type JsonBytes, JsonColumn, textIn } from './json-column.ts';
import { readRow } from './json-lines.ts';
import { scanObject } from './json-scan.ts';
import type { HeaderCell, TableRow, TableText } from './rows.ts';

/** So many headers are remembered by place; of rows with others everything is read anew each time. */
const MOST_PLACES = 256;
const LINE_FEED = 0x0a;
const BACKSLASH = 0x5c;
/** Units are counted anew from the last of these many bytes. */
const STRETCH = 1 << 12;

/**
 * The rows of JSON Lines, kept as the file's own bytes (UTF-8) with the place of each line and of each value in it.
 * What stands there is made into text when it is asked for.
 */
export class JsonRows implements TableText {
  readonly path: string;
  readonly headers: readonly HeaderCell[];
  readonly #bytes: Buffer;
  readonly #numbers: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #offsets: Offsets;
  readonly #columns: readonly JsonColumn[];
  /** Rows that the scan could not place: those with a header twice, or with too many. */
  readonly #unplaced: ReadonlySet<number>;
  readonly #indexes = new Map<string, number>();
  length = 0;

  constructor(path: string, bytes: Uint8Array, report: Report) {
    const scan = new Scan(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), report);
    this.path = path;
    this.#bytes = scan.bytes;
    this.#offsets = scan.offsets;
    this.length = scan.count;
    this.#numbers = scan.numbers;
    this.#starts = scan.starts;
    this.#ends = scan.ends;
    this.#columns = scan.columns;
    this.#unplaced = scan.unplaced;
    this.headers = scan.headers.map((name, index) => {
      const cell = this.row(scan.firstRows[index] ?? 0).cells.get(name);
      this.#indexes.set(name, index);
      return { name, start: cell?.start ?? 0, end: cell?.end ?? 0 };
    });
  }

  /** A row with the place of everything in it. */
  row(index: number): TableRow {
    const line = textIn(this.#bytes, this.#starts[index] ?? 0, this.#ends[index] ?? 0);
    const found = readRow(this.path, line, this.#offset(index), this.#numbers[index] ?? 0, () => {});
    return found ?? { number: 0, start: 0, end: 0, cells: new Map() };
  }

  place(index: number): Pick<TableRow, 'start' | 'end'> {
    const start = this.#offset(index);
    const line = textIn(this.#bytes, this.#starts[index] ?? 0, this.#ends[index] ?? 0);
    return { start, end: start + line.trimEnd().length };
  }

  /** The last row that begins at or before an offset. */
  rowAt(offset: number): TableRow | undefined {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#offset(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? undefined : this.row(low - 1);
  }

  /** Whether the places of a row's values are known. */
  isPlaced(index: number): boolean {
    return !this.#unplaced.has(index);
  }

  /** The values under a header; undefined for one that is not there. */
  column(header: string): JsonColumn | undefined {
    return this.#columns[this.#indexes.get(header) ?? -1];
  }

  #offset(index: number): number {
    return this.#offsets.of(this.#starts[index] ?? 0);
  }
}

/** Where places of UTF-8 stand in the text, in UTF-16 units as spans count; mostly nobody asks. */
class Offsets {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  /** The units before each stretch of bytes, as far as they were asked for. */
  readonly #counted: number[] = [0];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#start = markLength(bytes);
  }

  of(place: number): number {
    const stretch = Math.floor((place - this.#start) / STRETCH);
    for (let at = this.#counted.length; at <= stretch; at += 1) {
      const from = this.#start + (at - 1) * STRETCH;
      this.#counted.push((this.#counted[at - 1] as number) + unitCount(this.#bytes, from, from + STRETCH));
    }
    return (this.#counted[stretch] ?? 0) + unitCount(this.#bytes, this.#start + stretch * STRETCH, place);
  }
}

/** One walk over the file: where its rows and their values stand, and what is wrong with it. */
class Scan implements JsonBytes {
  count = 0;
  readonly path: string;
  readonly numbers: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly offsets: Offsets;
  readonly bytes: Buffer;
  readonly columns: JsonColumn[] = [];
  readonly headers: string[] = [];
  /** The row in which each header first comes. */
  readonly firstRows: number[] = [];
  readonly unplaced = new Set<number>();
  readonly escaped = new Set<number>();
  /** The first escape from the line on that is being read. */
  #escape = -1;
  readonly #lines: number;
  readonly #byName = new Map<string, number>();
  /** The header that stood at each place of the row before: mostly the same. */
  readonly #layout: number[] = [];
  readonly #keys: Uint8Array[] = [];
  /** Start and end of the key, start and end of the value of each entry of a line. */
  readonly #found: number[] = [];

  constructor(path: string, bytes: Buffer, report: Report) {
    this.path = path;
    this.bytes = bytes;
    this.offsets = new Offsets(bytes);
    const start = markLength(bytes);
    this.#lines = lineCount(bytes, start);
    this.numbers = new Uint32Array(this.#lines);
    this.starts = new Uint32Array(this.#lines);
    this.ends = new Uint32Array(this.#lines);
    let at = start;
    for (let number = 1; at <= bytes.length && number <= this.#lines; number += 1) {
      const feed = bytes.indexOf(LINE_FEED, at);
      const end = feed < 0 ? bytes.length : feed;
      this.#line(at, end, number, report);
      at = end + 1;
    }
    if (this.count > 0) return;
    const span = { file: path, start: 0, end: 0 };
    report({ code: 'table-no-header', severity: 'error', args: { file: path }, span });
  }

  #line(start: number, end: number, number: number, report: Report): void {
    this.#found.length = 0;
    if (scanObject(this.bytes, start, end, this.#onEntry)) this.#place();
    else {
      const line = textIn(this.bytes, start, end);
      const found = line.trim() === '' ? undefined : readRow(this.path, line, this.offsets.of(start), number, report);
      if (found === undefined) return;
      this.unplaced.add(this.count);
      for (const name of found.cells.keys()) this.#headerOf(name);
    }
    if (this.#escape < start) this.#escape = escapeFrom(this.bytes, start);
    if (this.#escape < end) this.escaped.add(this.count);
    this.numbers[this.count] = number;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }

  readonly #onEntry = (keyStart: number, keyEnd: number, start: number, end: number): void => {
    this.#found.push(keyStart, keyEnd, start, end);
  };

  /** Puts the values of a line under their headers. */
  #place(): void {
    const found = this.#found;
    for (let entry = 0; entry * 4 < found.length; entry += 1) {
      const keyStart = found[entry * 4] as number;
      const keyEnd = found[entry * 4 + 1] as number;
      const guess = this.#layout[entry] ?? -1;
      const header = same(this.bytes, keyStart, keyEnd, this.#keys[guess])
        ? guess
        : this.#named(entry, keyStart, keyEnd);
      const column = this.columns[header];
      if (column === undefined || column.places[this.count] !== 0) this.unplaced.add(this.count);
      else column.put(this.count, found[entry * 4 + 2] as number, found[entry * 4 + 3] as number);
    }
  }

  #named(entry: number, keyStart: number, keyEnd: number): number {
    const header = this.#headerOf(String(JSON.parse(textIn(this.bytes, keyStart - 1, keyEnd + 1))));
    this.#layout[entry] = header;
    this.#keys[header] ??= this.bytes.subarray(keyStart, keyEnd);
    return header;
  }

  #headerOf(name: string): number {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const index = this.headers.push(name) - 1;
    this.#byName.set(name, index);
    this.firstRows.push(this.count);
    if (index < MOST_PLACES) this.columns.push(new JsonColumn(this));
    return index;
  }
}

function same(bytes: Uint8Array, start: number, end: number, key: Uint8Array | undefined): boolean {
  if (key === undefined || key.length !== end - start) return false;
  for (let at = 0; at < key.length; at += 1) if (bytes[start + at] !== key[at]) return false;
  return true;
}

function escapeFrom(bytes: Uint8Array, start: number): number {
  const at = bytes.indexOf(BACKSLASH, start);
  return at < 0 ? bytes.length : at;
}

function lineCount(bytes: Uint8Array, start: number): number {
  let count = 1;
  for (let at = bytes.indexOf(LINE_FEED, start); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
