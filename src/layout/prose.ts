import type { Lines } from '../core/inline.ts';
import type { StructureRole } from '../core/paged.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import { type Paragraph, paragraphsOf, plainRun } from './runs.ts';
import { addFill, addRule, drawBox, type Sheet } from './sheet.ts';
import { type Branch, branch, grow } from './structure.ts';
import type { Look } from './style.ts';
import { LOOKS } from './style.ts';
import { type Frame, leastOf, linesWithin, splitBox, textStrip } from './text-strip.ts';
import { naturalWidth, type TextBox, wrap, wrapEvenly, wrapName } from './wrap.ts';

/** Where a block stands: in which column, under which node of the structure, in whose words' place. */
export interface Place {
  readonly frame: Frame;
  readonly parent: Branch;
  /** Names the place in diagnostics. */
  readonly where: string;
  /** Height that the flow of a page has. */
  readonly pageHeight: number;
}

export type HeadingLevel = 1 | 2 | 3;

/** A heading; it stays with what follows. */
export function headingStrips(composing: Composing, place: Place, lines: Lines, level: HeadingLevel): readonly Strip[] {
  const { style } = composing;
  const role: StructureRole = level === 1 ? 'H1' : level === 2 ? 'H2' : 'H3';
  const size = level === 1 ? style.h1 : level === 2 ? style.h2 : style.h3;
  const before = level === 3 ? style.gap * 1.4 : style.wideGap;
  const node = grow(place.parent, role);
  const paragraphs = paragraphsOf(composing, node, lines, LOOKS.heading, place.where);
  const named = wrapName(composing.type, paragraphs, size, place.frame.width);
  const box = named.lines.length === 1 ? named : wrapEvenly(composing.type, paragraphs, size, place.frame.width);
  const height = box.height + style.body * 0.25;
  return [{ height, before, keep: true, draw: (sheet, y) => drawBox(sheet, box, place.frame.x, y, place.frame.width) }];
}

/** A paragraph of the given role; the answer carries an accent bar at its left. */
export function paragraphStrips(
  composing: Composing,
  place: Place,
  lines: Lines,
  role: 'body' | 'answer' | 'small',
  before = composing.style.gap,
): readonly Strip[] {
  if (role === 'answer') return answerStrips(composing, place, lines);
  const { style, type } = composing;
  const look: Look = role === 'small' ? LOOKS.small : LOOKS.text;
  const node = grow(place.parent, 'P');
  const paragraphs = paragraphsOf(composing, node, lines, look, place.where);
  const size = role === 'small' ? style.small : style.body;
  return [textStrip(wrap(type, paragraphs, size, place.frame.width), place.frame, { before })];
}

function answerStrips(composing: Composing, place: Place, lines: Lines): readonly Strip[] {
  const { style, type } = composing;
  const inset = style.body * 1.1;
  const frame = { x: place.frame.x + inset, width: place.frame.width - inset };
  const paragraphs = paragraphsOf(composing, grow(place.parent, 'P'), lines, LOOKS.answer, place.where);
  const box = wrapEvenly(type, paragraphs, style.answer, frame.width);
  const bar = (sheet: Sheet, y: number, height: number) => {
    const trim = style.answer * 0.18;
    addFill(sheet, { x: place.frame.x, y: y + trim, width: 2.5, height: height - 2 * trim, paint: 'accent' });
  };
  return [textStrip(box, frame, { before: style.gap * 1.1, under: bar })];
}

/** A list: labels hang in the margin of their items. */
export function listStrips(
  composing: Composing,
  place: Place,
  items: readonly Lines[],
  ordered: boolean,
): readonly Strip[] {
  const { style } = composing;
  const list = grow(place.parent, 'L');
  const rows = items.map((lines, index) => {
    const item = grow(list, 'LI');
    const label = ordered ? `${index + 1}.` : '•';
    const run = plainRun(composing, grow(item, 'Lbl'), label, { weight: 'body', paint: 'muted' }, place.where);
    const body = paragraphsOf(composing, grow(item, 'LBody'), lines, LOOKS.text, place.where);
    return { label: [{ runs: [run], scale: 1, leading: LOOKS.text.leading, before: 0 }], body };
  });
  return labelledStrips(composing, place.frame, rows, {
    size: style.body,
    before: style.gap,
    between: style.body * 0.2,
    side: ordered ? 'right' : 'left',
  });
}

export interface LabelledRow {
  readonly label: readonly Paragraph[];
  readonly body: readonly Paragraph[];
}

export interface LabelledOptions {
  readonly size: number;
  readonly before: number;
  readonly between: number;
  readonly side: 'left' | 'right';
}

/** Rows of a label and a text that hangs beside it, labels in a column of their own. */
export function labelledStrips(
  composing: Composing,
  frame: Frame,
  rows: readonly LabelledRow[],
  options: LabelledOptions,
): readonly Strip[] {
  const { size } = options;
  const widest = Math.max(0, ...rows.map((row) => naturalWidth(composing.type, row.label, size)));
  const indent = widest + size * 0.6;
  return rows.map((row, index) => {
    const label = wrap(composing.type, row.label, size, widest + 1);
    const body = wrap(composing.type, row.body, size, frame.width - indent);
    const before = index === 0 ? options.before : options.between;
    return labelledStrip(label, body, { frame, widest, indent, side: options.side }, before);
  });
}

interface LabelledShape {
  readonly frame: Frame;
  readonly widest: number;
  readonly indent: number;
  readonly side: 'left' | 'right';
}

function labelledStrip(label: TextBox | undefined, body: TextBox, shape: LabelledShape, before: number): Strip {
  const { frame, indent, widest, side } = shape;
  return {
    height: Math.max(label?.height ?? 0, body.height),
    before,
    keep: false,
    draw(sheet, y) {
      if (label !== undefined) drawBox(sheet, label, frame.x, y, widest, side);
      drawBox(sheet, body, frame.x + indent, y, frame.width - indent);
    },
    splits: 'freely',
    least: leastOf(body),
    split(room) {
      const count = Math.min(linesWithin(body, room), body.lines.length - 2);
      if (count < 2) return undefined;
      const [head, tail] = splitBox(body, count);
      return [labelledStrip(label, head, shape, before), labelledStrip(undefined, tail, shape, 0)];
    },
  };
}

/** A callout: its blocks beside a rule of the accent colour. */
export function* calloutStrips(
  composing: Composing,
  place: Place,
  inner: (place: Place) => Iterable<Strip>,
): Generator<Strip> {
  const { style } = composing;
  const inset = style.body * 1.1;
  const parent = branch('Sect');
  place.parent.children.push(parent);
  const frame = { x: place.frame.x + inset, width: place.frame.width - inset };
  let first = true;
  for (const strip of inner({ ...place, parent, frame })) {
    yield ruled(strip, place.frame.x, first, style.gap);
    first = false;
  }
}

function ruled(strip: Strip, x: number, first: boolean, gap: number): Strip {
  const above = first ? 0 : strip.before;
  return {
    ...strip,
    before: first ? Math.max(gap, strip.before) : strip.before,
    draw(sheet, y) {
      addFill(sheet, { x, y: y - above, width: 2, height: strip.height + above, paint: 'rule' });
      strip.draw(sheet, y);
    },
    ...(strip.split === undefined
      ? {}
      : {
          split: (room: number) => {
            const parts = strip.split?.(room);
            return parts && ([ruled(parts[0], x, first, gap), ruled(parts[1], x, true, 0)] as const);
          },
        }),
  };
}

/** A thin rule across the column. */
export function ruleStrip(composing: Composing, place: Place): Strip {
  const { style } = composing;
  return {
    height: style.rules.light,
    before: style.gap * 1.2,
    keep: false,
    draw: (sheet, y) => addRule(sheet, place.frame.x, y, place.frame.width, style.rules.light, 'rule'),
  };
}
