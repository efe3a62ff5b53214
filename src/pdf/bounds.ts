import type { Shape } from '../core/shapes.ts';
import { unexpected } from '../core/unexpected.ts';

/** The smallest upright rectangle around something, in points from the page's top left. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The bounds of shapes, or undefined where there are none. Strokes' widths do not count. */
export function boundsOf(shapes: readonly Shape[]): Bounds | undefined {
  return shapes.map(shapeBounds).reduce<Bounds | undefined>(union, undefined);
}

export function union(a: Bounds | undefined, b: Bounds): Bounds {
  if (a === undefined) return b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function shapeBounds(shape: Shape): Bounds {
  switch (shape.kind) {
    case 'text': {
      const left = textStart(shape);
      return { left, top: shape.y - shape.size, right: left + shape.width, bottom: shape.y + shape.size * 0.25 };
    }
    case 'line':
      return around([
        [shape.x1, shape.y1],
        [shape.x2, shape.y2],
      ]);
    case 'rect':
      return { left: shape.x, top: shape.y, right: shape.x + shape.width, bottom: shape.y + shape.height };
    case 'circle': {
      const { cx, cy, r } = shape;
      return { left: cx - r, top: cy - r, right: cx + r, bottom: cy + r };
    }
    case 'path':
      return around(shape.points);
    default:
      return unexpected(shape);
  }
}

/** Where a text begins, whichever way it is anchored. */
export function textStart(text: Shape & { kind: 'text' }): number {
  switch (text.anchor) {
    case 'start':
      return text.x;
    case 'middle':
      return text.x - text.width / 2;
    case 'end':
      return text.x - text.width;
    default:
      return unexpected(text.anchor);
  }
}

function around(points: readonly (readonly [number, number])[]): Bounds {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
