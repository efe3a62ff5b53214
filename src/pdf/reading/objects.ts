import {
  isDict,
  isName,
  isRef,
  isStream,
  isWord,
  Lexer,
  latin1,
  type PdfDict,
  type PdfStream,
  type PdfValue,
  viewOf,
} from './lexer.ts';
import { decodeStream } from './streams.ts';

/** Where an object stands: at an offset of the file, or at a place of an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

interface Located {
  readonly places: ReadonlyMap<number, Place>;
  readonly trailer: PdfDict;
}

/** A PDF file as a set of numbered objects, each read when it is asked for. Throws an Error where it is not one. */
export class PdfFile {
  readonly trailer: PdfDict;
  private readonly bytes: Uint8Array;
  private places: ReadonlyMap<number, Place>;
  private readonly objects = new Map<number, PdfValue>();
  private readonly unpacked = new Map<number, readonly PdfValue[]>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    // A first set of places, so that lengths given by reference can be looked up while the trailer is read.
    this.places = new Map();
    const { places, trailer } = this.byTable() ?? this.byScan();
    this.places = places;
    this.trailer = trailer;
    if (trailer.entries.has('Encrypt')) throw new Error('the file is encrypted');
  }

  /** What a value stands for: the object, if it is a reference. */
  resolve(value: PdfValue | undefined): PdfValue {
    let found: PdfValue = value ?? null;
    for (let steps = 0; isRef(found); steps++) {
      if (steps > 20) throw new Error('references lead in a circle');
      found = this.object(found.id);
    }
    return found;
  }

  /** The entry of a dictionary (or of a stream's), resolved; null where there is none. */
  entry(of: PdfValue, key: string): PdfValue {
    const value = this.resolve(of);
    const dict = isStream(value) ? value.dict : value;
    return isDict(dict) ? this.resolve(dict.entries.get(key)) : null;
  }

  /** The decoded bytes of a stream. */
  data(stream: PdfStream): Uint8Array {
    const filter = this.entry(stream.dict, 'Filter');
    const parameters = this.entry(stream.dict, 'DecodeParms');
    const filters = (Array.isArray(filter) ? filter : [filter]).map((item) => this.resolve(item)).filter(isName);
    const first = Array.isArray(parameters) ? this.resolve(parameters[0]) : parameters;
    const predictor = this.entry(first, 'Predictor');
    const columns = this.entry(first, 'Columns');
    return decodeStream(this.raw(stream), {
      filters: filters.map(({ name }) => name),
      predictor: typeof predictor === 'number' ? predictor : 1,
      columns: typeof columns === 'number' ? columns : 1,
    });
  }

  private object(id: number): PdfValue {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const place = this.places.get(id);
    const value = place === undefined ? null : this.at(id, place);
    this.objects.set(id, value);
    return value;
  }

  private at(id: number, place: Place): PdfValue {
    if ('stream' in place) return this.unpack(place.stream)[place.index] ?? null;
    const found = objectAt(this.bytes, place.offset);
    return found?.id === id ? found.value : null;
  }

  private unpack(stream: number): readonly PdfValue[] {
    const known = this.unpacked.get(stream);
    if (known) return known;
    const packed = this.object(stream);
    if (!isStream(packed)) throw new Error(`object ${stream} is no object stream`);
    const data = this.data(packed);
    const [count, first] = [this.entry(packed, 'N'), this.entry(packed, 'First')];
    if (typeof count !== 'number' || typeof first !== 'number') throw new Error('an object stream has no size');
    const head = new Lexer(data);
    const values: PdfValue[] = [];
    for (let index = 0; index < count; index++) {
      head.next();
      const offset = head.next();
      if (typeof offset !== 'number') throw new Error('an object stream has a broken head');
      values.push(new Lexer(data, first + offset).value());
    }
    this.unpacked.set(stream, values);
    return values;
  }

  private raw(stream: PdfStream): Uint8Array {
    const length = this.entry(stream.dict, 'Length');
    if (typeof length === 'number' && endsAt(this.bytes, stream.start + length)) {
      return this.bytes.subarray(stream.start, stream.start + length);
    }
    const end = indexOf(this.bytes, 'endstream', stream.start);
    if (end < 0) throw new Error('a stream does not end');
    return this.bytes.subarray(stream.start, end);
  }

  /** By the cross-reference table or stream; undefined where it is missing or does not tell the truth. */
  private byTable(): Located | undefined {
    try {
      const places = new Map<number, Place>();
      const trailer = this.sections(startOfTable(this.bytes), places);
      const honest = [...places].every(([id, place]) => 'stream' in place || objectId(this.bytes, place.offset) === id);
      return honest && trailer.entries.has('Root') ? { places, trailer } : undefined;
    } catch {
      // An edited file: its objects are found one by one.
      return undefined;
    }
  }

  private sections(start: number, places: Map<number, Place>): PdfDict {
    const seen = new Set<number>();
    let newest: PdfDict | undefined;
    for (let at: PdfValue = start; typeof at === 'number' && !seen.has(at); ) {
      seen.add(at);
      const trailer = this.section(at, places);
      newest ??= trailer;
      at = trailer.entries.get('Prev') ?? null;
    }
    if (newest === undefined) throw new Error('there is no trailer');
    return newest;
  }

  private section(at: number, places: Map<number, Place>): PdfDict {
    const lexer = new Lexer(this.bytes, at);
    const first = lexer.next();
    if (isWord(first) && first.word === 'xref') return tableSection(lexer, places);
    const stream = objectAt(this.bytes, at)?.value;
    if (!isStream(stream ?? null)) throw new Error('there is no cross-reference');
    streamSection(stream as PdfStream, this.data(stream as PdfStream), places);
    return (stream as PdfStream).dict;
  }

  /** By looking for `12 0 obj` all through the file; the last of a number holds. */
  private byScan(): Located {
    const text = latin1(this.bytes);
    const places = new Map<number, Place>();
    const packs: number[] = [];
    let trailer: PdfDict | undefined;
    const heads = /(\d+)\s+\d+\s+obj\b|\btrailer\b/g;
    for (let match = heads.exec(text); match; match = heads.exec(text)) {
      const found =
        match[1] === undefined ? trailerAt(this.bytes, heads.lastIndex) : tryObject(this.bytes, match.index);
      if (found === undefined) continue;
      const { value } = found;
      if (match[1] !== undefined) places.set(Number(match[1]), { offset: match.index });
      const dict = isStream(value) ? value.dict : value;
      if (isStream(value)) heads.lastIndex = Math.max(text.indexOf('endstream', value.start), value.start);
      if (isDict(dict) && dict.entries.has('Root')) trailer = dict;
      if (isStream(value) && typeName(value.dict) === 'ObjStm') packs.push(Number(match[1]));
    }
    if (trailer === undefined) throw new Error('there is no trailer');
    this.places = places;
    for (const stream of packs) this.addPacked(stream, places);
    return { places, trailer };
  }

  private addPacked(stream: number, places: Map<number, Place>): void {
    const packed = this.object(stream);
    if (!isStream(packed)) return;
    const count = this.entry(packed, 'N');
    const head = new Lexer(this.data(packed));
    for (let index = 0; typeof count === 'number' && index < count; index++) {
      const id = head.next();
      head.next();
      if (typeof id === 'number' && !places.has(id)) places.set(id, { stream, index });
    }
  }
}

function startOfTable(bytes: Uint8Array): number {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 2048)));
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  if (start === undefined) throw new Error('there is no startxref');
  return Number(start);
}

function tableSection(lexer: Lexer, places: Map<number, Place>): PdfDict {
  for (;;) {
    const first = lexer.next();
    if (isWord(first) && first.word === 'trailer') break;
    const count = lexer.next();
    if (typeof first !== 'number' || typeof count !== 'number') throw new Error('the cross-reference is broken');
    for (let id = first; id < first + count; id++) {
      const offset = lexer.next();
      lexer.next();
      const use = lexer.next();
      if (typeof offset !== 'number' || !isWord(use)) throw new Error('the cross-reference is broken');
      if (use.word === 'n' && !places.has(id)) places.set(id, { offset });
    }
  }
  const trailer = lexer.value();
  if (!isDict(trailer)) throw new Error('the trailer is broken');
  return trailer;
}

function streamSection(stream: PdfStream, data: Uint8Array, places: Map<number, Place>): void {
  const { entries } = stream.dict;
  const widths = numbers(entries.get('W'));
  const [w0 = 0, w1 = 0, w2 = 0] = widths;
  const index = entries.has('Index') ? numbers(entries.get('Index')) : [0, ...numbers([entries.get('Size') ?? 0])];
  if (widths.length !== 3 || w0 + w1 + w2 === 0) throw new Error('the cross-reference is broken');
  let at = 0;
  const field = (width: number, otherwise: number) => {
    let value = width === 0 ? otherwise : 0;
    for (let byte = 0; byte < width; byte++) value = value * 256 + (data[at++] ?? 0);
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [from = 0, count = 0] = [index[pair], index[pair + 1]];
    for (let id = from; id < from + count && at < data.length; id++) {
      const [type, second, third] = [field(w0, 1), field(w1, 0), field(w2, 0)];
      if (places.has(id)) continue;
      if (type === 1) places.set(id, { offset: second });
      if (type === 2) places.set(id, { stream: second, index: third });
    }
  }
}

function numbers(value: PdfValue | undefined): readonly number[] {
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : [];
}

function objectId(bytes: Uint8Array, offset: number): number | undefined {
  const match = /^\s*(\d+)\s+\d+\s+obj\b/.exec(latin1(bytes.subarray(offset, offset + 40)));
  return match ? Number(match[1]) : undefined;
}

function objectAt(bytes: Uint8Array, offset: number): { id: number; value: PdfValue } | undefined {
  const id = objectId(bytes, offset);
  if (id === undefined) return undefined;
  const lexer = new Lexer(bytes, indexOf(bytes, 'obj', offset) + 3);
  const value = lexer.value();
  lexer.skipSpace();
  if (!isDict(value) || !startsWith(bytes, 'stream', lexer.at)) return { id, value };
  let start = lexer.at + 'stream'.length;
  if (bytes[start] === 0x0d) start++;
  if (bytes[start] === 0x0a) start++;
  return { id, value: { kind: 'stream', dict: value, start } };
}

/** As `objectAt`, for bytes that only look like an object, inside a stream or a text. */
function tryObject(bytes: Uint8Array, offset: number): { value: PdfValue } | undefined {
  try {
    return objectAt(bytes, offset);
  } catch {
    return undefined;
  }
}

function trailerAt(bytes: Uint8Array, offset: number): { value: PdfValue } | undefined {
  try {
    return { value: new Lexer(bytes, offset).value() };
  } catch {
    return undefined;
  }
}

function typeName(dict: PdfDict): string | undefined {
  const type = dict.entries.get('Type');
  return isName(type) ? type.name : undefined;
}

function endsAt(bytes: Uint8Array, at: number): boolean {
  return /^(?:\r\n|\n|\r)?endstream/.test(latin1(bytes.subarray(at, at + 11)));
}

function startsWith(bytes: Uint8Array, word: string, at: number): boolean {
  return latin1(bytes.subarray(at, at + word.length)) === word;
}

function indexOf(bytes: Uint8Array, word: string, from: number): number {
  return viewOf(bytes).indexOf(word, from, 'latin1');
}
