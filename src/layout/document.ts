import type { Block, Section } from '../core/handout.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { pageArea, sectionAreas } from './area.ts';
import { blockStrips } from './blocks.ts';
import type { OnDraw } from './caption.ts';
import type { Composing } from './composing.ts';
import type { Area, Strip } from './flow.ts';
import type { OutlineTracker } from './outline.ts';
import { headingStrips, type Place, paragraphStrips } from './prose.ts';
import { type Branch, grow } from './structure.ts';
import { titleStrips } from './title.ts';

/** The whole document as strips: title, answer, sections, licence. Nodes of the structure grow under `root`. */
export function* documentStrips(composing: Composing, root: Branch, outline: OutlineTracker): Generator<Strip> {
  const { handout, theme } = composing;
  const areas = sectionAreas(composing);
  let area = areas[0] ?? pageArea(theme, theme.page.orientation === 'landscape');
  yield turnTo(area);
  let place = placeOn(area, root, handout.id);
  yield* titleStrips(composing, place);
  const answered = handout.sections.some((section) => hasAnswer(section.blocks));
  if (handout.answer !== undefined && !answered) yield* paragraphStrips(composing, place, handout.answer, 'answer');
  for (const [index, section] of handout.sections.entries()) {
    const own = areas[index] ?? area;
    if (own.width !== area.width) {
      yield turnTo(own);
      place = placeOn(own, root, handout.id);
    }
    area = own;
    yield* sectionStrips(composing, place, outline, section, index === 0);
  }
  if (handout.licence !== undefined && !handout.sections.some((section) => says(section.blocks, handout.licence))) {
    yield* paragraphStrips(composing, place, handout.licence, 'small', composing.style.gap * 1.4);
  }
}

function turnTo(area: Area): Strip {
  return { height: 0, before: 0, keep: true, turnsPage: true, area, draw: () => undefined };
}

function placeOn(area: Area, parent: Branch, where: string): Place {
  return { frame: { x: area.left, width: area.width }, parent, where, pageHeight: area.height };
}

function* sectionStrips(
  composing: Composing,
  around: Place,
  outline: OutlineTracker,
  section: Section,
  first: boolean,
): Generator<Strip> {
  const place: Place = { ...around, parent: grow(around.parent, 'Sect'), where: section.id };
  const entries = outline.section(section.title);
  const blocks = withoutTitle(section.blocks, composing.handout.title, first);
  const turning = blocks.findIndex((block) => block.kind !== 'page-break');
  const [opening] = blocks.slice(turning);
  // The first section stands under the document's title; one that brings its own heading needs no other.
  const titled = !first && opening?.kind !== 'heading' && plainLines(section.title) !== '';
  const surroundings = { titled, entry: entries.entry };
  // A section that begins on a new page takes its title along.
  yield* blockStrips(composing, place, blocks.slice(0, turning), surroundings);
  let begun = false;
  if (titled) {
    for (const strip of headingStrips(composing, place, section.title, 2)) yield telling(strip, entries.onDraw);
    begun = true;
  }
  for (const strip of blockStrips(composing, place, blocks.slice(turning), surroundings)) {
    yield begun ? strip : telling(strip, entries.onDraw);
    begun = true;
  }
}

function telling(strip: Strip, onDraw: OnDraw): Strip {
  const draw: Strip['draw'] = (sheet, y) => {
    onDraw(sheet, y);
    strip.draw(sheet, y);
  };
  const split: Strip['split'] = (room) => {
    const parts = strip.split?.(room);
    return parts && [telling(parts[0], onDraw), parts[1]];
  };
  return strip.split === undefined ? { ...strip, draw } : { ...strip, draw, split };
}

/** The title block already says the document's title. */
function withoutTitle(blocks: readonly Block[], title: Lines, first: boolean): readonly Block[] {
  const [opening] = blocks;
  const repeats = first && opening?.kind === 'heading' && plainLines(opening.lines) === plainLines(title);
  return repeats ? blocks.slice(1) : blocks;
}

function hasAnswer(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === 'paragraph' && block.role === 'answer');
}

function says(blocks: readonly Block[], lines: Lines | undefined): boolean {
  const text = plainLines(lines ?? []);
  return blocks.some(
    (block) =>
      (block.kind === 'paragraph' && plainLines(block.lines) === text) ||
      (block.kind === 'note' && says(block.blocks, lines)),
  );
}
