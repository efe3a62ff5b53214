import { isUtf8 } from 'node:buffer';
import { sourceText } from '../catalog/index.ts';
import type { Span } from '../core/diagnostic.ts';

/** A stretch of whole lines of a file: where it begins, and how many lines stand before it. */
export interface Excerpt {
  readonly text: string;
  readonly offset: number;
  readonly linesBefore: number;
}

/** Files of so many bytes are never one text: that of a large table takes three times as much memory as its bytes. */
const LARGE = 1 << 20;

/** The lines that a span touches with the one before them, or of a file of usual size all lines. */
export function excerptAt(bytes: Uint8Array, span: Span, large = LARGE): Excerpt {
  if (bytes.length < large || !isUtf8(bytes)) {
    return { text: sourceText(bytes, span.file), offset: 0, linesBefore: 0 };
  }
  const decoder = new TextDecoder('utf-8');
  let [text, offset, linesBefore] = ['', 0, 0];
  for (let at = 0; at < bytes.length && !holds(text, span.end - offset); at += large) {
    text += decoder.decode(bytes.subarray(at, at + large), { stream: true });
    const from = lineBefore(text, Math.min(span.start - offset, text.length));
    for (let end = text.indexOf('\n'); end >= 0 && end < from; end = text.indexOf('\n', end + 1)) linesBefore += 1;
    text = text.slice(from);
    offset += from;
  }
  return { text, offset, linesBefore };
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
