/** Pixels of a screen, as Excel counts them, in a point of print. */
export const PIXELS_PER_POINT = 4 / 3;

/** Em widths by class, as in common sans-serif faces; a little wide rather than narrow, so that heights suffice. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u, 1],
  [/[\u2014\u2026\u2190-\u22ff\u2460-\u27ff]/u, 1],
  [/[ .,:;'|!il\-()[\]]/, 0.34],
  [/[fjrtI]/, 0.42],
  [/[mwMW@%]/, 0.92],
  [/[A-Z&]/, 0.7],
];
const OTHER = 0.58;
/** All widths in ems that a character may have, by their number in its code. */
const EMS = Float64Array.from([0, ...new Set([...CLASSES.map(([, width]) => width), OTHER])]);

/** What a character is for breaking, the low bits of its code; the sorts overlap. The number of its width stands above. */
const IS_HAN = 1;
const IS_CLOSING = 2;
const IS_SPACE = 4;
/** Of two units. */
const IS_PAIR = 8;
const WIDTH = 4;

const HAN = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u;
const CLOSING = /[、。，．：；！？）】》」』〉”’…%]/;
const SPACE = /\s/;

/** Codes of characters of one unit, where they are known: most texts come from few of them. */
const CODES = new Uint8Array(1 << 16);
const PAIRS = new Map<string, number>();

/** Width of one line of text at that size; both in the same unit. */
export function textWidth(text: string, size: number): number {
  return emsBetween(text, 0, text.length) * size;
}

function emsBetween(text: string, start: number, end: number): number {
  let width = 0;
  for (let at = start; at < end; ) {
    const code = codeAt(text, at);
    width += emsOf(code);
    at += unitsOf(code);
  }
  return width;
}

/**
 * The lines into which a text is broken to fit a width, the hard breaks kept. Chinese breaks between any two
 * characters except before closing punctuation, Latin at spaces, hyphens and slashes; a longer word is cut.
 */
export function breakText(text: string, width: number, size: number): readonly string[] {
  if (!text.includes('\n')) return breakLine(text, width / size);
  return text.split('\n').flatMap((line) => breakLine(line, width / size));
}

/** Pixels of a column's inside at 96 dpi, for a width in characters (ECMA-376 part 1, 18.3.1.13, digits 7 px wide). */
export function columnPixels(width: number): number {
  return Math.trunc(((256 * width + Math.trunc(128 / 7)) / 256) * 7) - 5;
}

/** The width in characters whose inside holds so many pixels. */
export function columnWidth(pixels: number): number {
  return Math.ceil(((pixels + 5) / 7) * 4) / 4;
}

/** Height in points of a row whose tallest cell has so many lines of that size, at most what Excel allows. */
export function rowHeight(lines: number, size: number): number {
  return Math.min(409.5, Math.round((lines * size * 1.4 + 5) * 4) / 4);
}

/** Height in points of a row that is one line of a paragraph; behind its last line there is some room. */
export function lineHeight(size: number, last: boolean): number {
  return Math.round((size * 1.45 + (last ? 3.5 : 0.5)) * 4) / 4;
}

/** Into how many lines `breakText` breaks a text, of which each may have so many ems. */
export function countLines(text: string, ems: number): number {
  if (!text.includes('\n')) return walkLines(text, ems, () => {});
  return text.split('\n').reduce((sum, line) => sum + walkLines(line, ems, () => {}), 0);
}

function breakLine(line: string, ems: number): readonly string[] {
  const lines: string[] = [];
  walkLines(line, ems, (from, end, whole) =>
    lines.push(whole ? line.slice(from, end).trimEnd() : line.slice(from, end)),
  );
  return lines;
}

/** Shows where each line begins and ends, and whether it ends with a word rather than inside one; tells how many. */
function walkLines(line: string, ems: number, each: (from: number, end: number, whole: boolean) => void): number {
  let count = 1;
  let from = 0;
  let width = 0;
  for (let start = 0; start < line.length; start = PIECE.end) {
    readPiece(line, start);
    const { end, whole, ink } = PIECE;
    if (start > from && width + ink > ems) {
      each(from, start, true);
      count += 1;
      from = start;
      width = 0;
    }
    if (ink <= ems) {
      width += whole;
      continue;
    }
    for (let at = start, next = at; at < end; at = next) {
      const code = codeAt(line, at);
      const more = emsOf(code);
      next = at + unitsOf(code);
      if (at > from && width + more > ems) {
        each(from, at, false);
        count += 1;
        from = at;
        width = 0;
      }
      width += more;
    }
  }
  each(from, line.length, true);
  return count;
}

/** The piece that was read last, one object for all: where it ends, its width, and that without the spaces at its end. */
const PIECE = { end: 0, whole: 0, ink: 0 };
const HYPHEN = 0x2d;
const SLASH = 0x2f;

/**
 * Reads the piece that begins at a place: a Chinese character with the closing punctuation and spaces after it, or a
 * word with its hyphen, slash or spaces, which ends before any Chinese character.
 */
function readPiece(line: string, start: number): void {
  let at = start;
  let code = codeAt(line, at);
  let whole = 0;
  let ink = 0;
  if ((code & IS_HAN) !== 0) {
    do {
      whole += emsOf(code);
      if ((code & IS_SPACE) === 0) ink = whole;
      at += unitsOf(code);
      code = codeAt(line, at);
    } while ((code & IS_CLOSING) !== 0);
  } else {
    while (code !== 0 && (code & (IS_HAN | IS_SPACE)) === 0) {
      whole += emsOf(code);
      at += unitsOf(code);
      code = endsPiece(line, at) ? 0 : codeAt(line, at);
    }
    ink = whole;
  }
  for (; (code & IS_SPACE) !== 0; code = codeAt(line, at)) {
    whole += emsOf(code);
    at += unitsOf(code);
  }
  PIECE.end = at;
  PIECE.whole = whole;
  PIECE.ink = ink;
}

/** Behind a hyphen, or a slash that no other follows. */
function endsPiece(line: string, at: number): boolean {
  const before = line.charCodeAt(at - 1);
  return before === HYPHEN || (before === SLASH && line.charCodeAt(at) !== SLASH);
}

function emsOf(code: number): number {
  return EMS[code >> WIDTH] as number;
}

/** How many units of its text a character takes. */
function unitsOf(code: number): number {
  return (code & IS_PAIR) === 0 ? 1 : 2;
}

/** 0 behind the end. */
function codeAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const unit = text.charCodeAt(at);
  const known = CODES[unit] as number;
  if (known !== 0) return known;
  // Half of a character is not remembered: with its other half it is another one.
  if (unit >= 0xd800 && unit <= 0xdfff) return pairCode(text, at);
  const code = codeOf(text.charAt(at));
  CODES[unit] = code;
  return code;
}

/** Of a character of two units, or of a half that stands alone. */
function pairCode(text: string, at: number): number {
  const pair = text.slice(at, at + 2);
  if (!/^[\ud800-\udbff][\udc00-\udfff]$/.test(pair)) return codeOf(text.charAt(at));
  const known = PAIRS.get(pair);
  if (known !== undefined) return known;
  const code = codeOf(pair) | IS_PAIR;
  PAIRS.set(pair, code);
  return code;
}

function codeOf(character: string): number {
  const width = CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER;
  const sorts = [HAN, CLOSING, SPACE].map((sort, index) => (sort.test(character) ? 1 << index : 0));
  return sorts.reduce((sum, one) => sum + one, EMS.indexOf(width) << WIDTH);
}
