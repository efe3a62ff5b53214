import { hatchLines } from '../chart/hatch.ts';
import type { ArtifactKind, Piece } from '../core/paged.ts';
import type { Paint, Shape, Stroke } from '../core/shapes.ts';
import { unexpected } from '../core/unexpected.ts';
import { textStart } from './bounds.ts';
import type { EmbeddedFont } from './embedded-font.ts';
import type { PaintOperands } from './paint.ts';
import { number } from './syntax.ts';

/** What the drawing of pages needs to know, the same for all pages of a document. */
export interface Pens {
  readonly paint: PaintOperands;
  /** The font that draws a weight, or the named face. */
  readonly font: (weight: 'body' | 'bold', face: string | undefined) => EmbeddedFont;
  /** The tag of a mark's structure element. */
  readonly tag: (mark: number) => string;
}

/** A page's content stream, and the mark of each marked-content sequence: its index is the sequence's MCID. */
export interface PageContent {
  readonly operators: string;
  readonly marks: readonly number[];
  readonly fonts: ReadonlySet<EmbeddedFont>;
}

/** Draws the pieces of one page. Neighbouring pieces of the same mark, and neighbouring texts, share one object. */
export function pageContent(pieces: readonly Piece[], pens: Pens): PageContent {
  return new ContentStream(pens).draw(pieces);
}

/** Control points of a quarter circle stand at this share of the radius. */
const ARC = 0.5522847498;
const HATCH_WIDTH = 0.6;

/** What each kind of artifact is called (ISO 32000-1, 14.8.2.2). */
const ARTIFACTS: Readonly<Record<ArtifactKind, string>> = {
  layout: '/Type/Layout',
  repeated: '/Type/Pagination',
  header: '/Type/Pagination/Subtype/Header',
  footer: '/Type/Pagination/Subtype/Footer',
};

/** Whether two neighbouring pieces share one marked sequence. */
function together(before: Piece | undefined, after: Piece | undefined): boolean {
  return (
    before !== undefined && after !== undefined && before.mark === after.mark && before.artifact === after.artifact
  );
}

class ContentStream {
  private readonly pens: Pens;
  private readonly out: string[] = [];
  private readonly marks: number[] = [];
  private readonly used = new Set<EmbeddedFont>();
  private inText = false;
  /** Operators that set the state, by their name, so that none is written twice in a row. */
  private readonly state = new Map<string, string>();

  constructor(pens: Pens) {
    this.pens = pens;
  }

  draw(pieces: readonly Piece[]): PageContent {
    const drawn = pieces.filter((piece) => piece.shapes.length > 0);
    for (const [index, piece] of drawn.entries()) {
      const sameAsBefore = together(drawn[index - 1], piece);
      const sameAsNext = together(piece, drawn[index + 1]);
      // A marked sequence must begin and end on the same side of a text object's border; text alone stays inside.
      const alone = !sameAsBefore && !sameAsNext && piece.shapes.every((shape) => shape.kind === 'text');
      if (!sameAsBefore) this.begin(piece, alone);
      for (const shape of piece.shapes) this.shape(shape);
      if (!sameAsNext) this.end(alone);
    }
    this.text(false);
    return { operators: this.out.join('\n'), marks: this.marks, fonts: this.used };
  }

  private begin({ mark, artifact = 'layout' }: Piece, alone: boolean): void {
    this.text(alone);
    if (mark === undefined) {
      this.out.push(`/Artifact<<${ARTIFACTS[artifact]}>>BDC`);
      return;
    }
    const id = this.marks.push(mark) - 1;
    this.out.push(`/${this.pens.tag(mark)}<</MCID ${id}>>BDC`);
  }

  private end(alone: boolean): void {
    this.text(alone);
    this.out.push('EMC');
  }

  private text(on: boolean): void {
    if (this.inText === on) return;
    this.out.push(on ? 'BT' : 'ET');
    this.inText = on;
  }

  private set(operator: string, operands: string): void {
    if (this.state.get(operator) === operands) return;
    this.state.set(operator, operands);
    this.out.push(`${operands} ${operator}`);
  }

  private shape(shape: Shape): void {
    this.text(shape.kind === 'text');
    switch (shape.kind) {
      case 'text':
        this.glyphs(shape);
        break;
      case 'line':
        this.path(`${point(shape.x1, shape.y1)} m ${point(shape.x2, shape.y2)} l`, 'none', shape.stroke);
        break;
      case 'rect':
        this.rect(shape);
        break;
      case 'circle':
        this.path(circle(shape.cx, shape.cy, shape.r), shape.fill, shape.stroke);
        break;
      case 'path': {
        const corners = shape.points.map(([x, y], index) => `${point(x, y)} ${index === 0 ? 'm' : 'l'}`).join(' ');
        this.path(shape.closed ? `${corners} h` : corners, shape.fill, shape.stroke);
        break;
      }
      default:
        unexpected(shape);
    }
  }

  private glyphs(shape: Shape & { kind: 'text' }): void {
    const colour = this.pens.paint(shape.paint);
    const font = this.pens.font(shape.weight, shape.face);
    const hex = font.encode(shape.text);
    if (hex === '' || colour === undefined) return;
    this.used.add(font);
    this.set('Tf', `/${font.name} ${number(shape.size)}`);
    this.set('rg', colour);
    // The page is flipped, so that y grows downwards; glyphs are flipped back.
    this.out.push(`1 0 0 -1 ${point(textStart(shape), shape.y)} Tm<${hex}>Tj`);
  }

  private rect(shape: Shape & { kind: 'rect' }): void {
    const { x, y, width, height, radius } = shape;
    const outline = radius ? roundRect(shape, radius) : `${point(x, y)} ${number(width)} ${number(height)} re`;
    if (!shape.hatch) {
      this.path(outline, shape.fill, shape.stroke);
      return;
    }
    const lines = hatchLines(shape).map((line) => `${point(line.x1, line.y1)} m ${point(line.x2, line.y2)} l`);
    const paint = shape.fill === 'none' ? 'rule' : shape.fill;
    if (lines.length > 0) this.path(lines.join(' '), 'none', { paint, width: HATCH_WIDTH });
    if (shape.stroke) this.path(outline, 'none', shape.stroke);
  }

  private path(outline: string, fill: Paint, stroke: Stroke | undefined): void {
    const inside = this.pens.paint(fill);
    const edge = stroke && this.pens.paint(stroke.paint);
    if (inside !== undefined) this.set('rg', inside);
    if (stroke && edge !== undefined) {
      this.set('RG', edge);
      this.set('w', number(stroke.width));
      this.set('d', `[${(stroke.dash ?? []).map(number).join(' ')}] 0`);
    }
    const paint = inside === undefined ? (edge === undefined ? undefined : 'S') : edge === undefined ? 'f' : 'B';
    if (paint !== undefined) this.out.push(`${outline} ${paint}`);
  }
}

function point(x: number, y: number): string {
  return `${number(x)} ${number(y)}`;
}

function circle(cx: number, cy: number, r: number): string {
  return roundRect({ x: cx - r, y: cy - r, width: 2 * r, height: 2 * r }, r);
}

function roundRect(box: { x: number; y: number; width: number; height: number }, radius: number): string {
  const r = Math.min(radius, box.width / 2, box.height / 2);
  const c = r * (1 - ARC);
  const [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height];
  const curve = (x1: number, y1: number, x2: number, y2: number, x: number, y: number) =>
    `${point(x1, y1)} ${point(x2, y2)} ${point(x, y)} c`;
  return [
    `${point(left + r, top)} m ${point(right - r, top)} l`,
    curve(right - c, top, right, top + c, right, top + r),
    `${point(right, bottom - r)} l`,
    curve(right, bottom - c, right - c, bottom, right - r, bottom),
    `${point(left + r, bottom)} l`,
    curve(left + c, bottom, left, bottom - c, left, bottom - r),
    `${point(left, top + r)} l`,
    curve(left, top + c, left + c, top, left + r, top),
    'h',
  ].join(' ');
}
