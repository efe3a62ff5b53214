import type { Strip } from './flow.ts';
import { drawBox, type Sheet, type Side } from './sheet.ts';
import type { TextBox } from './wrap.ts';

/** The column that a block fills. */
export interface Frame {
  readonly x: number;
  readonly width: number;
}

export interface TextStripOptions {
  readonly before: number;
  readonly keep?: boolean;
  readonly side?: Side;
  /** Draws below the text, such as a tint; told the height of the part that is drawn. */
  under?(sheet: Sheet, y: number, height: number): void;
}

/** A strip of set text that may be split between lines, two of them at least on either page. */
export function textStrip(box: TextBox, frame: Frame, options: TextStripOptions): Strip {
  return {
    height: box.height,
    before: options.before,
    keep: options.keep ?? false,
    draw(sheet, y) {
      options.under?.(sheet, y, box.height);
      drawBox(sheet, box, frame.x, y, frame.width, options.side);
    },
    splits: 'freely',
    least: leastOf(box),
    split(room) {
      const count = Math.min(linesWithin(box, room), box.lines.length - 2);
      if (count < 2) return undefined;
      const [head, tail] = splitBox(box, count);
      return [textStrip(head, frame, { ...options, keep: false }), textStrip(tail, frame, { ...options, before: 0 })];
    },
  };
}

/** Two lines, or all of what is too short to be split. */
export function leastOf(box: TextBox): number {
  const second = box.lines[1];
  return box.lines.length < 4 || second === undefined ? box.height : second.top + second.height;
}

/** How many lines end within so much height. */
export function linesWithin(box: TextBox, height: number): number {
  const over = box.lines.findIndex((line) => line.top + line.height > height + 0.01);
  return over === -1 ? box.lines.length : over;
}

/** The box cut before a line. */
export function splitBox(box: TextBox, count: number): readonly [TextBox, TextBox] {
  const top = box.lines[count]?.top ?? box.height;
  const head = box.lines.slice(0, count);
  const last = head.at(-1);
  const tail = box.lines.slice(count).map((line) => ({ ...line, top: line.top - top, baseline: line.baseline - top }));
  return [
    { lines: head, width: box.width, height: last === undefined ? 0 : last.top + last.height },
    { lines: tail, width: box.width, height: Math.max(0, box.height - top) },
  ];
}
