import type { Paint, Picture, Shape, Spot, Stroke } from '../core/shapes.ts';
import { unexpected } from '../core/unexpected.ts';
import { hatchLines } from './hatch.ts';

export interface SvgOptions {
  /** The alternative text: says the conclusion. */
  readonly alt: string;
  /** Unique on the page. */
  readonly id: string;
}

/** A picture as an SVG element. Paints become custom properties: `var(--ink)`, `var(--series-1)` for series 0. */
export function pictureSvg(picture: Picture, options: SvgOptions): string {
  const { width, height } = picture;
  const box = `viewBox="0 0 ${num(width)} ${num(height)}" width="${num(width)}pt" height="${num(height)}pt"`;
  const title = `<title id="${escapeXml(options.id)}-title">${escapeXml(options.alt)}</title>`;
  const head = `id="${escapeXml(options.id)}" role="img" aria-labelledby="${escapeXml(options.id)}-title"`;
  const shapes = [...picture.shapes.map(shapeSvg), ...(picture.spots ?? []).map(spotSvg)].join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} ${head}>${title}\n${shapes}\n</svg>`;
}

/** One shape as an SVG element. */
export function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return textSvg(shape);
    case 'line':
      return `<path d="M${num(shape.x1)} ${num(shape.y1)}L${num(shape.x2)} ${num(shape.y2)}"${strokeSvg(shape.stroke)}/>`;
    case 'rect':
      return rectSvg(shape);
    case 'circle': {
      const { cx, cy, r } = shape;
      return `<circle cx="${num(cx)}" cy="${num(cy)}" r="${num(r)}"${fillSvg(shape.fill)}${strokeSvg(shape.stroke)}/>`;
    }
    case 'path': {
      const d = shape.points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${num(x)} ${num(y)}`).join('');
      return `<path d="${d}${shape.closed ? 'Z' : ''}"${fillSvg(shape.fill)}${strokeSvg(shape.stroke)}/>`;
    }
    default:
      return unexpected(shape);
  }
}

/** An area that nothing is drawn in and that tells its value. */
function spotSvg({ x, y, width, height, label }: Spot): string {
  const box = `x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}"`;
  return `<rect class="spot" ${box} fill="none" pointer-events="all"><title>${escapeXml(label)}</title></rect>`;
}

function textSvg(shape: Shape & { kind: 'text' }): string {
  const anchor = shape.anchor === 'start' ? '' : ` text-anchor="${shape.anchor}"`;
  const weight = shape.weight === 'bold' ? ' font-weight="700"' : '';
  const language = shape.language === undefined ? '' : ` lang="${escapeXml(shape.language)}"`;
  const place = `x="${num(shape.x)}" y="${num(shape.y)}" font-size="${num(shape.size)}"`;
  return `<text ${place}${anchor}${weight}${language}${fillSvg(shape.paint)}>${escapeXml(shape.text)}</text>`;
}

function rectSvg(shape: Shape & { kind: 'rect' }): string {
  const { x, y, width, height, radius } = shape;
  const round = radius === undefined ? '' : ` rx="${num(radius)}"`;
  const box = `x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}"${round}`;
  if (shape.hatch !== true) return `<rect ${box}${fillSvg(shape.fill)}${strokeSvg(shape.stroke)}/>`;
  const lines = hatchLines(shape).map((line) => `M${num(line.x1)} ${num(line.y1)}L${num(line.x2)} ${num(line.y2)}`);
  const paint = shape.fill === 'none' ? 'rule' : shape.fill;
  const hatch = `<path d="${lines.join('')}"${strokeSvg({ paint, width: 0.6 })}/>`;
  return shape.stroke === undefined ? hatch : `${hatch}<rect ${box} fill="none"${strokeSvg(shape.stroke)}/>`;
}

function fillSvg(paint: Paint): string {
  return ` fill="${paintSvg(paint)}"`;
}

function strokeSvg(stroke: Stroke | undefined): string {
  if (stroke === undefined) return '';
  const dash = stroke.dash === undefined ? '' : ` stroke-dasharray="${stroke.dash.map(num).join(' ')}"`;
  return ` stroke="${paintSvg(stroke.paint)}" stroke-width="${num(stroke.width)}"${dash}`;
}

function paintSvg(paint: Paint): string {
  if (paint === 'none') return 'none';
  return typeof paint === 'string' ? `var(--${paint})` : `var(--series-${paint.series + 1})`;
}

/** Two decimals are enough for any screen or printer, and keep the text short and the same everywhere. */
function num(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for between tags and in quoted attributes; what XML cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return text.replace(NOT_IN_XML, '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
