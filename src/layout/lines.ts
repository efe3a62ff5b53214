import { breaksOf, graphemeEnds, isMark, mayPart } from './breaks.ts';
import type { Paragraph } from './runs.ts';
import { gapBetween, hangsAfter, hangsBefore } from './spacing.ts';
import { needsCare, type Scratch, type Typesetter } from './typeset.ts';

const TOLERANCE = 0.01;

/** Stands before what is not to be parted from what precedes it. Never drawn. */
const JOINED = '\u2060';

/** Put after a part of a text: where all does not fit on one line, each such part gets lines of its own. Never drawn. */
export const STACKED = '\u2028';

/** A paragraph's characters with the places where they stand if all were on one line; valid until the next is measured. */
export interface Measured extends Scratch {
  readonly text: string;
  /** Not all of a run's characters stand right beside each other, or not all are of one face. */
  readonly spaced: boolean;
  /** Holds characters that are not drawn as they are. */
  readonly special: boolean;
}

export function measuredOf(type: Typesetter, paragraph: Paragraph, boxSize: number): Measured {
  const { runs } = paragraph;
  const text = runs.length === 1 ? (runs[0]?.text ?? '') : runs.map((run) => run.text).join('');
  const { at, gap, kind, face: faces, size: sizes } = type.scratch(text.length + 1);
  let x = 0;
  let index = 0;
  let before = 0;
  let beforeSize = 0;
  let spaced = false;
  for (const run of runs) {
    const face = run.weight === 'bold' ? type.bold : type.body;
    const size = boxSize * run.scale;
    const start = index;
    const end = index + run.text.length;
    while (index < end) {
      const codePoint = text.codePointAt(index) ?? 0;
      const class_ = face.spacing(codePoint);
      // A raised mark stands close to a closing mark: the blank half of that, in its own size, is not before it.
      const close = index === start && run.rise > 0 ? (hangsAfter[before] ?? 0) * beforeSize : 0;
      const room = index === 0 ? 0 : close > 0 ? -close : gapBetween(before, class_) * size;
      gap[index] = room;
      if (room !== 0) {
        x += room;
        spaced = true;
      }
      at[index] = x;
      kind[index] = class_;
      sizes[index] = size;
      x += face.advance(codePoint) * size;
      const fallback = face.fallback(codePoint);
      if (fallback > 0) spaced = true;
      faces[index] = fallback;
      if (codePoint > 0xffff) {
        index += 1;
        at[index] = x;
        gap[index] = 0;
        kind[index] = class_;
        sizes[index] = size;
        faces[index] = fallback;
      }
      index += 1;
      before = class_;
      beforeSize = size;
    }
  }
  at[text.length] = x;
  gap[text.length] = 0;
  return { text, at, gap, kind, face: faces, size: sizes, spaced, special: needsCare(text) };
}

/** Width of a line from one offset to another: no spaces at its end, blank halves of marks outside its edges. */
export function spanWidth(measured: Measured, from: number, to: number): number {
  const end = visibleEnd(measured.text, from, to);
  if (end <= from) return 0;
  return edge(measured, end) - hangAfter(measured, end) - (measured.at[from] ?? 0) - hangBefore(measured, from);
}

/** Right edge of what ends before this offset: the gap before the next character is not part of it. */
export function edge(measured: Measured, end: number): number {
  return (measured.at[end] ?? 0) - (measured.gap[end] ?? 0);
}

export function hangBefore(measured: Measured, at: number): number {
  return (hangsBefore[measured.kind[at] ?? 0] ?? 0) * (measured.size[at] ?? 0);
}

function hangAfter(measured: Measured, end: number): number {
  return (hangsAfter[measured.kind[end - 1] ?? 0] ?? 0) * (measured.size[end - 1] ?? 0);
}

function visibleEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** A line feed, or the sign at which text is stacked once it does not fit on one line. */
function endsLine(character: string | undefined): boolean {
  return character === '\n' || character === STACKED;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x2028 || unit === 0x0a || unit === 0x0d || unit === 0x09 || unit === 0x200b;
}

/** The offsets between which each line runs: greedy, at the last place that fits. */
export function lineRanges(measured: Measured, width: number): readonly (readonly [number, number])[] {
  const { text } = measured;
  if (!text.includes('\n') && spanWidth(measured, 0, text.length) <= width + TOLERANCE) return [[0, text.length]];
  const ranges: [number, number][] = [];
  const breaks = breaksOf(text);
  let start = 0;
  let last = 0;
  for (const at of breaks) {
    if (spanWidth(measured, start, at) > width + TOLERANCE) {
      const whole = wholeUntil(measured, start, last, at, width);
      if (whole > start) {
        ranges.push([start, whole]);
        start = whole;
      }
      for (let cut = overlongCut(measured, start, at, width); cut < at; cut = overlongCut(measured, start, at, width)) {
        ranges.push([start, cut]);
        start = cut;
      }
    }
    last = at;
    if (at > start && (at === text.length || endsLine(text[at - 1]))) {
      ranges.push([start, at]);
      accompany(measured, ranges, breaks, width);
      start = at;
    }
  }
  return ranges;
}

/** Where a line ends whose next word does not fit: before that word, or before its marks if these fit on no line with it. */
function wholeUntil(measured: Measured, start: number, last: number, at: number, width: number): number {
  if (spanWidth(measured, last, at) <= width + TOLERANCE) return last;
  const marks = measured.text.indexOf(`${JOINED}[`, last);
  return marks > last && marks < at && spanWidth(measured, start, marks) <= width + TOLERANCE ? marks : last;
}

/** Where a paragraph's last line is a single Han character, with marks or without, the one before gives it company. */
function accompany(measured: Measured, ranges: [number, number][], breaks: readonly number[], width: number): void {
  const last = ranges.at(-1);
  const before = ranges.at(-2);
  if (last === undefined || before === undefined || before[1] !== last[0] || !isLone(measured, ...last)) return;
  if (endsLine(measured.text[before[1] - 1])) return;
  const cut = breaks[breaks.indexOf(last[0]) - 1] ?? 0;
  if (cut <= before[0] || spanWidth(measured, cut, last[1]) > width + TOLERANCE) return;
  // A line of one character would only have moved up.
  if (isLone(measured, before[0], cut) || isLone(measured, cut, last[1])) return;
  before[1] = cut;
  last[0] = cut;
}

/** Whether a line holds one Han character and beside it nothing but punctuation and raised marks. */
function isLone({ text, size }: Measured, from: number, to: number): boolean {
  const full = size[from] ?? 0;
  let han = 0;
  for (let at = from; at < to && han < 2; at += 1) {
    // Raised marks are smaller.
    if ((size[at] ?? 0) < full * 0.9) continue;
    if (isMark(text.charCodeAt(at))) continue;
    const character = text.charAt(at);
    if (isHan(character)) han += 1;
    else if (isWord(character)) return false;
  }
  return han === 1;
}

// An expression with names of scripts takes V8 a millisecond to compile, and nearly all is told without.

function isHan(character: string): boolean {
  return /[\u4e00-\u9fff]/.test(character) || (character > '\u2e7f' && /\p{Script=Han}/u.test(character));
}

function isWord(character: string): boolean {
  return character < '\x80' ? /[A-Za-z\d]/.test(character) : /[\p{L}\p{N}]/u.test(character);
}

/**
 * Where to cut a word that is wider than the line: before its raised marks, else between these, else between
 * graphemes, if possible where the marks agree.
 */
function overlongCut(measured: Measured, from: number, to: number, width: number): number {
  if (spanWidth(measured, from, to) <= width + TOLERANCE) return to;
  let best = 0;
  let rank = -1;
  for (const end of graphemeEnds(measured.text.slice(from, to))) {
    const cut = from + end;
    if (cut >= to || (best > 0 && spanWidth(measured, from, cut) > width + TOLERANCE)) break;
    const own = seam(measured.text, cut);
    if (own >= rank) {
      best = cut;
      rank = own;
    }
  }
  return best > 0 ? best : to;
}

/** How well a word may be cut here. */
function seam(text: string, cut: number): number {
  if (text.startsWith(`${JOINED}[`, cut)) return 3;
  if (text[cut - 1] === ',') return 2;
  return mayPart(text, cut) ? 1 : 0;
}
