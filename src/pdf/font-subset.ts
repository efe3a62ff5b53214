import { type TrueType, tableAt } from '../layout/truetype.ts';

/** Tables that say how outlines are fitted to pixels; kept where the font has them. */
const HINTING = ['cvt ', 'fpgm', 'prep'];
/** Flags of the parts of a composite glyph (OpenType 1.9, glyf). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;
/** What the sum of a whole font file is to be (OpenType 1.9, head). */
const WHOLE_SUM = 0xb1b0afba;

/**
 * A font file of some glyphs alone, in the order given, with the parts of composite glyphs after them: the tables that
 * PDF asks of an embedded TrueType font (ISO 32000-1, 9.9) and no others. `glyphs` begins with the missing glyph, 0, and may
 * name a glyph twice. `fetch` sees to it that a stretch of the font file is there.
 */
export function fontSubset(font: TrueType, glyphs: readonly number[], fetch: Fetch = () => {}): Uint8Array {
  const kept = [...glyphs];
  const outlines: Uint8Array[] = [];
  // Parts are added while the list is walked.
  for (let at = 0; at < kept.length; at += 1) outlines.push(outline(font, kept[at] as number, kept, fetch));
  const loca = new DataView(new ArrayBuffer((outlines.length + 1) * 4));
  let end = 0;
  for (const [at, bytes] of outlines.entries()) {
    end += padded(bytes.length);
    loca.setUint32((at + 1) * 4, end);
  }
  const glyf = new Uint8Array(end);
  for (const [at, bytes] of outlines.entries()) glyf.set(bytes, loca.getUint32(at * 4));
  return fontFile([
    ...HINTING.filter((tag) => font.tables.has(tag)).map((tag): Table => [tag, copy(font, tag)]),
    ['glyf', glyf],
    ['head', changed(copy(font, 'head'), [8, 32], [50, 16, 1])],
    ['hhea', changed(copy(font, 'hhea'), [34, 16, kept.length])],
    ['hmtx', metrics(font, kept)],
    ['loca', new Uint8Array(loca.buffer)],
    ['maxp', changed(copy(font, 'maxp'), [4, 16, kept.length])],
  ]);
}

type Fetch = (from: number, length: number) => void;
type Table = readonly [tag: string, bytes: Uint8Array];

function copy({ view, tables }: TrueType, tag: string): Uint8Array {
  const { offset, length } = tables.get(tag) ?? { offset: tableAt(tables, tag), length: 0 };
  return new Uint8Array(view.buffer, view.byteOffset + offset, length).slice();
}

/** The bytes with numbers of 16 or 32 bits put in place; a number left out is 0. */
function changed(bytes: Uint8Array, ...edits: readonly (readonly [at: number, bits: number, value?: number])[]) {
  const view = new DataView(bytes.buffer);
  for (const [at, bits, value = 0] of edits) bits === 16 ? view.setUint16(at, value) : view.setUint32(at, value);
  return bytes;
}

/** The outline of a glyph. A composite one is told the new numbers of its parts, which are appended to `kept`. */
function outline({ view, tables }: TrueType, glyph: number, kept: number[], fetch: Fetch): Uint8Array {
  const loca = tableAt(tables, 'loca');
  const long = view.getInt16(tableAt(tables, 'head') + 50) === 1;
  const place = (index: number) => (long ? view.getUint32(loca + index * 4) : view.getUint16(loca + index * 2) * 2);
  const [from, to] = [place(glyph), place(glyph + 1)];
  const start = tableAt(tables, 'glyf') + from;
  fetch(start, to - from);
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, to - from);
  const isComposite = bytes.length > 0 && view.getInt16(bytes.byteOffset - view.byteOffset) < 0;
  return isComposite ? renumbered(bytes.slice(), kept) : bytes;
}

function renumbered(bytes: Uint8Array, kept: number[]): Uint8Array {
  const view = new DataView(bytes.buffer);
  let at = 10;
  for (let flags = MORE; flags & MORE; ) {
    flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    const known = kept.indexOf(part);
    view.setUint16(at + 2, known === -1 ? kept.push(part) - 1 : known);
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & MATRIX ? 8 : flags & TWO_SCALES ? 4 : flags & SCALE ? 2 : 0);
  }
  return bytes;
}

/** The advance of each glyph and where its outline begins. */
function metrics({ view, tables }: TrueType, glyphs: readonly number[]): Uint8Array {
  const hmtx = tableAt(tables, 'hmtx');
  const full = view.getUint16(tableAt(tables, 'hhea') + 34);
  const out = new DataView(new ArrayBuffer(glyphs.length * 4));
  for (const [at, glyph] of glyphs.entries()) {
    const last = Math.min(glyph, full - 1);
    out.setUint16(at * 4, view.getUint16(hmtx + last * 4));
    // Past the last advance only beginnings follow, two bytes each.
    const bearing = glyph < full ? hmtx + glyph * 4 + 2 : hmtx + full * 4 + (glyph - full) * 2;
    out.setInt16(at * 4 + 2, view.getInt16(bearing));
  }
  return new Uint8Array(out.buffer);
}

/** Tables, sorted by tag, as one file with its directory and sums (OpenType 1.9, "Organization of an OpenType Font"). */
function fontFile(tables: readonly Table[]): Uint8Array {
  const start = 12 + tables.length * 16;
  const file = new Uint8Array(tables.reduce((sum, [, bytes]) => sum + padded(bytes.length), start));
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(tables.length));
  for (const [index, value] of [
    1,
    0,
    tables.length,
    16 << power,
    power,
    (tables.length << 4) - (16 << power),
  ].entries())
    view.setUint16(index * 2, value);
  let offset = start;
  let head = 0;
  for (const [index, [tag, bytes]] of tables.entries()) {
    file.set(bytes, offset);
    const entry = 12 + index * 16;
    for (let letter = 0; letter < 4; letter += 1) view.setUint8(entry + letter, tag.charCodeAt(letter));
    view.setUint32(entry + 4, sumOf(view, offset, padded(bytes.length)));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, bytes.length);
    if (tag === 'head') head = offset;
    offset += padded(bytes.length);
  }
  view.setUint32(head + 8, (WHOLE_SUM - sumOf(view, 0, file.length)) >>> 0);
  return file;
}

function sumOf(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
