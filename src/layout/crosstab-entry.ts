import { type Lines, plainText } from '../core/inline.ts';
import type { Crosstab, CrosstabEntry } from '../core/matrix.ts';
import type { Composing } from './composing.ts';
import { markRuns, signRun, spokenMissing, withRuns } from './marks.ts';
import { type Paragraph, paragraphsOf } from './runs.ts';
import { drawBox, drawLine, type Sheet } from './sheet.ts';
import type { Branch } from './structure.ts';
import type { Look } from './style.ts';
import { LOOKS } from './style.ts';
import type { Frame } from './text-strip.ts';
import type { Weight } from './typeset.ts';
import { naturalWidth, type TextBox, wrap } from './wrap.ts';

/** Where the columns of a crosstab stand: the stub, then equal columns, text inset by `padding`. */
export interface CrosstabGrid {
  readonly frame: Frame;
  readonly padding: number;
  readonly stubWidth: number;
  readonly columns: readonly Frame[];
}

export function columnsOf(composing: Composing, frame: Frame, crosstab: Crosstab): CrosstabGrid {
  const { style } = composing;
  const padding = style.body * 0.8;
  const most = frame.width * 0.22;
  const wanted = crosstab.rows.map(({ header }) =>
    Math.max(
      linesWidth(composing, header.lines, style.body * 1.1, 'bold', most),
      linesWidth(composing, header.description ?? [], style.small, 'body', most),
    ),
  );
  const stubWidth = Math.min(Math.max(style.body * 4, ...wanted), most);
  const start = frame.x + padding * 0.5 + stubWidth + padding;
  const outer = (frame.x + frame.width - start) / Math.max(1, crosstab.columns.length);
  const columns = crosstab.columns.map((_, index) => ({
    x: start + outer * index + padding,
    width: outer - padding * 1.5,
  }));
  return { frame, padding, stubWidth, columns };
}

/** What a header's languages ask for: beside each other if no more than `most` is needed for it, else one over the other. */
function linesWidth({ type }: Composing, lines: Lines, size: number, weight: Weight, most: number): number {
  const widths = lines.map((line) => type.measure(plainText(line.inlines), size, weight) * 1.05);
  const beside = widths.reduce((sum, width, index) => sum + width + (index > 0 ? size : 0), 0);
  return beside <= most ? beside : Math.max(0, ...widths);
}

/** An entry set to its column: name, the first detail beside it, further details below. */
export interface EntryBox {
  readonly name: TextBox;
  readonly beside?: TextBox;
  readonly below: readonly { readonly box: TextBox; readonly x: number; readonly y: number }[];
  readonly height: number;
}

export interface EntryPlace {
  readonly width: number;
  readonly where: string;
  readonly block: string;
  readonly grid: CrosstabGrid;
}

const NAME: Look = { ...LOOKS.strongCell };
const DETAIL: Look = { ...LOOKS.small, leading: 1.4 };
const FIGURE: Look = { ...LOOKS.cell };

/** Sets one entry. Its node reads: name, marks, details; marks are References. */
export function setEntry(composing: Composing, node: Branch, entry: CrosstabEntry, place: EntryPlace): EntryBox {
  const { style, type } = composing;
  const { where, width } = place;
  const name = namePart(composing, node, entry, place);
  const spoken = spokenMissing(composing);
  const details = entry.details.map((detail, index) => {
    const look = detail.value.kind === 'missing' ? DETAIL : index === 0 ? FIGURE : DETAIL;
    return paragraphsOf(composing, node, detail.lines, look, where, spoken);
  });
  const [first, ...others] = details;
  const gap = style.body;
  const nameWidth = naturalWidth(type, name, style.body);
  const firstWidth = first === undefined ? 0 : naturalWidth(type, first, style.body);
  const sideBySide = first !== undefined && nameWidth + gap + firstWidth <= width;
  const nameBox = wrap(type, name, style.body, width);
  const beside = sideBySide ? wrap(type, first, style.body, width) : undefined;
  const rest = sideBySide || first === undefined ? others : details;
  const top = Math.max(nameBox.height, beside?.height ?? 0);
  const flowed = flow(composing, rest, width, top);
  return { name: nameBox, ...(beside === undefined ? {} : { beside }), ...flowed };
}

function namePart(composing: Composing, node: Branch, entry: CrosstabEntry, place: EntryPlace): readonly Paragraph[] {
  const lines = paragraphsOf(composing, node, entry.lines, NAME, place.where);
  const dagger = entry.marked ? [signRun(composing, node, '†', place.where)] : [];
  const set = { footnotes: [], sources: entry.sources, block: place.block, where: place.where };
  return withRuns(lines, [...dagger, ...markRuns(composing, node, set)], 'first');
}

/** Small details beside each other, on as many lines as they need. */
function flow(
  composing: Composing,
  details: readonly (readonly Paragraph[])[],
  width: number,
  top: number,
): Pick<EntryBox, 'below' | 'height'> {
  const { style, type } = composing;
  const gap = style.small * 1.2;
  const below: EntryBox['below'][number][] = [];
  let x = 0;
  let y = top;
  let line = 0;
  for (const detail of details) {
    const box = wrap(type, detail, style.small, width);
    if (x > 0 && x + box.width > width) {
      x = 0;
      y += line;
      line = 0;
    }
    below.push({ box, x, y });
    x += box.width + gap;
    line = Math.max(line, box.height);
  }
  return { below, height: y + line };
}

export function drawEntry(sheet: Sheet, entry: EntryBox, x: number, y: number, width: number): void {
  drawBox(sheet, entry.name, x, y, width);
  for (const line of entry.beside?.lines ?? []) drawLine(sheet, line, x + width - line.width, y);
  for (const { box, x: left, y: top } of entry.below) drawBox(sheet, box, x + left, y + top, width);
}
