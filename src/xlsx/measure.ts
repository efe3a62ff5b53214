/** Em widths by class, as in common sans-serif faces; a little wide rather than narrow, so that heights suffice. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u, 1],
  [/[\u2014\u2026\u2190-\u22ff\u2460-\u27ff]/u, 1],
  [/[ .,:;'|!il\-()[\]]/, 0.34],
  [/[fjrtI]/, 0.42],
  [/[mwMW@%]/, 0.92],
  [/[A-Z&]/, 0.7],
];
const WIDTHS = new Map<string, number>();

/** Width of one line of text at that size; both in the same unit. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += emWidth(character);
  return width * size;
}

/**
 * The lines into which a text is broken to fit a width, the hard breaks kept. Chinese breaks between any two
 * characters except before closing punctuation, Latin at spaces and hyphens; a longer word is cut.
 */
export function breakText(text: string, width: number, size: number): readonly string[] {
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

function breakLine(line: string, ems: number): readonly string[] {
  if (textWidth(line, 1) <= ems) return [line.trimEnd()];
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const piece of pieces(line)) {
    const ink = textWidth(piece.trimEnd(), 1);
    if (current !== '' && width + ink > ems) {
      lines.push(current.trimEnd());
      current = '';
      width = 0;
    }
    for (const character of ink > ems ? piece : [piece]) {
      const more = textWidth(character, 1);
      if (current !== '' && ink > ems && width + more > ems) {
        lines.push(current);
        current = '';
        width = 0;
      }
      current += character;
      width += more;
    }
  }
  return [...lines, current.trimEnd()];
}

const HAN = '[\\u2e80-\\u9fff\\uac00-\\ud7ff\\uf900-\\ufaff\\uff00-\\uff60\\u{20000}-\\u{3ffff}]';
const CLOSING = '[、。，．：；！？）】》」』〉”’…%]';
const PIECE = new RegExp(`${HAN}${CLOSING}*\\s*|(?:(?!${HAN})[^\\s-])*(?:-|\\s+|$|(?=${HAN}))`, 'gu');

function pieces(line: string): readonly string[] {
  return (line.match(PIECE) ?? []).filter((piece) => piece !== '');
}

function emWidth(character: string): number {
  const known = WIDTHS.get(character);
  if (known !== undefined) return known;
  const width = CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? 0.58;
  WIDTHS.set(character, width);
  return width;
}
