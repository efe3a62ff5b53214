import type { Picture, Shape, Stroke } from '../core/shapes.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Composing } from './composing.ts';
import { covered } from './runs.ts';
import { round } from './sheet.ts';
import { wrap } from './wrap.ts';

/** The picture drawn so many times as large. */
export function scaledPicture(picture: Picture, by: number): Picture {
  if (by === 1) return picture;
  const shapes = picture.shapes.map((shape) => scaled(shape, by));
  return { width: picture.width * by, height: picture.height * by, shapes };
}

/** The words of a picture with the spacing that all other text has. */
export function spacedText(composing: Composing, shape: Shape & { kind: 'text' }, where: string): readonly Shape[] {
  const words = covered(composing, shape.text, shape.weight, where);
  const run = { text: words, weight: shape.weight, paint: shape.paint, scale: 1, rise: 0, mark: 0 };
  const paragraph = { runs: [run], scale: 1, leading: 1, before: 0 };
  const [line] = wrap(composing.type, [paragraph], shape.size, Number.POSITIVE_INFINITY).lines;
  if (line === undefined) return [shape];
  const whole = line.fragments.length === 1 && line.fragments[0]?.face === undefined && words === shape.text;
  if (whole) return [shape];
  const start = shape.x - (shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? line.width : line.width / 2);
  return line.fragments.map(({ text, x, width, face }) => ({
    ...shape,
    ...(face === undefined ? {} : { face }),
    text,
    x: start + x,
    width,
    anchor: 'start' as const,
  }));
}

function scaled(shape: Shape, by: number): Shape {
  const thin = (stroke: Stroke | undefined) => (stroke === undefined ? {} : { stroke: scaledStroke(stroke, by) });
  switch (shape.kind) {
    case 'text':
      return { ...shape, x: shape.x * by, y: shape.y * by, size: round(shape.size * by), width: shape.width * by };
    case 'rect': {
      const { x, y, width, height } = shape;
      return { ...shape, x: x * by, y: y * by, width: width * by, height: height * by, ...thin(shape.stroke) };
    }
    case 'line': {
      const { x1, y1, x2, y2 } = shape;
      return { ...shape, x1: x1 * by, y1: y1 * by, x2: x2 * by, y2: y2 * by, ...thin(shape.stroke) };
    }
    case 'circle':
      return { ...shape, cx: shape.cx * by, cy: shape.cy * by, r: shape.r * by, ...thin(shape.stroke) };
    case 'path':
      return { ...shape, points: shape.points.map(([x, y]) => [x * by, y * by] as const), ...thin(shape.stroke) };
    default:
      return unexpected(shape);
  }
}

function scaledStroke(stroke: Stroke, by: number): Stroke {
  const dash = stroke.dash?.map((length) => length * by);
  return { ...stroke, width: stroke.width * by, ...(dash === undefined ? {} : { dash }) };
}

/** The shape at another place. */
export function moved(shape: Shape, dx: number, dy: number): Shape {
  switch (shape.kind) {
    case 'text':
    case 'rect':
      return { ...shape, x: round(shape.x + dx), y: round(shape.y + dy) };
    case 'line': {
      const { x1, y1, x2, y2 } = shape;
      return { ...shape, x1: round(x1 + dx), y1: round(y1 + dy), x2: round(x2 + dx), y2: round(y2 + dy) };
    }
    case 'circle':
      return { ...shape, cx: round(shape.cx + dx), cy: round(shape.cy + dy) };
    case 'path':
      return { ...shape, points: shape.points.map(([x, y]) => [round(x + dx), round(y + dy)] as const) };
    default:
      return unexpected(shape);
  }
}
