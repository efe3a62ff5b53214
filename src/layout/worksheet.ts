import type { Lines } from '../core/inline.ts';
import type { Question, Worksheet } from '../core/worksheet.ts';
import { captionStrip, type OnDraw } from './caption.ts';
import { columnFrames } from './column-flow.ts';
import type { Composing } from './composing.ts';
import type { Continuation, Strip } from './flow.ts';
import { listStrips, type Place } from './prose.ts';
import { type Paragraph, paragraphsOf } from './runs.ts';
import { addFill, addRule, addShape, drawBox, round, type Sheet } from './sheet.ts';
import { type Branch, grow } from './structure.ts';
import { LOOKS } from './style.ts';
import { matrixStrips, noteStrips } from './table.ts';
import type { Frame } from './text-strip.ts';
import { type TextBox, wrap } from './wrap.ts';

/** Height of a row that a hand writes in, in points. */
const WRITING = 30;

/** A form on paper: the worked examples, the rules in words, blank rows with room to write, and the key on a new page. */
export function* worksheetStrips(
  composing: Composing,
  place: Place,
  worksheet: Worksheet,
  onDraw?: OnDraw,
): Generator<Strip> {
  yield* matrixStrips(composing, place, worksheet.examples, onDraw);
  yield* ruleStrips(composing, place, worksheet);
  yield* formStrips(composing, place, worksheet);
  yield* noteStrips(composing, place, worksheet.note);
  if (worksheet.key === undefined) return;
  yield { height: 0, before: 0, keep: true, turnsPage: true, draw: () => undefined };
  yield* matrixStrips(composing, place, worksheet.key);
}

/** Each outcome with the sentences of its rule. */
function* ruleStrips(composing: Composing, place: Place, worksheet: Worksheet): Generator<Strip> {
  for (const outcome of worksheet.outcomes) {
    const name = paragraphsOf(composing, grow(place.parent, 'P'), outcome.lines, LOOKS.caption, worksheet.id);
    const [list, ...rest] = listStrips(composing, place, outcome.words, false);
    if (list === undefined) continue;
    yield captionStrip(composing, name, place.frame, undefined);
    yield { ...list, before: 0 };
    yield* rest;
  }
}

interface Form {
  readonly columns: readonly Frame[];
  readonly frame: Frame;
}

function* formStrips(composing: Composing, place: Place, worksheet: Worksheet): Generator<Strip> {
  const { frame } = place;
  const count = 1 + worksheet.questions.length + worksheet.outcomes.length;
  const form: Form = { columns: columnFrames(frame, count, 0), frame };
  const table = grow(place.parent, 'Table');
  const title = paragraphsOf(composing, grow(table, 'Caption'), worksheet.title, LOOKS.caption, worksheet.id);
  yield captionStrip(composing, title, frame, undefined);
  const head = formHead(composing, grow(grow(table, 'THead'), 'TR'), worksheet, form);
  yield { ...head, before: 0, keep: true };
  const continued: Continuation = { head, close: () => undefined };
  const body = grow(table, 'TBody');
  const named = worksheet.entries.filter(({ kind }) => kind === 'exercise').map(({ lines }) => lines);
  const blank = Array.from({ length: worksheet.rows }, (): Lines => []);
  for (const [index, lines] of [...named, ...blank].entries()) {
    yield formRow(composing, grow(body, 'TR'), lines, form, {
      table: continued,
      keep: index === 0,
      where: worksheet.id,
    });
  }
}

type Head = Pick<Strip, 'height' | 'draw'>;

function formHead(composing: Composing, line: Branch, worksheet: Worksheet, form: Form): Head {
  const { style, type } = composing;
  const padding = style.body * 0.5;
  const heads = [
    { lines: worksheet.stub, small: [] },
    ...worksheet.questions.map((question) => ({ lines: question.lines, small: askedFor(question) })),
    ...worksheet.outcomes.map((outcome) => ({ lines: outcome.lines, small: outcome.members.map((one) => one.lines) })),
  ];
  const boxes = heads.map(({ lines, small }, index) => {
    const cell = grow(line, 'TH', { scope: 'Column' });
    const width = (form.columns[index]?.width ?? 0) - padding * 2;
    const words = paragraphsOf(composing, cell, lines, LOOKS.strongCell, worksheet.id);
    const hints = small.flatMap((one) =>
      smaller(composing, paragraphsOf(composing, cell, one, LOOKS.small, worksheet.id)),
    );
    return wrap(type, [...words, ...hints], style.body, width);
  });
  const height = Math.max(...boxes.map((box) => box.height)) + padding * 2;
  return {
    height,
    draw(sheet, y) {
      addFill(sheet, { x: form.frame.x, y, width: form.frame.width, height, paint: 'band' });
      addRule(sheet, form.frame.x, y, form.frame.width, style.rules.heavy, 'ink');
      drawCells(sheet, boxes, form, padding, y + padding);
      addRule(sheet, form.frame.x, y + height, form.frame.width, style.rules.light, 'ink');
    },
  };
}

function smaller(composing: Composing, paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const by = composing.style.small / composing.style.body;
  return paragraphs.map((paragraph) => ({
    ...paragraph,
    scale: paragraph.scale * by,
    runs: paragraph.runs.map((run) => ({ ...run, scale: run.scale * by })),
  }));
}

/** What may be written: the hint, then the options or the unit. */
function askedFor(question: Question): readonly Lines[] {
  const hint = question.hint === undefined ? [] : [question.hint];
  return question.kind === 'quantity'
    ? [...hint, question.unit]
    : [...hint, ...question.options.map((option) => option.lines)];
}

function formRow(
  composing: Composing,
  line: Branch,
  lines: Lines,
  form: Form,
  at: { readonly table: Continuation; readonly keep: boolean; readonly where: string },
): Strip {
  const { style, type } = composing;
  const padding = style.body * 0.5;
  const width = (form.columns[0]?.width ?? 0) - padding * 2;
  const cell = lines.length === 0 ? grow(line, 'TD') : grow(line, 'TH', { scope: 'Row' });
  const name = wrap(type, paragraphsOf(composing, cell, lines, LOOKS.cell, at.where), style.body, width);
  for (let more = 1; more < form.columns.length; more += 1) grow(line, 'TD');
  const height = Math.max(WRITING, name.height + padding * 2);
  return {
    height,
    before: 0,
    keep: at.keep,
    table: at.table,
    draw(sheet, y) {
      drawCells(sheet, [name], form, padding, y + (height - name.height) / 2);
      addRule(sheet, form.frame.x, y + height, form.frame.width, style.rules.light, 'rule');
      for (const column of form.columns.slice(1)) upright(sheet, column.x, y, height, style.rules.light);
    },
  };
}

function drawCells(sheet: Sheet, boxes: readonly TextBox[], form: Form, padding: number, y: number): void {
  for (const [index, box] of boxes.entries()) {
    const column = form.columns[index];
    if (column !== undefined) drawBox(sheet, box, column.x + padding, y, column.width - padding * 2);
  }
}

function upright(sheet: Sheet, x: number, y: number, height: number, width: number): void {
  const ends = { x1: round(x), y1: round(y), x2: round(x), y2: round(y + height) };
  addShape(sheet, undefined, { kind: 'line', ...ends, stroke: { paint: 'rule', width } });
}
