import type { Language } from '../core/language.ts';
import type { ArtifactKind, Page, PageLink, Piece } from '../core/paged.ts';
import type { Paint, Shape } from '../core/shapes.ts';
import type { TextBox, TextLine } from './wrap.ts';

/** A page that is being filled. */
export interface Sheet {
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: OpenPiece[];
  readonly links: PageLink[];
  /** While set, everything drawn is an artifact of that kind: repeated heads, page furniture. */
  artifact: ArtifactKind | undefined;
}

interface OpenPiece extends Piece {
  readonly shapes: Shape[];
}

export function blankSheet(index: number, width: number, height: number): Sheet {
  return { index, width, height, pieces: [], links: [], artifact: undefined };
}

export function finishedPage(sheet: Sheet): Page {
  return { width: sheet.width, height: sheet.height, pieces: sheet.pieces, links: sheet.links };
}

/** Adds a shape to the piece of its mark; without a mark it is an artifact. */
export function addShape(sheet: Sheet, mark: number | undefined, shape: Shape): void {
  const { artifact } = sheet;
  const own = artifact === undefined ? mark : undefined;
  const last = sheet.pieces.at(-1);
  if (last !== undefined && last.mark === own && last.artifact === artifact) last.shapes.push(shape);
  else if (own !== undefined) sheet.pieces.push({ mark: own, shapes: [shape] });
  else sheet.pieces.push(artifact === undefined ? { shapes: [shape] } : { artifact, shapes: [shape] });
}

export function addRule(sheet: Sheet, x: number, y: number, width: number, weight: number, paint: Paint): void {
  const stroke = { paint, width: weight };
  addShape(sheet, undefined, { kind: 'line', x1: round(x), y1: round(y), x2: round(x + width), y2: round(y), stroke });
}

export interface Fill {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly paint: Paint;
  readonly radius?: number;
  readonly hatch?: boolean;
}

export function addFill(sheet: Sheet, fill: Fill): void {
  addShape(sheet, undefined, {
    kind: 'rect',
    x: round(fill.x),
    y: round(fill.y),
    width: round(fill.width),
    height: round(fill.height),
    fill: fill.paint,
    ...(fill.radius === undefined ? {} : { radius: fill.radius }),
    ...(fill.hatch === undefined ? {} : { hatch: fill.hatch }),
  });
}

export type Side = 'left' | 'right' | 'center';

/** Draws set text in a column that starts at `x`; `y` is the top of the box. */
export function drawBox(sheet: Sheet, box: TextBox, x: number, y: number, width: number, side: Side = 'left'): void {
  for (const line of box.lines) drawLine(sheet, line, lineStart(line, x, width, side), y);
}

export function lineStart(line: TextLine, x: number, width: number, side: Side): number {
  return side === 'left' ? x : side === 'right' ? x + width - line.width : x + (width - line.width) / 2;
}

/** Draws one line, and the areas of its links. */
export function drawLine(sheet: Sheet, line: TextLine, x: number, y: number): void {
  for (const { run, text, x: offset, width, size, face } of line.fragments) {
    const left = x + offset;
    const baseline = y + line.baseline - run.rise * size;
    const shape = {
      kind: 'text',
      x: round(left),
      y: round(baseline),
      text,
      size: round(size),
      weight: run.weight,
      paint: run.paint,
      anchor: 'start',
      width: round(width),
    } as const;
    addShape(
      sheet,
      run.mark,
      face === undefined && run.language === undefined ? shape : told(shape, run.language, face),
    );
    if (run.link !== undefined && sheet.artifact === undefined) {
      const { contents, target } = run.link;
      const area = { x: round(left), y: round(baseline - size), width: round(width), height: round(size * 1.25) };
      addLink(sheet, { mark: run.mark, ...area, contents, target });
    }
  }
}

/** The shape with what few have; apart, since an object that is put together by spreading costs several plain ones. */
function told(shape: Shape & { kind: 'text' }, language: Language | undefined, face: string | undefined): Shape {
  if (language === undefined) return face === undefined ? shape : { ...shape, face };
  return face === undefined ? { ...shape, language } : { ...shape, language, face };
}

/** Adds a link area; the parts of one line, which spacing sets apart, are one area. */
function addLink(sheet: Sheet, link: PageLink): void {
  const last = sheet.links.at(-1);
  if (last === undefined || last.mark !== link.mark || last.y !== link.y || link.x < last.x) {
    sheet.links.push(link);
    return;
  }
  sheet.links[sheet.links.length - 1] = { ...last, width: round(link.x + link.width - last.x) };
}

/** Draws what must not be read twice. */
export function drawAsArtifact(sheet: Sheet, kind: ArtifactKind, draw: () => void): void {
  const before = sheet.artifact;
  sheet.artifact = kind;
  draw();
  sheet.artifact = before;
}

/** Hundredths of a point are finer than any printer; rounding keeps files small and goldens readable. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
