import type { FontFace, Fonts } from '../core/font.ts';
import { spacingOf, wideMarks } from './spacing.ts';

export type Weight = 'body' | 'bold';

/** Characters that only guide line breaking, and joiners: never drawn. */
const SILENT = /\u2028|\u200B|\u200C|\u200D|\u2060|\uFE0E|\uFE0F|\uFEFF/g;
const NARROW_SPACE = /[\u2009\u202F\t]/g;
const SPECIAL = /[\u2028\u200B\u200C\u2009\u202F\u2060\uFEFF\t\n\r]|\u200D|\uFE0E|\uFE0F/;

/** Whether the text holds characters that are not drawn as they are. */
export function needsCare(text: string): boolean {
  return SPECIAL.test(text);
}

/** What is drawn of a text: break marks go, narrow spaces become plain ones. Read-back compares with this. */
export function drawnText(text: string): string {
  if (!needsCare(text)) return text;
  return text
    .replace(SILENT, '')
    .replace(NARROW_SPACE, ' ')
    .replace(/[\r\n]/g, '');
}

/** Advances of one face by code point, and the class of each for spacing; filled in as characters are met. */
export interface FaceTable {
  /** Advance in em; NaN where the font has no glyph. */
  advance(codePoint: number): number;
  /** The fallback that draws it, counted from 1; 0 is the main face. */
  fallback(codePoint: number): number;
  /** The fallback faces' ids, in the order of their numbers. */
  readonly fallbacks: readonly string[];
  spacing(codePoint: number): number;
}

/** Room to measure one paragraph in, used again for the next: a thousand small arrays cost more than the measuring. */
export interface Scratch {
  /** Left edge of each UTF-16 unit, gap before it included; one more for the end. */
  readonly at: Float64Array;
  /** The gap before each unit. */
  readonly gap: Float64Array;
  /** Spacing class and size of each unit. */
  readonly kind: Uint8Array;
  /** The fallback face of each unit, 0 for the main face. */
  readonly face: Uint8Array;
  readonly size: Float64Array;
}

/** Measures with cached advances. `replacement` is drawn for what no font covers. */
export interface Typesetter {
  readonly body: FaceTable;
  readonly bold: FaceTable;
  readonly replacement: string;
  /** What becomes of the room between baselines: 1 unless the document is set tightly. */
  readonly tightness: number;
  scratch(length: number): Scratch;
  /** Width in points, glyph after glyph, without the spacing that wrapped text gets: for charts. */
  measure(text: string, size: number, weight: Weight): number;
}

export function typesetter(fonts: Fonts, tightness = 1): Typesetter {
  const { body, bold, replacement } = tablesOf(fonts);
  const measure = (text: string, size: number, weight: Weight) => {
    const face = weight === 'bold' ? bold : body;
    let width = 0;
    for (const character of text) {
      const advance = face.advance(character.codePointAt(0) ?? 0);
      if (!Number.isNaN(advance)) width += advance;
    }
    return width * size;
  };
  let held = scratchOf(256);
  const scratch = (length: number) => {
    if (held.at.length < length) held = scratchOf(length * 2);
    return held;
  };
  return { body, bold, replacement, tightness, measure, scratch };
}

type Tables = Pick<Typesetter, 'body' | 'bold' | 'replacement'>;

/** One for all documents that are set with the same fonts. */
const TABLES = new WeakMap<Fonts, Tables>();

function tablesOf(fonts: Fonts): Tables {
  const known = TABLES.get(fonts);
  if (known) return known;
  const made = {
    body: faceTable(fonts.body, fonts.fallback?.body ?? []),
    bold: faceTable(fonts.bold, fonts.fallback?.bold ?? []),
    replacement: ['〓', '□', '?'].find((sign) => fonts.body.advance(sign.codePointAt(0) ?? 0) !== undefined) ?? '',
  };
  TABLES.set(fonts, made);
  return made;
}

function scratchOf(length: number): Scratch {
  const lengths = () => new Float64Array(length);
  return { at: lengths(), gap: lengths(), kind: new Uint8Array(length), face: new Uint8Array(length), size: lengths() };
}

/** Whether the face lacks a glyph for any character of the text; the common case answers without allocation. */
export function lacksGlyph(face: FaceTable, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at += 1;
    if (Number.isNaN(face.advance(codePoint))) return true;
  }
  return false;
}

const UNASKED = -1;

function faceTable(face: FontFace, fallbacks: readonly FontFace[]): FaceTable {
  const advances = new Float64Array(0x10000).fill(UNASKED);
  const rare = new Map<number, number>();
  /** Of the characters met so far, those that a fallback draws. */
  const drawnBy = new Map<number, number>();
  const classes = spacingOf((codePoint) => (face.advance(codePoint) ?? 0) / face.unitsPerEm);
  const ask = (codePoint: number) => {
    if (isSilent(codePoint)) return 0;
    const asked = isNarrowSpace(codePoint) ? 0x20 : codePoint;
    for (const [index, candidate] of [face, ...fallbacks].entries()) {
      const advance = candidate.advance(asked);
      if (advance === undefined) continue;
      if (index > 0) drawnBy.set(codePoint, index);
      return advance / candidate.unitsPerEm;
    }
    return Number.NaN;
  };
  return {
    advance(codePoint) {
      if (codePoint > 0xffff) {
        const known = rare.get(codePoint) ?? ask(codePoint);
        rare.set(codePoint, known);
        return known;
      }
      const known = advances[codePoint] ?? Number.NaN;
      if (known !== UNASKED) return known;
      const advance = ask(codePoint);
      advances[codePoint] = advance;
      return advance;
    },
    fallback: (codePoint) => (drawnBy.size === 0 ? 0 : (drawnBy.get(codePoint) ?? 0)),
    fallbacks: fallbacks.map(({ id }) => id),
    spacing: (codePoint) => (codePoint > 0xffff ? wideMarks.han : (classes[codePoint] ?? 0)),
  };
}

function isSilent(codePoint: number): boolean {
  return (
    codePoint === 0x0a ||
    codePoint === 0x0d ||
    (codePoint >= 0x200b && codePoint <= 0x200d) ||
    codePoint === 0x2028 ||
    codePoint === 0x2060 ||
    codePoint === 0xfe0e ||
    codePoint === 0xfe0f ||
    codePoint === 0xfeff
  );
}

function isNarrowSpace(codePoint: number): boolean {
  return codePoint === 0x2009 || codePoint === 0x202f || codePoint === 0x09;
}
