import { escapeXml } from '../chart/index.ts';
import type { Page } from '../core/paged.ts';
import type { Paint, Shape } from '../core/shapes.ts';
import type { Theme } from '../core/theme.ts';
import { unexpected } from '../core/unexpected.ts';

type Text = Shape & { readonly kind: 'text' };

/** Texts of so many times the body's size can be read even here; smaller ones become strokes. */
const READABLE = 1.3;
/** Runs of one line that stand closer than this, in their own size, become one stroke. */
const GAP = 0.8;

/**
 * A page as an image of a few kilobytes: its great texts as texts, all others as strokes in their place and colour.
 * It holds neither style, link nor script, and colours by value, so that it can stand in any page as an image.
 */
export function thumbnailSvg(page: Page, theme: Theme): string {
  const great = (shape: Shape): shape is Text => shape.kind === 'text' && shape.size >= theme.size.body * READABLE;
  const shapes = page.pieces.flatMap((piece) => piece.shapes);
  const paths = new Map<string, string>();
  for (const [look, path] of joined(shapes.filter((shape) => !great(shape))).flatMap((shape) => drawn(shape, theme))) {
    paths.set(look, (paths.get(look) ?? '') + path);
  }
  const box = `viewBox='0 0 ${num(page.width)} ${num(page.height)}'`;
  const paper = `<path fill='${theme.color.paper.light}' d='M0,0h${num(page.width)}v${num(page.height)}H0z'/>`;
  const parts = [...paths].map(([look, path]) => `<path ${look} d='${path}'/>`);
  const texts = shapes.filter(great).map((text) => textSvg(text, theme));
  return `<svg xmlns='http://www.w3.org/2000/svg' ${box}>${[paper, ...parts, ...texts].join('')}</svg>`;
}

/** Runs of text that follow each other on a line as one. */
function joined(shapes: readonly Shape[]): readonly Shape[] {
  const found: Shape[] = [];
  for (const shape of shapes) {
    const last = found.at(-1);
    if (shape.kind !== 'text' || last?.kind !== 'text' || !follows(leftOf(shape) - rightOf(last), shape, last)) {
      found.push(shape);
    } else
      found[found.length - 1] = { ...last, x: leftOf(last), anchor: 'start', width: rightOf(shape) - leftOf(last) };
  }
  return found;
}

function follows(gap: number, text: Text, last: Text): boolean {
  return text.y === last.y && text.paint === last.paint && gap >= 0 && gap < text.size * GAP;
}

/** What shapes of one look share as attributes, and the path of this one. */
function drawn(shape: Shape, theme: Theme): readonly (readonly [look: string, path: string])[] {
  switch (shape.kind) {
    case 'text': {
      const { y, size, weight, width, paint } = shape;
      const thick = weight === 'bold' ? 0.5 : 0.36;
      // Paler than its letters, as type looks from afar.
      const look = `${stroke(paint, size * thick, theme)} opacity='.6'`;
      return [[look, `M${num(leftOf(shape))},${num(y - size * 0.36)}h${num(width)}`]];
    }
    case 'line': {
      const { x1, y1, x2, y2, stroke: line } = shape;
      return [[stroke(line.paint, line.width, theme), `M${num(x1)},${num(y1)}L${num(x2)},${num(y2)}`]];
    }
    case 'rect': {
      const { x, y, width, height, hatch } = shape;
      const box = `M${num(x)},${num(y)}h${num(width)}v${num(height)}h${num(-width)}z`;
      if (hatch === true) return [[`fill='${colour('rule', theme)}' opacity='.4'`, box]];
      return outlined(shape, box, theme);
    }
    case 'circle':
      // A line of no length with round ends is a disc.
      return [
        [
          `${stroke(shape.fill === 'none' ? 'muted' : shape.fill, shape.r * 2, theme)} stroke-linecap='round'`,
          `M${num(shape.cx)},${num(shape.cy)}h0`,
        ],
      ];
    case 'path': {
      const path = shape.points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${num(x)},${num(y)}`).join('');
      return outlined(shape, path + (shape.closed ? 'z' : ''), theme);
    }
    default:
      return unexpected(shape);
  }
}

function outlined(
  { fill, stroke: line }: Pick<Shape & { kind: 'rect' }, 'fill' | 'stroke'>,
  path: string,
  theme: Theme,
): readonly (readonly [look: string, path: string])[] {
  const filled = fill === 'none' ? [] : [[`fill='${colour(fill, theme)}'`, path] as const];
  return line === undefined ? filled : [...filled, [stroke(line.paint, line.width, theme), path]];
}

/** Hairlines would vanish at this size. */
function stroke(paint: Paint, width: number, theme: Theme): string {
  return `fill='none' stroke='${colour(paint, theme)}' stroke-width='${num(Math.max(width, 1))}'`;
}

/** Squeezed or stretched to the width it was laid out with, whatever font the reader has. */
function textSvg(text: Text, theme: Theme): string {
  const place = `x='${num(leftOf(text))}' y='${num(text.y)}' font-size='${num(text.size)}' textLength='${num(text.width)}'`;
  const weight = text.weight === 'bold' ? " font-weight='700'" : '';
  return `<text ${place}${weight} font-family='sans-serif' fill='${colour(text.paint, theme)}'>${escapeXml(text.text)}</text>`;
}

function leftOf({ x, width, anchor }: Text): number {
  return anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
}

function rightOf(text: Text): number {
  return leftOf(text) + text.width;
}

function colour(paint: Paint, { color }: Theme): string {
  if (paint === 'none') return 'none';
  const shade = typeof paint === 'string' ? color[paint] : color.series[paint.series % color.series.length];
  return (shade ?? color.ink).light;
}

/** Points are fine enough: a thumbnail is smaller than its page. */
function num(value: number): string {
  return String(Math.round(value) + 0);
}
