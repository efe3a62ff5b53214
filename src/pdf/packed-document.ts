import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { number, Ref } from './syntax.ts';

/** What the writer needs of a page that pdfkit has open. */
export interface OpenPage {
  readonly dictionary: { readonly id: number; readonly data: Record<string, unknown> };
  readonly fonts: Record<string, unknown>;
  readonly annotations: unknown[];
}

interface Reference {
  readonly id: number;
  data: Record<string, unknown>;
  /** What was written to it so far. */
  buffer: Uint8Array[];
  /** Whether pdfkit is to deflate it, in its own way. */
  compress: boolean;
  end(chunk?: Uint8Array): void;
}

export interface DocumentFacts {
  readonly title: string;
  readonly language: string;
  readonly creator: string;
  readonly producer: string;
}

/** Objects of one object stream; a reader unpacks a stream as a whole, so not too many. */
const PACK = 200;
const XREF_COLUMNS = 7;
/** zlib's own level takes two and a half times as long over structure, to make a long document a sixteenth smaller. */
const LEVEL = 1;
/**
 * What pages hold is packed by zlib's own level, but in long documents. zlib's threads would not help: to set one to work
 * takes this thread as long as packing a page by the first level.
 */
const PAGE_LEVEL = 6;
const MANY_PAGES = 60;

/**
 * pdfkit's document, with what it lacks: object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)
 * for the many small objects of a structure tree, and bytes in place of a Node stream. No date is written, since
 * the only honest one would be the clock's; the file's ID is a hash of what was written.
 */
export class PackedDocument extends PDFDocument {
  declare _root: Reference;
  declare _info: Reference;
  declare _offset: number;
  declare _offsets: (number | null)[];

  // `declare`d and set before first use: pdfkit's constructor already writes, before field initialisers would run.
  declare private chunks: Uint8Array[];
  private packed: { id: number; text: string }[] = [];
  /** The object stream of each packed object, by number, and its index there. */
  private readonly streams: number[] = [];
  private readonly indexes: number[] = [];

  private readonly pageCount: number;

  constructor(facts: DocumentFacts, pageCount: number) {
    super({
      pdfVersion: '1.7',
      lang: facts.language,
      displayTitle: true,
      autoFirstPage: false,
      // pdfkit hashes the date at once; it is taken away again below.
      info: { Title: facts.title, Creator: facts.creator, Producer: facts.producer, CreationDate: new Date(0) },
      // No standard font is loaded.
      font: null as unknown as string,
    });
    this.pageCount = pageCount;
    delete this.info.CreationDate;
    // Set before the first page: pdfkit then writes the order of tabs on each.
    this.setRoot('MarkInfo', { Marked: true });
  }

  /** Begins a page and gives what must be known of it. The page is flipped: y grows downwards. */
  open(width: number, height: number): OpenPage {
    this.addPage({ size: [width, height], margin: 0 });
    return this.page as unknown as OpenPage;
  }

  /** Sets an entry of the catalog. */
  setRoot(key: string, value: unknown): void {
    this._root.data[key] = value;
  }

  /** Sets an entry of the catalog's dictionary of name trees. */
  setNames(key: string, value: unknown): void {
    (this._root.data.Names as Reference).data[key] = value;
  }

  /** A number for an object that is written later by `pack`. */
  reserve(): number {
    return this._offsets.push(null);
  }

  /** Puts an object, already in PDF syntax, into the current object stream. */
  pack(text: string, id: number = this.reserve()): number {
    this.packed.push({ id, text });
    if (this.packed.length === PACK) this.flushPacked();
    return id;
  }

  /** What the open page shows; the page is closed with it. */
  draw(operators: string, height: number): void {
    const page = this.page as unknown as { content: Pick<Reference, 'end'> };
    const reference = page.content as Reference;
    reference.buffer = [];
    reference.data = {};
    const level = this.pageCount > MANY_PAGES ? LEVEL : PAGE_LEVEL;
    this.close(reference, Buffer.from(`1 0 0 -1 0 ${number(height)} cm\n${operators}`, 'latin1'), level);
    page.content = { end: () => {} };
  }

  /** Writes a stream object of its own. */
  stream(data: Record<string, unknown>, bytes: Uint8Array, compress = true): number {
    const reference = this.ref({ ...data }) as unknown as Reference;
    this.close(reference, bytes, compress ? LEVEL : undefined);
    return reference.id;
  }

  /** Writes an object with these bytes as its stream, packed as hard as the level says, or as they are. */
  private close(reference: Reference, bytes: Uint8Array, level: number | undefined): void {
    reference.compress = false;
    if (level !== undefined) reference.data.Filter = 'FlateDecode';
    reference.end(level === undefined ? bytes : deflateSync(bytes, { level }));
  }

  /** Ends the document and gives the file. */
  finish(): Uint8Array {
    this.flushPacked();
    this.end();
    return Buffer.concat(this.chunks);
  }

  private flushPacked(): void {
    if (this.packed.length === 0) return;
    let head = '';
    let offset = 0;
    for (const { id, text } of this.packed) {
      head += `${id} ${offset} `;
      offset += text.length + 1;
    }
    const body = `${head}${this.packed.map(({ text }) => text).join('\n')}\n`;
    const data = { Type: 'ObjStm', N: this.packed.length, First: head.length };
    const stream = this.stream(data, Buffer.from(body, 'latin1'));
    for (const [index, { id }] of this.packed.entries()) {
      this.streams[id] = stream;
      this.indexes[id] = index;
    }
    this.packed = [];
  }

  // What follows takes the place of pdfkit's own methods of the same names.

  _write(data: Uint8Array | string): void {
    const bytes = typeof data === 'string' ? Buffer.from(`${data}\n`, 'latin1') : data;
    this.chunks ??= [];
    this.chunks.push(bytes);
    this._offset += bytes.length;
  }

  /** The structure tree and the metadata are the writer's. */
  override endMarkings(): void {}
  override endMetadata(): void {}

  _finalize(): void {
    const start = this._offset;
    const id = this._offsets.push(start);
    const rows = deflateSync(this.crossReferences());
    const key = this.fileId();
    const head = `/Type/XRef/Size ${id + 1}/W[1 4 2]/Root ${this._root.id} 0 R/Info ${this._info.id} 0 R/ID[<${key}><${key}>]`;
    const filter = `/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${XREF_COLUMNS}>>/Length ${rows.length}`;
    this._write(`${id} 0 obj\n<<${head}${filter}>>\nstream`);
    this._write(rows);
    this._write(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF`);
  }

  /** Kind, place and generation (or index) of each object, each row as its difference from the row above. */
  private crossReferences(): Uint8Array {
    const count = this._offsets.length + 1;
    const plain = new DataView(new ArrayBuffer(count * XREF_COLUMNS));
    plain.setUint16(5, 0xffff);
    for (const [index, offset] of this._offsets.entries()) {
      const at = (index + 1) * XREF_COLUMNS;
      const stream = this.streams[index + 1];
      plain.setUint8(at, stream === undefined ? 1 : 2);
      plain.setUint32(at + 1, stream ?? offset ?? 0);
      plain.setUint16(at + 5, this.indexes[index + 1] ?? 0);
    }
    const rows = new Uint8Array(count * (XREF_COLUMNS + 1));
    for (let row = 0; row < count; row++) {
      const to = row * (XREF_COLUMNS + 1);
      rows[to] = 2;
      for (let column = 0; column < XREF_COLUMNS; column++) {
        const at = row * XREF_COLUMNS + column;
        rows[to + 1 + column] = plain.getUint8(at) - (row === 0 ? 0 : plain.getUint8(at - XREF_COLUMNS));
      }
    }
    return rows;
  }

  private fileId(): string {
    const hash = createHash('sha256');
    for (const chunk of this.chunks) hash.update(chunk);
    return hash.digest('hex').slice(0, 32);
  }
}

/** A reference to a page or another object that pdfkit itself writes. */
export function refOf(object: { readonly id: number }): Ref {
  return new Ref(object.id);
}
