/** Em widths by class, as in common sans-serif faces; a little wide rather than narrow, so that heights suffice. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u, 1],
  [/[\u2014\u2026\u2190-\u22ff\u2460-\u27ff]/u, 1],
  [/[ .,:;'|!il\-()[\]]/, 0.34],
  [/[fjrtI]/, 0.42],
  [/[mwMW@%]/, 0.92],
  [/[A-Z&]/, 0.7],
];
/** Widths of characters of one unit, where they are known: most texts come from few of them. */
const WIDTHS = new Float64Array(1 << 16);
const PAIRS = new Map<string, number>();

/** Width of one line of text at that size; both in the same unit. */
export function textWidth(text: string, size: number): number {
  return emsBetween(text, 0, text.length) * size;
}

function emsBetween(text: string, start: number, end: number): number {
  let width = 0;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    const known = WIDTHS[unit] as number;
    if (known > 0) width += known;
    else if (at + 1 < end && isPair(text, at)) {
      width += pairWidth(text.slice(at, at + 2));
      at += 1;
    } else width += unitWidth(unit);
  }
  return width;
}

/**
 * The lines into which a text is broken to fit a width, the hard breaks kept. Chinese breaks between any two
 * characters except before closing punctuation, Latin at spaces and hyphens; a longer word is cut.
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
  if (emsBetween(line, 0, line.length) <= ems) {
    each(0, line.length, true);
    return count;
  }
  for (let start = 0, end = 0; start < line.length; start = end) {
    const alone = standsAlone(line, start);
    end = alone ? start + 1 : pieceEnd(line, start);
    const whole = alone ? unitEms(line.charCodeAt(start)) : emsBetween(line, start, end);
    const inked = alone ? end : inkEnd(line, start, end);
    const ink = inked === end ? whole : emsBetween(line, start, inked);
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
      next = at + (isPair(line, at) ? 2 : 1);
      const more = emsBetween(line, at, next);
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

/** Whether a character is a piece by itself, as most Chinese ones are. */
function standsAlone(line: string, at: number): boolean {
  if (SORTS[line.charCodeAt(at)] !== (IS_HAN | IS_KNOWN)) return false;
  const next = SORTS[line.charCodeAt(at + 1)] as number;
  return (next & (IS_KNOWN | IS_CLOSING | IS_SPACE)) === IS_KNOWN;
}

/** Where a piece ends without the spaces at its end. */
function inkEnd(line: string, start: number, end: number): number {
  let at = end;
  while (at > start && (sortAt(line, at - 1) & IS_SPACE) !== 0) at -= 1;
  return at;
}

const HAN = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u;
const CLOSING = /[、。，．：；！？）】》」』〉”’…%]/;
const SPACE = /\s/;

/** What a character is for breaking; the three sorts overlap. */
const IS_HAN = 1;
const IS_CLOSING = 2;
const IS_SPACE = 4;
const IS_KNOWN = 8;
const SORTS = new Uint8Array(1 << 16);

/**
 * Where the piece that begins at a place ends: a Chinese character with the closing punctuation and spaces after it, or
 * a word with its hyphen or spaces, which ends before any Chinese character.
 */
function pieceEnd(line: string, start: number): number {
  let at = start;
  if ((sortAt(line, at) & IS_HAN) !== 0) {
    at += isPair(line, at) ? 2 : 1;
    while (at < line.length && (sortAt(line, at) & IS_CLOSING) !== 0) at += 1;
  } else {
    while (at < line.length && (sortAt(line, at) & (IS_HAN | IS_SPACE)) === 0) {
      at += isPair(line, at) ? 2 : 1;
      if (line[at - 1] === '-') return at;
    }
  }
  while (at < line.length && (sortAt(line, at) & IS_SPACE) !== 0) at += 1;
  return at;
}

function sortAt(line: string, at: number): number {
  if (isPair(line, at)) return HAN.test(line.slice(at, at + 2)) ? IS_HAN : 0;
  const unit = line.charCodeAt(at);
  const known = SORTS[unit] as number;
  if (known !== 0) return known;
  const character = String.fromCharCode(unit);
  const sorts = [HAN, CLOSING, SPACE].map((sort, index) => (sort.test(character) ? 1 << index : 0));
  const sort = sorts.reduce((sum, one) => sum + one, IS_KNOWN);
  SORTS[unit] = sort;
  return sort;
}

/** Whether a character of two units begins there. */
function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

function unitEms(unit: number): number {
  const known = WIDTHS[unit] as number;
  return known > 0 ? known : unitWidth(unit);
}

function unitWidth(unit: number): number {
  const width = classWidth(String.fromCharCode(unit));
  // Half of a character is not remembered: with its other half it is another one.
  if (unit < 0xd800 || unit > 0xdfff) WIDTHS[unit] = width;
  return width;
}

function pairWidth(character: string): number {
  const known = PAIRS.get(character);
  if (known !== undefined) return known;
  const width = classWidth(character);
  PAIRS.set(character, width);
  return width;
}

function classWidth(character: string): number {
  return CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? 0.58;
}
