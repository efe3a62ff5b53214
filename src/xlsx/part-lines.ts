import { type Lines, plainText, textInlines } from '../core/inline.ts';
import type { MatrixCell } from '../core/matrix.ts';
import type { Context } from './context.ts';
import { PIXELS_PER_POINT, textWidth } from './measure.ts';
import { sizeOf } from './style.ts';
import { word } from './words.ts';

const PIXELS_PER_CHARACTER = 7;
/** What of a column holds no text, and how far a font may run wider than it was measured. */
const AROUND = 24;
const WIDER = 1.03;
/** A column may pass its greatest width a little, rather than break a line for one word. */
const PAST_MOST = 1.15;

/**
 * The text of several parts in lines that end between two of them, for a column of that greatest width in characters:
 * programs would tear names from their numbers. A text of one language that carries marks stays whole, since
 * LibreOffice draws no mark behind a text of several lines.
 */
export function partLines({ value, lines, footnotes }: MatrixCell, most: number, context: Context): Lines {
  if (value.kind !== 'quantity' || value.parts.length < 2) return lines;
  if (lines.length === 1 && footnotes.length > 0) return lines;
  const size = sizeOf('cell', context.look.size) * PIXELS_PER_POINT;
  const fits = (text: string) => textWidth(text, size) * WIDER + AROUND <= most * PAST_MOST * PIXELS_PER_CHARACTER;
  const texts = lines.map((line) => plainText(line.inlines));
  if (texts.every(fits)) return lines;
  const separators = word(context.handout, 'part-separator').map(({ inlines }) => plainText(inlines));
  return lines.map((line, index) => {
    const [text = '', separator = separators[0] ?? ''] = [texts[index], separators[index]];
    return fits(text) || separator === '' ? line : { ...line, inlines: textInlines(packed(text, separator, fits)) };
  });
}

/** No character is lost: what is read back without its line ends is the text. */
function packed(text: string, separator: string, fits: (line: string) => boolean): string {
  const sign = separator.trimEnd();
  const [first = '', ...rest] = text.split(separator);
  const lines = [first];
  for (const [index, part] of rest.entries()) {
    const last = lines.at(-1) ?? '';
    const joined = last + separator + part;
    if (fits(index < rest.length - 1 ? joined + sign : joined)) lines[lines.length - 1] = joined;
    else {
      lines[lines.length - 1] = last + sign;
      lines.push(separator.slice(sign.length) + part);
    }
  }
  return lines.join('\n');
}
