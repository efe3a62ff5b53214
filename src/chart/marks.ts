import type { ChartValue } from '../core/chart.ts';
import { plainLines } from '../core/inline.ts';
import type { Paint, Shape, Spot } from '../core/shapes.ts';
import { FIGURE_MIDDLE, SMALL } from './text.ts';

/** Radius of a mark, and of one that carries a number. */
export const MARK = 4;
export const NUMBERED = 6.2;

export interface PointMark {
  /** Index of the lane, which chooses shape and colour. */
  readonly index: number;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly number?: number;
}

/** A point of the map: a shape of its lane (never colour alone); a range has a mark at both ends. */
export function drawPoint(mark: PointMark): readonly Shape[] {
  const { index, x1, x2, y, number } = mark;
  const paint: Paint = { series: index };
  const span: readonly Shape[] =
    x2 - x1 < 0.5 ? [] : [{ kind: 'line', x1, y1: y, x2, y2: y, stroke: { paint, width: 2 } }];
  if (number !== undefined) return [...span, ...numbered(number, (x1 + x2) / 2, y, paint)];
  const ends = span.length === 0 ? [x1] : [x1, x2];
  return [...span, ...ends.map((x) => laneMark(index, x, y, paint))];
}

function numbered(number: number, cx: number, cy: number, paint: Paint): readonly Shape[] {
  const text = String(number);
  return [
    { kind: 'circle', cx, cy, r: NUMBERED, fill: 'paper', stroke: { paint, width: 1 } },
    {
      kind: 'text',
      x: cx,
      y: cy + SMALL * FIGURE_MIDDLE,
      text,
      size: SMALL,
      weight: 'bold',
      paint: 'ink',
      anchor: 'middle',
      width: text.length * SMALL * 0.56,
    },
  ];
}

function laneMark(index: number, x: number, y: number, fill: Paint): Shape {
  const r = MARK;
  const edge = { paint: 'paper', width: 0.6 } as const;
  const path = (points: readonly (readonly [number, number])[]): Shape => ({
    kind: 'path',
    points,
    closed: true,
    fill,
    stroke: edge,
  });
  switch (index % 4) {
    case 0:
      return { kind: 'circle', cx: x, cy: y, r: r - 0.3, fill, stroke: edge };
    case 1:
      return path([
        [x, y - r - 0.6],
        [x + r + 0.6, y],
        [x, y + r + 0.6],
        [x - r - 0.6, y],
      ]);
    case 2:
      return path([
        [x, y - r],
        [x + r, y + r * 0.8],
        [x - r, y + r * 0.8],
      ]);
    default:
      return { kind: 'rect', x: x - r + 0.5, y: y - r + 0.5, width: 2 * r - 1, height: 2 * r - 1, fill, stroke: edge };
  }
}

/** Half of what a pointer should have to hit. */
const REACH = 9;

/** The place of a value's marks, large enough to point at, with its name and figure in words. */
export function spotAt(value: ChartValue, x1: number, x2: number, y: number): Spot {
  const [name, display] = [value.name, value.display].map((lines) => plainLines(lines).replaceAll('\n', ' · '));
  const label = `${name}: ${display}`;
  return { x: x1 - REACH, y: y - REACH, width: x2 - x1 + 2 * REACH, height: 2 * REACH, label };
}
