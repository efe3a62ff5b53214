import type { FontFace } from '../core/font.ts';
import { openTrueType, type TrueType, tableAt } from '../layout/truetype.ts';
import { fontSubset } from './font-subset.ts';
import type { PackedDocument } from './packed-document.ts';
import { hex4, hexUnits, number, Ref } from './syntax.ts';

/** Controls of line breaking: no font draws them, and a glyph for them would be a box. */
const INVISIBLE = new Set([0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);
/** Drawn in place of a character that the font lacks (layout has reported it); the text keeps the character. */
const BOX = 0x25a1;
/** The character of the missing glyph: PDF/UA-1 7.21.7 forbids 0. */
const REPLACEMENT = 0xfffd;
/** Of one range of a ToUnicode map, which must not pass a multiple of 256. */
const RANGE = 256;
/** The name of a font, among the names of a font file (OpenType 1.9, name). */
const POSTSCRIPT_NAME = 6;

/** A font under the name that pages call it by, which turns text into its glyphs. Only what was drawn is embedded. */
export class EmbeddedFont {
  readonly name: string;
  readonly ref: Ref;
  private readonly font: TrueType;
  private readonly face: FontFace;
  private readonly index: number;
  private readonly codes = new Map<number, string>();
  /** By code: what is drawn, and the character that it stands for. */
  private readonly glyphs: number[] = [0];
  private readonly characters: number[] = [REPLACEMENT];

  /** `index` counts the fonts of a document. */
  constructor(file: PackedDocument, index: number, face: FontFace) {
    const font = openTrueType(face.bytes());
    if (typeof font === 'string') throw new Error(`a font that layout has used is of no use: ${font}`);
    this.font = font;
    this.face = face;
    this.index = index;
    this.name = `F${index + 1}`;
    this.ref = new Ref(file.reserve());
  }

  /** Glyph codes in hexadecimal, as `Tj` takes them. */
  encode(text: string): string {
    let hex = '';
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? REPLACEMENT;
      hex += this.codes.get(codePoint) ?? this.add(codePoint);
    }
    return hex;
  }

  /**
   * A code of its own for each character. Two characters that share a glyph (`·` and `・`) would otherwise share
   * a code, and the text of the second would be read back as the first.
   */
  private add(codePoint: number): string {
    let code = '';
    if (!INVISIBLE.has(codePoint)) {
      const glyph = this.font.glyphOf(codePoint) || this.font.glyphOf(BOX);
      code = hex4(this.glyphs.push(glyph) - 1);
      this.characters.push(codePoint);
    }
    this.codes.set(codePoint, code);
    return code;
  }

  /** Writes the font with the glyphs drawn so far (ISO 32000-1, 9.7 and 9.8). */
  write(file: PackedDocument): void {
    const name = `/${subsetTag(this.index)}+${postscriptName(this.font)}`;
    const subset = fontSubset(this.font, this.glyphs, (from, length) => this.face.fetch?.(from, length));
    const outlines = file.stream({ Length1: subset.length }, subset);
    const descriptor = file.pack(this.descriptor(name, outlines));
    const widths = this.glyphs.map((glyph) => this.scaled(this.font.advanceOf(glyph))).join(' ');
    const info = '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity';
    const descendant = file.pack(
      `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}${info}/FontDescriptor ${descriptor} 0 R/W[0[${widths}]]>>`,
    );
    const characters = file.stream({}, Buffer.from(this.toUnicode(), 'latin1'));
    file.pack(
      `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${characters} 0 R>>`,
      this.ref.id,
    );
  }

  private descriptor(name: string, outlines: number): string {
    const { view, tables, ascent, descent } = this.font;
    const head = tableAt(tables, 'head');
    const box = [36, 38, 40, 42].map((at) => this.scaled(view.getInt16(head + at))).join(' ');
    const { capHeight, xHeight } = letterHeights(this.font);
    const heights = `/Ascent ${this.scaled(ascent)}/Descent ${this.scaled(descent)}/CapHeight ${this.scaled(capHeight)}/XHeight ${this.scaled(xHeight)}`;
    const slant = italicAngle(this.font);
    // Symbolic, since codes are glyphs; 64 is italic.
    const look = `/Flags ${slant === 0 ? 4 : 4 + 64}/FontBBox[${box}]/ItalicAngle ${number(slant)}`;
    return `<</Type/FontDescriptor/FontName${name}${look}${heights}/StemV 0/FontFile2 ${outlines} 0 R>>`;
  }

  /** Thousandths of the em, as PDF measures glyphs. */
  private scaled(units: number): string {
    return number((units * 1000) / this.font.unitsPerEm);
  }

  private toUnicode(): string {
    const ranges: string[] = [];
    for (let from = 0; from < this.characters.length; from += RANGE) {
      const some = this.characters
        .slice(from, from + RANGE)
        .map((codePoint) => `<${hexUnits(String.fromCodePoint(codePoint))}>`);
      ranges.push(`<${hex4(from)}><${hex4(from + some.length - 1)}>[${some.join('')}]`);
    }
    return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join('\n')}
endbfrange
endcmap
CMapName currentdict/CMap defineresource pop
end
end`;
  }
}

/** Six letters that tell the subsets of one document apart. */
function subsetTag(index: number): string {
  return `DUIBI${String.fromCharCode(65 + (index % 26))}`;
}

/** How far letters lean, in degrees; leaning to the right is below 0 (OpenType 1.9, post). */
function italicAngle({ view, tables }: TrueType): number {
  const table = tables.get('post');
  return table === undefined ? 0 : view.getInt32(table.offset + 4) / 65536;
}

/** The heights of capitals and of x, or what stands for them where an old font does not tell (OpenType 1.9, OS/2). */
function letterHeights({ view, tables, ascent }: TrueType): { capHeight: number; xHeight: number } {
  const table = tables.get('OS/2');
  const told = table !== undefined && view.getUint16(table.offset) >= 2;
  return told
    ? { capHeight: view.getInt16(table.offset + 88), xHeight: view.getInt16(table.offset + 86) }
    : { capHeight: ascent, xHeight: 0 };
}

/** The name that the font gives itself, in letters that a PDF name may hold as they are. */
function postscriptName({ view, tables }: TrueType): string {
  const at = tables.get('name')?.offset;
  if (at === undefined) return 'Font';
  const storage = at + view.getUint16(at + 4);
  for (let record = at + 6, left = view.getUint16(at + 2); left > 0; record += 12, left -= 1) {
    if (view.getUint16(record + 6) !== POSTSCRIPT_NAME) continue;
    const start = storage + view.getUint16(record + 10);
    const bytes = Array.from({ length: view.getUint16(record + 8) }, (_, index) => view.getUint8(start + index));
    // In UTF-16 every other byte of such a name is 0.
    return String.fromCharCode(...bytes).replace(/[^A-Za-z0-9_.-]/g, '') || 'Font';
  }
  return 'Font';
}
