import type { FontFace } from '../core/font.ts';
import { type FontFault, openTrueType } from './truetype.ts';

/** The face of a static TrueType file, or why it is of no use. */
export function faceFromFile(id: string, bytes: Uint8Array): FontFace | FontFault {
  const font = openTrueType(bytes);
  if (typeof font === 'string') return font;
  const { unitsPerEm, ascent, descent, glyphOf, advanceOf } = font;
  return {
    id,
    unitsPerEm,
    ascent,
    descent,
    capHeight: ascent,
    advance(codePoint) {
      const glyph = glyphOf(codePoint);
      return glyph === 0 ? undefined : advanceOf(glyph);
    },
    bytes: () => bytes,
  };
}
