import type { Lines } from '../core/inline.ts';
import type { Worksheet } from '../core/worksheet.ts';
import { captionStrip, type OnDraw } from './caption.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import { listStrips, type Place, paragraphStrips } from './prose.ts';
import { paragraphsOf } from './runs.ts';
import { grow } from './structure.ts';
import { LOOKS } from './style.ts';
import { matrixStrips, noteStrips } from './table.ts';
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
  yield* ruleStrips(composing, place, worksheet);
  if (worksheet.examples.rows.length > 0) yield* matrixStrips(composing, place, worksheet.examples);
  const named = worksheet.entries.filter(({ kind }) => kind === 'exercise').map(({ lines }) => lines);
  const blank = Array.from({ length: worksheet.rows }, (): Lines => []);
  for (const name of [...named, ...blank]) yield* cardStrips(composing, place, worksheet, name);
  yield* noteStrips(composing, place, worksheet.note);
  if (worksheet.key === undefined) return;
  yield { height: 0, before: 0, keep: true, turnsPage: true, draw: () => undefined };
  yield* matrixStrips(composing, place, worksheet.key);
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
    for (const [index, strip] of items.entries()) yield index === 0 ? { ...strip, before: 0 } : strip;
  }
}
