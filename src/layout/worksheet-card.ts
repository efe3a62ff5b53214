import type { Lines } from '../core/inline.ts';
import type { Worksheet } from '../core/worksheet.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import type { Place } from './prose.ts';
import { inOneLine, paragraphsOf } from './runs.ts';
import { addRule, addShape, drawBox, round, type Sheet } from './sheet.ts';
import { type Branch, grow } from './structure.ts';
import { LOOKS } from './style.ts';
import type { Frame } from './text-strip.ts';
import { type TextBox, wrap } from './wrap.ts';

/** Room for a hand to write on a line, in points. */
const WRITING = 24;

/** One line of a card: what is asked, and what there is to tick; nothing to tick is a line to write on. */
interface Asked {
  readonly lines: Lines;
  readonly hint?: Lines;
  readonly options: readonly Lines[];
  /** What the number that is asked for is counted in: stands at the end of its line. */
  readonly unit?: Lines;
  /** Where the verdict begins. */
  readonly first?: boolean;
  /** A rule stands above, which a line to write on would only double. */
  readonly ruled?: boolean;
}

/** A card for one product: its name, or a line for it, the questions, and the outcomes to tick. It stands on one page. */
export function cardStrips(
  composing: Composing,
  place: Place,
  worksheet: Worksheet,
  name: Lines,
  density: number,
): readonly Strip[] {
  const card = grow(place.parent, 'Sect');
  const asked: readonly Asked[] = [
    ...worksheet.questions.map((question) => ({
      lines: question.lines,
      ...(question.hint === undefined ? {} : { hint: question.hint }),
      ...(question.kind === 'quantity'
        ? { options: [], unit: question.unit }
        : { options: question.options.map((option) => option.lines) }),
    })),
    ...worksheet.outcomes.map((outcome, index) => ({
      lines: outcome.lines,
      options: outcome.members.map((member) => member.lines),
      first: index === 0,
      ruled: index === 0 && worksheet.questions.at(-1)?.kind !== 'quantity',
    })),
  ];
  const rows = asked.map((one) => askedStrip(composing, card, place, one, density));
  return [nameStrip(composing, card, place, { stub: worksheet.stub, name, density }), ...rows].map((strip, index) => ({
    ...strip,
    keep: index < rows.length,
  }));
}

interface Named {
  readonly stub: Lines;
  readonly name: Lines;
  readonly density: number;
}

function nameStrip(composing: Composing, card: Branch, place: Place, { stub, name, density }: Named): Strip {
  const { style, type } = composing;
  const { label, field } = columnsOf(place.frame);
  const node = grow(card, 'P');
  const head = wrap(type, paragraphsOf(composing, node, stub, LOOKS.cell, place.where), style.body, label.width);
  const text = wrap(type, paragraphsOf(composing, node, name, LOOKS.strongCell, place.where), style.body, field.width);
  const above = style.body * density;
  const height = Math.max(WRITING, head.height + above, text.height + above);
  // The boxes below keep off a line to write on.
  const below = name.length === 0 ? style.body * 0.5 : 0;
  return {
    height: height + below,
    before: style.gap * 1.3 * density,
    keep: true,
    draw(sheet, y) {
      addRule(sheet, place.frame.x, y, place.frame.width, style.rules.heavy, 'ink');
      const top = y + height - Math.max(head.height, text.height) - style.body * 0.2;
      drawBox(sheet, head, label.x, top, label.width);
      drawBox(sheet, text, field.x, top, field.width);
      if (name.length === 0) addRule(sheet, field.x, y + height, field.width, style.rules.light, 'muted');
    },
  };
}

function askedStrip(composing: Composing, card: Branch, place: Place, asked: Asked, density: number): Strip {
  const { style, type } = composing;
  const { label, field } = columnsOf(place.frame);
  const padding = style.body * 0.35 * density;
  const node = grow(card, 'P');
  const head = [
    ...paragraphsOf(composing, node, asked.lines, LOOKS.cell, place.where),
    ...paragraphsOf(composing, node, asked.hint ?? [], LOOKS.small, place.where),
  ];
  const box = wrap(type, head, style.body, label.width);
  const boxes = tickBoxes(composing, node, asked.options, place, field);
  const writing = asked.options.length === 0;
  const unit = wrap(
    type,
    inOneLine(composing, node, asked.unit ?? [], LOOKS.small, place.where),
    style.body,
    field.width,
  );
  const room = Math.max(box.height, boxes.height, writing ? WRITING - padding * 2 : 0);
  const above = asked.first ? padding * 1.6 : 0;
  const height = room + padding * 2 + above;
  return {
    height,
    before: 0,
    keep: true,
    draw(sheet, top) {
      const y = top + above + padding;
      if (asked.ruled) addRule(sheet, place.frame.x, top + padding * 1.2, place.frame.width, style.rules.hair, 'rule');
      drawBox(sheet, box, label.x, writing ? y + room - box.height : y, label.width);
      boxes.draw(sheet, y);
      drawBox(sheet, unit, field.x, y + room - unit.height - style.body * 0.1, field.width, 'right');
      if (writing) addRule(sheet, field.x, y + room, field.width, style.rules.light, 'muted');
    },
  };
}

/** What is asked stands left, the answer right of it. */
function columnsOf(frame: Frame): { readonly label: Frame; readonly field: Frame } {
  const width = frame.width * 0.28;
  const gap = frame.width * 0.02;
  return { label: { x: frame.x, width }, field: { x: frame.x + width + gap, width: frame.width - width - gap } };
}

interface Tick {
  readonly box: TextBox;
  readonly x: number;
  readonly y: number;
}

/** Squares to tick, each before its words, as many on a line as there is room for. Squares are not read out. */
function tickBoxes(
  composing: Composing,
  node: Branch,
  options: readonly Lines[],
  place: Place,
  field: Frame,
): { readonly height: number; draw(sheet: Sheet, y: number): void } {
  const size = composing.style.body;
  const indent = size * 1.3;
  const ticks: Tick[] = [];
  let x = 0;
  let y = 0;
  let below = 0;
  for (const lines of options) {
    const words = paragraphsOf(composing, grow(node, 'Span'), lines, LOOKS.cell, place.where);
    const box = wrap(composing.type, words, size, field.width - indent);
    if (x > 0 && x + indent + box.width > field.width) {
      x = 0;
      y = below + size * 0.3;
    }
    ticks.push({ box, x, y });
    below = Math.max(below, y + box.height);
    x += indent + box.width + size * 1.4;
  }
  return {
    height: below,
    draw(sheet, top) {
      for (const tick of ticks) {
        const baseline = tick.box.lines[0]?.baseline ?? size;
        square(sheet, field.x + tick.x, top + tick.y + baseline - size * 0.82, size * 0.9);
        drawBox(sheet, tick.box, field.x + tick.x + indent, top + tick.y, tick.box.width);
      }
    },
  };
}

function square(sheet: Sheet, x: number, y: number, side: number): void {
  const stroke = { paint: 'ink', width: 0.7 } as const;
  const at = { x: round(x), y: round(y), width: round(side), height: round(side) };
  addShape(sheet, undefined, { kind: 'rect', ...at, fill: 'none', stroke });
}
