/** Why a font file cannot be used: we draw and embed static TrueType outlines only. */
export type FontFault = 'not-a-font' | 'woff' | 'collection' | 'cff' | 'variable' | 'no-outlines';

/** A static TrueType file, opened (OpenType 1.9: head, hhea, hmtx, cmap). Lengths in units of the em. */
export interface TrueType {
  readonly view: DataView;
  readonly tables: ReadonlyMap<string, TableRange>;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** The glyph of a code point, 0 where there is none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
}

interface TableRange {
  readonly offset: number;
  readonly length: number;
}

/** Opens a font file, or says why it is of no use. */
export function openTrueType(bytes: Uint8Array): TrueType | FontFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  if (typeof tables === 'string') return tables;
  if (tables.has('fvar')) return 'variable';
  if (!tables.has('glyf') || !tables.has('loca')) return 'no-outlines';
  try {
    return opened(view, tables);
  } catch (error) {
    // A table that ends too early, or is not there.
    if (error instanceof RangeError) return 'not-a-font';
    throw error;
  }
}

/** Where the outlines stand in a font file, of which no more than the directory need be there. */
export function outlinesIn(bytes: Uint8Array): TableRange {
  const tables = tablesOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const range = typeof tables === 'string' ? undefined : tables.get('glyf');
  return range ?? { offset: bytes.length, length: 0 };
}

/** Where a table begins. Throws a RangeError where the font has none of this name. */
export function tableAt(tables: TrueType['tables'], tag: string): number {
  const range = tables.get(tag);
  if (range === undefined) throw new RangeError(`no table ${tag}`);
  return range.offset;
}

const KINDS: Readonly<Record<number, FontFault>> = {
  2001684018: 'woff',
  2001684038: 'woff',
  1953784678: 'collection',
  1330926671: 'cff',
};

function tablesOf(view: DataView): TrueType['tables'] | FontFault {
  if (view.byteLength < 12) return 'not-a-font';
  const kind = view.getUint32(0);
  if (kind !== 0x00010000 && kind !== 0x74727565) return KINDS[kind] ?? 'not-a-font';
  const count = view.getUint16(4);
  if (view.byteLength < 12 + count * 16) return 'not-a-font';
  const tables = new Map<string, TableRange>();
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
    const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (offset + length > view.byteLength) return 'not-a-font';
    tables.set(tag, { offset, length });
  }
  return tables;
}

function opened(view: DataView, tables: TrueType['tables']): TrueType {
  const hhea = tableAt(tables, 'hhea');
  const metrics = view.getUint16(hhea + 34);
  const hmtx = tableAt(tables, 'hmtx');
  return {
    view,
    tables,
    unitsPerEm: view.getUint16(tableAt(tables, 'head') + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    glyphOf: characterMap(view, tableAt(tables, 'cmap')),
    // Glyphs past the last metric share it.
    advanceOf: (glyph) => view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4),
  };
}

/** From code points to glyphs by the widest Unicode subtable: format 12 (all of Unicode), else 4 (the BMP). */
function characterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const found = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    found.set(view.getUint16(at), at);
  }
  const full = found.get(12);
  if (full !== undefined) return (codePoint) => glyphInGroups(view, full, codePoint);
  const bmp = found.get(4);
  if (bmp === undefined) throw new RangeError('no Unicode character map');
  return (codePoint) => (codePoint > 0xffff ? 0 : glyphInSegments(view, bmp, codePoint));
}

function glyphInGroups(view: DataView, table: number, codePoint: number): number {
  let low = 0;
  let high = view.getUint32(table + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = table + 16 + middle * 12;
    if (codePoint < view.getUint32(at)) high = middle - 1;
    else if (codePoint > view.getUint32(at + 4)) low = middle + 1;
    else return view.getUint32(at + 8) + codePoint - view.getUint32(at);
  }
  return 0;
}

function glyphInSegments(view: DataView, table: number, codePoint: number): number {
  const doubled = view.getUint16(table + 6);
  const ends = table + 14;
  let low = 0;
  let high = doubled / 2 - 1;
  // The first segment that ends at or after the character.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.getUint16(ends + middle * 2) < codePoint) low = middle + 1;
    else high = middle;
  }
  const start = ends + doubled + 2 + low * 2;
  const first = view.getUint16(start);
  if (codePoint < first || codePoint > view.getUint16(ends + low * 2)) return 0;
  const delta = view.getUint16(start + doubled);
  const rangeAt = start + 2 * doubled;
  const range = view.getUint16(rangeAt);
  if (range === 0) return (codePoint + delta) & 0xffff;
  const glyph = view.getUint16(rangeAt + range + (codePoint - first) * 2);
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}
