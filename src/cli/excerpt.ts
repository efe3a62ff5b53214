import type { Span } from '../core/diagnostic.ts';

/** A stretch of whole lines of a file: where it begins, and how many lines stand before it. */
export interface Excerpt {
  readonly text: string;
  readonly offset: number;
  readonly linesBefore: number;
}

/**
 * The lines that a span touches with the one before them, from the bytes of a file as they come: the whole text of a
 * large table takes three times as much memory as its bytes. Undefined where they are not UTF-8.
 */
export function excerptAt(stretches: Iterable<Uint8Array>, span: Span): Excerpt | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, offset, linesBefore] = ['', 0, 0];
  try {
    for (const bytes of stretches) {
      text += decoder.decode(bytes, { stream: true });
      const from = lineBefore(text, Math.min(span.start - offset, text.length));
      for (let end = text.indexOf('\n'); end >= 0 && end < from; end = text.indexOf('\n', end + 1)) linesBefore += 1;
      text = text.slice(from);
      offset += from;
      if (holds(text, span.end - offset)) break;
    }
    return { text, offset, linesBefore };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Whether a text holds all of the line in which that place is. */
function holds(text: string, place: number): boolean {
  return place < text.length && text.indexOf('\n', place) >= 0;
}

/** Where the line before the line of a place begins. */
function lineBefore(text: string, place: number): number {
  const own = text.slice(0, place).lastIndexOf('\n');
  return own < 0 ? 0 : text.slice(0, own).lastIndexOf('\n') + 1;
}
