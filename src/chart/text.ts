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

/** Middle of figures and capitals above their baseline, in units of the size. */
export const FIGURE_MIDDLE = 0.36;

interface TextRow extends TextStyle {
  readonly text: string;
  readonly width: number;
  readonly language?: Language;
  /** Stands on the line of the row before, so far from its start. */
  readonly beside?: number;
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

/** The languages beside each other on one line, where it can hold them. */
export function besideBlock(lines: Lines, style: TextStyle, maxWidth: number, measure: MeasureText): TextBlock {
  const stacked = textBlock(lines, style, maxWidth, measure);
  const [first, ...others] = stacked.rows;
  let x = first?.width ?? 0;
  const moved = others.map((row): TextRow => {
    const beside = x + style.size * 0.6;
    x = beside + row.width;
    return { ...row, beside };
  });
  if (first === undefined || stacked.rows.length > lines.length || x > maxWidth) return stacked;
  return { rows: [first, ...moved], width: x, height: first.size * LEADING };
}

function boxed(rows: readonly TextRow[]): TextBlock {
  return {
    rows,
    width: rows.reduce((width, row) => Math.max(width, row.width), 0),
    height: rows.reduce((height, row) => height + row.size * LEADING, 0),
  };
}

/** From a block's top to the middle of its first row, where its mark stands. */
export function firstMiddle(block: TextBlock): number {
  return (block.rows[0]?.size ?? 0) * (BASELINE - FIGURE_MIDDLE);
}

/** The shapes of a block whose top stands at `y`; `x` is its left edge, middle or right edge by the anchor. */
export function drawText(block: TextBlock, x: number, y: number, anchor: 'start' | 'middle' | 'end'): readonly Shape[] {
  let top = y;
  let baseline = y;
  return block.rows.map(({ beside, ...row }): Shape => {
    if (beside === undefined) {
      baseline = top + row.size * BASELINE;
      top += row.size * LEADING;
    }
    return { kind: 'text', ...row, x: x + (beside ?? 0), y: baseline, anchor };
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
