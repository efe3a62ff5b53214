import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import type { Paragraph } from './runs.ts';
import { drawBox, type Sheet } from './sheet.ts';
import type { Frame } from './text-strip.ts';
import { wrapName } from './wrap.ts';

/** Told the page and height at which a block begins, for the outline. */
export type OnDraw = (sheet: Sheet, y: number) => void;

/** The caption above a table or picture: whole, and on the page of what it names. */
export function captionStrip(
  composing: Composing,
  caption: readonly Paragraph[],
  frame: Frame,
  onDraw: OnDraw | undefined,
): Strip {
  const { style, type } = composing;
  const box = wrapName(type, caption, style.body * 1.06, frame.width);
  return {
    height: box.height + (box.lines.length > 0 ? style.body * 0.35 : 0),
    before: style.gap * 1.7,
    keep: true,
    draw(sheet, y) {
      onDraw?.(sheet, y);
      drawBox(sheet, box, frame.x, y, frame.width);
    },
  };
}
