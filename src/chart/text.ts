import { type Lines, plainText } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { MeasureText, Paint, Shape } from '../core/shapes.ts';

/** Sizes of chart text in points. */
const TEXT = 9;
export const SMALL = 7.5;

/** Distance of baselines, and of the first baseline from the top, in units of the size. */
const LEADING = 1.32;
const BASELINE = 1.04;

export interface TextStyle {
  readonly size: number;
  readonly weight: 'body' | 'bold';
  readonly paint: Paint;
}

interface TextRow extends TextStyle {
  readonly text: string;
  readonly width: number;
  readonly language?: Language;
}

/** Text broken into rows, with the box it needs. */
export interface TextBlock {
  readonly rows: readonly TextRow[];
  readonly width: number;
  readonly height: number;
}

export const NAME: TextStyle = { size: TEXT, weight: 'body', paint: 'ink' };
export const STRONG: TextStyle = { size: TEXT, weight: 'bold', paint: 'ink' };
export const MINOR: TextStyle = { size: SMALL, weight: 'body', paint: 'muted' };

/** Breaks lines to a width. The first language leads; lines of further languages are smaller and muted. */
export function textBlock(lines: Lines, style: TextStyle, maxWidth: number, measure: MeasureText): TextBlock {
  const rows = lines.flatMap((line, index) => {
    const own: TextStyle = index === 0 ? style : { size: style.size * 0.86, weight: 'body', paint: 'muted' };
    const language = line.language === undefined ? {} : { language: line.language };
    return breakText(plainText(line.inlines), (text) => measure(text, own.size, own.weight), maxWidth).map((text) => ({
      ...own,
      ...language,
      text,
      width: measure(text, own.size, own.weight),
    }));
  });
  return boxed(rows);
}

function boxed(rows: readonly TextRow[]): TextBlock {
  return {
    rows,
    width: rows.reduce((width, row) => Math.max(width, row.width), 0),
    height: rows.reduce((height, row) => height + row.size * LEADING, 0),
  };
}

/** The shapes of a block whose top stands at `y`; `x` is its left edge, middle or right edge by the anchor. */
export function drawText(block: TextBlock, x: number, y: number, anchor: 'start' | 'middle' | 'end'): readonly Shape[] {
  let top = y;
  return block.rows.map((row): Shape => {
    const baseline = top + row.size * BASELINE;
    top += row.size * LEADING;
    return { kind: 'text', ...row, x, y: baseline, anchor };
  });
}

/** Greedy breaking at spaces and between ideographs; a word wider than the line is cut. Never gives no row. */
export function breakText(text: string, width: (text: string) => number, maxWidth: number): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const piece of pieces(text, width, maxWidth)) {
    if (piece === '\n' || (row !== '' && width((row + piece).trimEnd()) > maxWidth)) {
      rows.push(row.trimEnd());
      row = piece.trimStart();
    } else row += piece;
  }
  return row.trim() === '' && rows.length > 0 ? rows : [...rows, row.trimEnd()];
}

/** Closing punctuation stays with what stands before it. */
const PIECE =
  /\n|[^\S\n]+|(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}]+)[，。、；：！？）」』》〉”’]*/gu;

function* pieces(text: string, width: (text: string) => number, maxWidth: number): Generator<string> {
  for (const [piece] of text.matchAll(PIECE)) {
    if (width(piece) <= maxWidth) yield piece;
    else yield* piece;
  }
}
