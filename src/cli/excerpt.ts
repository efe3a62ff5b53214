import { isUtf8 } from 'node:buffer';
import type { Span } from '../core/diagnostic.ts';
import { markLength, unitCount } from '../core/utf8.ts';

/** A stretch of whole lines of a file: where it begins, and how many lines stand before it. */
export interface Excerpt {
  readonly text: string;
  readonly offset: number;
  readonly linesBefore: number;
}

const LINE_FEED = 0x0a;

/**
 * The lines that a span touches with the one before them, from the bytes of a file as they come: the whole text of a
 * large table takes three times as much memory as its bytes, and to decode it takes long. Undefined where they are not
 * UTF-8.
 */
export function excerptAt(stretches: Iterable<Uint8Array>, span: Span): Excerpt | undefined {
  let held = Buffer.alloc(0);
  let [offset, linesBefore, begun] = [0, 0, false];
  const drop = (from: number, units: number) => {
    offset += units;
    linesBefore += linesIn(held.subarray(0, from));
    held = held.subarray(from);
  };
  for (const bytes of stretches) {
    held = Buffer.concat([held, begun ? bytes : bytes.subarray(markLength(bytes))]);
    begun = true;
    const whole = held.lastIndexOf(LINE_FEED) + 1;
    if (!isUtf8(held.subarray(0, whole))) return undefined;
    const units = unitCount(held, 0, whole);
    if (span.end < offset + units) {
      held = held.subarray(0, whole);
      break;
    }
    const from = lineBefore(held, whole);
    if (span.start >= offset + units) drop(from, units - unitCount(held, from, whole));
  }
  if (!isUtf8(held)) return undefined;
  const from = lineBefore(held, lineOf(held, placeOf(held, span.start - offset)));
  drop(from, unitCount(held, 0, from));
  return { text: held.toString(), offset, linesBefore };
}

/** Where the line before one that begins there begins: it is shown too. */
function lineBefore(bytes: Buffer, line: number): number {
  return line < 2 ? 0 : bytes.lastIndexOf(LINE_FEED, line - 2) + 1;
}

/** Where the line of a place begins. */
function lineOf(bytes: Buffer, place: number): number {
  return place === 0 ? 0 : bytes.lastIndexOf(LINE_FEED, place - 1) + 1;
}

/** Where so many units end, or all do. */
function placeOf(bytes: Uint8Array, units: number): number {
  let [at, count] = [0, 0];
  while (at < bytes.length && count < units) {
    count += (bytes[at] as number) >= 0xf0 ? 2 : 1;
    at += 1;
    while (((bytes[at] ?? 0) & 0xc0) === 0x80) at += 1;
  }
  return at;
}

function linesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
