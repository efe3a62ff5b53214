import type { Lines } from '../core/inline.ts';
import type { Worksheet } from '../core/worksheet.ts';
import { captionStrip, type OnDraw } from './caption.ts';
import type { Composing } from './composing.ts';
import { type Strip, within } from './flow.ts';
import { listStrips, type Place, paragraphStrips } from './prose.ts';
import { paragraphsOf } from './runs.ts';
import { branch, grow } from './structure.ts';
import { LOOKS } from './style.ts';
import { matrixStrips, noteStrips } from './table.ts';
import { titledContinuation } from './table-continued.ts';
import { cardStrips } from './worksheet-card.ts';

/** A form on paper: the rules in words, worked examples, a card to fill in for each product, the key on a new page. */
export function* worksheetStrips(
  composing: Composing,
  place: Place,
  worksheet: Worksheet,
  onDraw?: OnDraw,
): Generator<Strip> {
  const title = paragraphsOf(composing, grow(place.parent, 'P'), worksheet.title, LOOKS.caption, worksheet.id);
  yield captionStrip(composing, title, place.frame, onDraw);
  const form = { ...titledContinuation(composing, worksheet, place.frame, 'continued'), always: true };
  for (const strip of ruleStrips(composing, place, worksheet)) yield within(strip, form);
  if (worksheet.examples.rows.length > 0) {
    // Its caption may open a page, which then names the form first.
    for (const strip of matrixStrips(composing, place, worksheet.examples)) {
      yield strip.table === undefined ? within(strip, form) : strip;
    }
  }
  const named = worksheet.entries.filter(({ kind }) => kind === 'exercise').map(({ lines }) => lines);
  const blank = Array.from({ length: worksheet.rows }, (): Lines => []);
  const density = densityOf(composing, place, worksheet, form.head.height);
  for (const name of [...named, ...blank]) {
    for (const strip of cardStrips(composing, place, worksheet, name, density)) yield within(strip, form);
  }
  yield* noteStrips(composing, place, worksheet.note);
  if (worksheet.key === undefined) return;
  yield { height: 0, before: 0, keep: true, turnsPage: true, draw: () => undefined };
  yield* matrixStrips(composing, place, worksheet.key);
}

/** From roomy to tight: what becomes of the room between the lines of cards. */
const DENSITIES = [1, 0.85, 0.7, 0.55, 0.45];

/** The roomiest way to set cards at which a page holds as many of them as it can. */
function densityOf(composing: Composing, place: Place, worksheet: Worksheet, head: number): number {
  const held = DENSITIES.map((density) => {
    // Its nodes are thrown away.
    const strips = cardStrips(composing, { ...place, parent: branch('Sect') }, worksheet, [], density);
    const before = strips[0]?.before ?? 0;
    const height = strips.reduce((sum, strip) => sum + strip.before + strip.height, 0);
    return Math.floor((place.pageHeight - head + before) / height);
  });
  return DENSITIES[held.indexOf(Math.max(...held))] ?? 1;
}

/** Each outcome with the sentences of its rule. */
function* ruleStrips(composing: Composing, place: Place, worksheet: Worksheet): Generator<Strip> {
  const { style } = composing;
  for (const strip of paragraphStrips(composing, place, composing.word('rule-order'), 'small', 0)) {
    yield { ...strip, keep: true };
  }
  for (const outcome of worksheet.outcomes) {
    const name = paragraphsOf(composing, grow(place.parent, 'P'), outcome.lines, LOOKS.strongCell, worksheet.id);
    yield { ...captionStrip(composing, name, place.frame, undefined), before: style.gap * 0.6 };
    const items = listStrips(composing, place, outcome.words, false);
    // The few lines of a rule are read as one.
    for (const [index, strip] of items.entries()) {
      yield { ...strip, keep: index < items.length - 1, ...(index === 0 ? { before: 0 } : {}) };
    }
  }
}
