/** A value of PDF syntax (ISO 32000-1, 7.3), as read. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfDict
  | PdfStream
  | readonly PdfValue[];

export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}
export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
}
export interface PdfRef {
  readonly kind: 'ref';
  readonly id: number;
}
export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}
export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  readonly start: number;
}
/** A bare word: an operator of a content stream, or `obj`, `stream`, `xref`. */
export interface PdfWord {
  readonly kind: 'word';
  readonly word: string;
}

const SPACE = kinds('\0\t\n\f\r ');
const DELIMITER = kinds('()<>[]{}/%');
const DEPTH = 200;

/** Reads values one after the other from bytes. Throws an Error where the bytes are no PDF syntax. */
export class Lexer {
  readonly bytes: Uint8Array;
  at: number;
  private readonly view: Buffer;
  private depth = 0;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.view = viewOf(bytes);
    this.at = at;
  }

  /** The next value or word; undefined at the end. */
  next(): PdfValue | PdfWord | undefined {
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === undefined) return undefined;
    switch (byte) {
      case 0x2f: // /
        return this.name();
      case 0x28: // (
        return this.literal();
      case 0x5b: // [
        return this.array();
      case 0x3c: // <
        return this.bytes[this.at + 1] === 0x3c ? this.dict() : this.hex();
      default:
        return this.word();
    }
  }

  /** The next value, with references (`12 0 R`) put together. */
  value(): PdfValue {
    const first = this.next();
    if (first === undefined) throw new Error('the file ends inside a value');
    if (typeof first === 'number' && Number.isInteger(first)) return this.reference(first) ?? first;
    if (isWord(first)) throw new Error(`"${first.word}" stands where a value should`);
    return first;
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 0x25) this.skipComment();
      else if (byte !== undefined && SPACE[byte]) this.at++;
      else return;
    }
  }

  private skipComment(): void {
    while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d) this.at++;
  }

  private reference(id: number): PdfRef | undefined {
    const back = this.at;
    // Only digits can follow; anything else is left alone, so that no bracket is read twice.
    this.skipSpace();
    const byte = this.bytes[this.at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39 && typeof this.next() === 'number') {
      this.skipSpace();
      if (this.bytes[this.at] === 0x52 && isEnd(this.bytes[this.at + 1])) {
        this.at++;
        return { kind: 'ref', id };
      }
    }
    this.at = back;
    return undefined;
  }

  private word(): PdfValue | PdfWord {
    const start = this.at;
    while (!isEnd(this.bytes[this.at])) this.at++;
    // A stray closing bracket is a word of its own, so that reading always goes forward.
    if (this.at === start) this.at++;
    const word = this.view.toString('latin1', start, this.at);
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { kind: 'word', word };
  }

  private name(): PdfName {
    const start = ++this.at;
    while (!isEnd(this.bytes[this.at])) this.at++;
    const raw = this.view.toString('latin1', start, this.at);
    if (!raw.includes('#')) return { kind: 'name', name: raw };
    const name = raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return { kind: 'name', name };
  }

  private hex(): PdfString {
    const end = this.bytes.indexOf(0x3e, this.at);
    if (end < 0) throw new Error('a hexadecimal string does not end');
    const digits = this.view.toString('latin1', this.at + 1, end).replace(/[^0-9a-f]/gi, '');
    this.at = end + 1;
    const bytes = new Uint8Array(Math.ceil(digits.length / 2));
    for (let index = 0; index < bytes.length; index++) {
      bytes[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2).padEnd(2, '0'), 16);
    }
    return { kind: 'string', bytes };
  }

  private literal(): PdfString {
    const bytes: number[] = [];
    let open = 1;
    this.at++;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error('a string does not end');
      if (byte === 0x28) open++;
      if (byte === 0x29 && --open === 0) return { kind: 'string', bytes: Uint8Array.from(bytes) };
      if (byte === 0x5c) this.escape(bytes);
      else bytes.push(byte);
    }
  }

  private escape(into: number[]): void {
    const byte = this.bytes[this.at++] ?? 0;
    const known = ESCAPES.get(byte);
    if (known !== undefined) into.push(known);
    else if (byte >= 0x30 && byte <= 0x37) {
      const digits = /^[0-7]{1,3}/.exec(this.view.toString('latin1', this.at - 1, this.at + 2))?.[0] ?? '0';
      this.at += digits.length - 1;
      into.push(Number.parseInt(digits, 8) & 0xff);
    } else if (byte === 0x0d) {
      if (this.bytes[this.at] === 0x0a) this.at++;
    } else if (byte !== 0x0a) into.push(byte);
  }

  private array(): readonly PdfValue[] {
    this.at++;
    this.enter();
    const items: PdfValue[] = [];
    for (this.skipSpace(); this.bytes[this.at] !== 0x5d; this.skipSpace()) items.push(this.value());
    this.at++;
    this.depth--;
    return items;
  }

  private dict(): PdfDict {
    this.at += 2;
    this.enter();
    const entries = new Map<string, PdfValue>();
    for (this.skipSpace(); this.bytes[this.at] !== 0x3e; this.skipSpace()) {
      const key = this.next();
      if (!isName(key)) throw new Error('a dictionary has a key that is no name');
      entries.set(key.name, this.value());
    }
    this.at += 2;
    this.depth--;
    return { kind: 'dict', entries };
  }

  private enter(): void {
    if (++this.depth > DEPTH) throw new Error('values are nested too deeply');
  }
}

export function isName(value: unknown): value is PdfName {
  return isKind(value, 'name');
}
export function isString(value: unknown): value is PdfString {
  return isKind(value, 'string');
}
export function isRef(value: unknown): value is PdfRef {
  return isKind(value, 'ref');
}
export function isDict(value: unknown): value is PdfDict {
  return isKind(value, 'dict');
}
export function isStream(value: unknown): value is PdfStream {
  return isKind(value, 'stream');
}
export function isWord(value: unknown): value is PdfWord {
  return isKind(value, 'word');
}

/** Bytes as characters of the same numbers. */
export function latin1(bytes: Uint8Array): string {
  return viewOf(bytes).toString('latin1');
}

/** The same bytes as a Buffer, which knows encodings; nothing is copied. */
export function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isKind(value: unknown, kind: string): boolean {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === kind;
}

function isEnd(byte: number | undefined): boolean {
  return byte === undefined || SPACE[byte] === 1 || DELIMITER[byte] === 1;
}

function kinds(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

const ESCAPES = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);
