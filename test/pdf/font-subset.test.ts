import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { openTrueType } from '../../src/layout/truetype.ts';
import { fontSubset } from '../../src/pdf/font-subset.ts';
import { repository } from '../project.ts';

/** A font as pdfkit's own parser, fontkit, sees it. */
interface Font {
  readonly numGlyphs: number;
  getGlyph(glyph: number): { readonly path: { toSVG(): string }; readonly advanceWidth: number };
}

function parsed(bytes: Uint8Array): Font {
  const document = new PDFDocument({ autoFirstPage: false, font: null as unknown as string });
  return (document.font(Buffer.from(bytes)) as unknown as { _font: { font: Font } })._font.font;
}

const fonts = ['sans-sc-400', 'sans-latin-700'].map((name) => {
  const bytes = readFileSync(join(repository, 'dist/fonts', `${name}.ttf`));
  const own = openTrueType(bytes);
  if (typeof own === 'string') throw new Error(own);
  const theirs = parsed(bytes);
  return { name, own, theirs };
});

/** What pdfkit's parser finds for a glyph of a file, and how far it moves on. */
const drawn = (font: Font, glyph: number) => [font.getGlyph(glyph).path.toSVG(), font.getGlyph(glyph).advanceWidth];

test.each(fonts)('$name: a subset draws what the font draws, by any list of glyphs', ({ own, theirs }) => {
  const glyph = fc.integer({ min: 0, max: theirs.numGlyphs - 1 });
  fc.assert(
    fc.property(fc.array(glyph, { maxLength: 12 }), (some) => {
      const glyphs = [0, ...some];
      const subset = parsed(fontSubset(own, glyphs));
      expect(glyphs.map((_, code) => drawn(subset, code))).toEqual(glyphs.map((one) => drawn(theirs, one)));
    }),
  );
});

test('letters made of parts take them along', () => {
  const { own, theirs } = fonts[1] as (typeof fonts)[1];
  const codePoints = [0x1e69, 0x0151, 0x1eaf];
  const glyphs = [0, ...codePoints.map(own.glyphOf)];
  const subset = parsed(fontSubset(own, glyphs));
  expect(glyphs.map((_, code) => drawn(subset, code))).toEqual(glyphs.map((one) => drawn(theirs, one)));
  expect(subset.numGlyphs).toBeGreaterThan(glyphs.length);
});

test('the sums of the tables and of the whole are right', () => {
  const { own } = fonts[0] as (typeof fonts)[0];
  const file = fontSubset(own, [0, own.glyphOf(0x4e00), own.glyphOf(0x4e8c)]);
  const view = new DataView(file.buffer);
  const sum = (from: number, length: number) => {
    let total = 0;
    for (let at = from; at < from + length; at += 4) total = (total + view.getUint32(at)) % 0x100000000;
    return total;
  };
  expect(sum(0, file.length)).toBe(0xb1b0afba);
  for (let entry = 12; entry < 12 + view.getUint16(4) * 16; entry += 16) {
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
    const [told, from, length] = [4, 8, 12].map((at) => view.getUint32(entry + at)) as [number, number, number];
    // The table `head` holds the sum of the whole, which its own sum leaves out.
    const adjusted = tag === 'head' ? view.getUint32(from + 8) : 0;
    expect([tag, (sum(from, (length + 3) & ~3) - adjusted + 0x100000000) % 0x100000000]).toEqual([tag, told]);
  }
});

test('a damaged file is no font', () => {
  expect(openTrueType(Uint8Array.of(1, 2, 3))).toBe('not-a-font');
  const bytes = readFileSync(join(repository, 'dist/fonts/sans-latin-400.ttf'));
  expect(openTrueType(bytes.subarray(0, bytes.length - 9))).toBe('not-a-font');
});
