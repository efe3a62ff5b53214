import { readCell } from './json-lines.ts';
import { valueEnd } from './json-scan.ts';
import type { TableCell } from './rows.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const MOST_LENGTH = 0xffff;

/** What the columns of one file share. */
export interface JsonBytes {
  readonly path: string;
  readonly bytes: Buffer;
  /** Where each row ends. */
  readonly ends: Uint32Array;
  /** Rows that hold some escape. */
  readonly escaped: ReadonlySet<number>;
}

/** Where the values under one header stand in the bytes of JSON Lines, by row. */
export class JsonColumn {
  readonly bytes: Buffer;
  /** Where each begins; 0 where a row has none. */
  readonly places: Uint32Array;
  readonly #file: JsonBytes;
  /** Of those that are not very long. */
  readonly #lengths: Uint16Array;

  constructor(file: JsonBytes) {
    this.bytes = file.bytes;
    this.#file = file;
    this.places = new Uint32Array(file.ends.length);
    this.#lengths = new Uint16Array(file.ends.length);
  }

  put(row: number, place: number, end: number): void {
    this.places[row] = place;
    if (end - place <= MOST_LENGTH) this.#lengths[row] = end - place;
  }

  end(row: number): number {
    const place = this.places[row] as number;
    const length = this.#lengths[row] as number;
    return length > 0 ? place + length : valueEnd(this.bytes, place, this.#file.ends[row] as number);
  }

  /** The cell of a row, its own place not told. */
  cell(row: number): TableCell | undefined {
    const place = this.places[row] as number;
    if (place === 0) return undefined;
    const text = this.text(row);
    if (text !== undefined) return { text, start: 0, end: 0 };
    return readCell(this.#file.path, textIn(this.bytes, place, this.end(row)));
  }

  /** The text of such a cell, where it is a number or a string without escapes. */
  text(row: number): string | undefined {
    const { bytes } = this;
    const place = this.places[row] as number;
    const lead = bytes[place] as number;
    if (place === 0 || (lead !== QUOTE && !isNumber(lead))) return undefined;
    const end = this.end(row);
    if (lead !== QUOTE) return bytes.toString('latin1', place, end);
    return this.#isEscaped(row, place, end) ? undefined : textIn(bytes, place + 1, end - 1).trim();
  }

  /** Whether a row has such a text, not trimmed, of whose bytes this holds. */
  holds(row: number, test: (bytes: Uint8Array, start: number, end: number) => boolean): boolean {
    const place = this.places[row] as number;
    if (place === 0) return false;
    const end = this.end(row);
    if (this.bytes[place] !== QUOTE) return isNumber(this.bytes[place] as number) && test(this.bytes, place, end);
    return !this.#isEscaped(row, place, end) && test(this.bytes, place + 1, end - 1);
  }

  #isEscaped(row: number, place: number, end: number): boolean {
    return this.#file.escaped.has(row) && this.bytes.subarray(place, end).includes(BACKSLASH);
  }
}

/** Of well-formed JSON nothing else begins so; a number's text is itself. */
function isNumber(lead: number): boolean {
  return lead === MINUS || (lead >= ZERO && lead <= NINE);
}

/** Text of UTF-8. */
export function textIn(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, end);
}
