import type { EmbeddedFont } from './packed-document.ts';
import { hex4 } from './syntax.ts';

/** Controls of line breaking: no font draws them, and a glyph for them would be a box. */
const INVISIBLE = new Set([0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);
/** Drawn in place of a character that the font lacks (layout has reported it); the text keeps the character. */
const BOX = 0x25a1;
const REPLACEMENT = 0xfffd;

/** Turns text into the glyph codes of one embedded font, in hexadecimal, as `Tj` takes it. */
export class GlyphCodes {
  private readonly font: EmbeddedFont;
  private readonly codes = new Map<number, string>();
  private readonly taken = new Set<number>();

  constructor(font: EmbeddedFont) {
    this.font = font;
    // PDF/UA-1 7.21.7 forbids 0 as the character of a glyph, which is what pdfkit writes for the missing glyph.
    font.unicode[0] = [REPLACEMENT];
  }

  encode(text: string): string {
    let hex = '';
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? REPLACEMENT;
      hex += this.codes.get(codePoint) ?? this.add(codePoint);
    }
    return hex;
  }

  private add(codePoint: number): string {
    const code = INVISIBLE.has(codePoint) ? '' : hex4(this.include(codePoint));
    this.codes.set(codePoint, code);
    return code;
  }

  /**
   * A code of its own for each character. Two characters that share a glyph (`·` and `・`) would otherwise share
   * a code, and the text of the second would be read back as the first.
   */
  private include(codePoint: number): number {
    const { font, subset, widths, unicode, scale } = this.font;
    let glyph = font.glyphForCodePoint(codePoint);
    if (glyph.id === 0) glyph = font.glyphForCodePoint(BOX);
    const code = this.taken.has(glyph.id) ? subset.glyphs.push(glyph.id) - 1 : subset.includeGlyph(glyph.id);
    this.taken.add(glyph.id);
    widths[code] = glyph.advanceWidth * scale;
    unicode[code] = [codePoint];
    return code;
  }
}
