import type { Strip } from './flow.ts';
import type { Sheet } from './sheet.ts';
import type { Frame } from './text-strip.ts';

/** Something of fixed height that may stand in any of several columns. */
export interface ColumnItem {
  readonly height: number;
  readonly before: number;
  /** Stays in the column of the item that follows. */
  readonly keep?: boolean;
  draw(sheet: Sheet, x: number, y: number): void;
}

/** Evenly placed columns within a frame. */
export function columnFrames(frame: Frame, count: number, gap: number): readonly Frame[] {
  const width = (frame.width - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => ({ x: frame.x + index * (width + gap), width }));
}

/** Items set down one column after the other, the columns of even height; may be split where a page ends. */
export function columnsStrip(items: readonly ColumnItem[], columns: readonly Frame[], before: number): Strip {
  const height = balancedHeight(items, columns.length);
  const dealt = deal(items, columns.length, height).columns;
  return {
    height,
    before,
    keep: false,
    splits: 'freely',
    least: Math.min(height, Math.max(0, ...items.slice(0, columns.length).map((item) => item.height)) * 2),
    draw(sheet, y) {
      for (const [index, column] of dealt.entries()) {
        let top = y;
        for (const [order, item] of column.entries()) {
          if (order > 0) top += item.before;
          item.draw(sheet, columns[index]?.x ?? 0, top);
          top += item.height;
        }
      }
    },
    split(room) {
      const { rest, columns: filled } = deal(items, columns.length, room);
      const count = items.length - rest.length;
      if (count < columns.length || rest.length === 0 || filled.some((column) => column.length === 0)) return undefined;
      return [columnsStrip(items.slice(0, count), columns, before), columnsStrip(rest, columns, 0)];
    },
  };
}

/** The least height at which the columns hold all items. */
function balancedHeight(items: readonly ColumnItem[], count: number): number {
  const total = items.reduce((sum, item) => sum + item.height + item.before, 0);
  let height = Math.max(total / count - (items[0]?.before ?? 0), ...items.map((item) => item.height), 0);
  while (deal(items, count, height).rest.length > 0) height += 1;
  const { columns } = deal(items, count, height);
  return Math.max(0, ...columns.map(stackHeight));
}

function stackHeight(items: readonly ColumnItem[]): number {
  return items.reduce((height, item, index) => height + item.height + (index > 0 ? item.before : 0), 0);
}

function deal(items: readonly ColumnItem[], count: number, height: number) {
  const columns: ColumnItem[][] = [];
  let next = 0;
  for (let column = 0; column < count; column += 1) {
    const held: ColumnItem[] = [];
    let used = 0;
    for (let item = items[next]; item !== undefined; item = items[next]) {
      const need = (held.length > 0 ? item.before : 0) + item.height;
      const follower = item.keep === true ? items[next + 1] : undefined;
      const more = follower === undefined ? 0 : follower.before + follower.height;
      if (used + need + more > height + 0.01 && !(held.length === 0 && more > 0 && used + need <= height + 0.01)) break;
      held.push(item);
      used += need;
      next += 1;
    }
    columns.push(held);
  }
  return { columns, rest: items.slice(next) };
}
