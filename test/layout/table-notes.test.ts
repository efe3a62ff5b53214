import { expect, test } from 'vitest';
import type { Strip } from '../../src/layout/flow.ts';
import { keptTogether } from '../../src/layout/footnotes.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { FONTS, handout, lines, THEME, textMatrix } from './sample.ts';

const notes = (count: number): readonly Strip[] =>
  Array.from({ length: count }, () => ({ height: 10, before: 0, keep: false, draw: () => {} }));

/** Which of so many notes stay with the one after them, on pages 300 high. */
const kept = (count: number, followed: boolean) =>
  keptTogether(notes(count), { pageHeight: 300 }, followed).map(({ keep }) => keep);

test('a few notes stay whole, and with the note under the table', () => {
  expect(kept(3, false)).toEqual([true, true, false]);
  expect(kept(3, true)).toEqual([true, true, true]);
});

test('of notes higher than a third of a page two at least stand on either page', () => {
  const [first, second, ...others] = kept(12, false);
  expect([first, second]).toEqual([true, false]);
  expect(others).toEqual([...Array.from({ length: 8 }, () => false), true, false]);
});

test('no notes', () => expect(kept(0, true)).toEqual([]));

/** How many columns the notes of a table stand in. */
function columnsOf(texts: readonly string[]): number {
  const table = textMatrix([['甲']], { footnotes: texts.map((text) => ({ lines: lines(text) })) });
  const { pages } = layoutHandout(handout([{ kind: 'matrix', matrix: table }]), THEME, FONTS).document;
  const shapes = pages.flatMap((page) => page.pieces.flatMap((piece) => piece.shapes));
  // A letter alone is the label of a note.
  const labels = shapes.flatMap((shape) => (shape.kind === 'text' && /^[a-z]$/.test(shape.text) ? [shape.x] : []));
  expect(labels).toHaveLength(texts.length);
  return new Set(labels.map(Math.round)).size;
}

test.each([
  ['many short notes stand in two columns', Array.from({ length: 8 }, () => '一条短注'), 2],
  ['a few stand below each other', Array.from({ length: 5 }, () => '一条短注'), 1],
  ['so do long ones, which columns would only break', Array.from({ length: 8 }, () => '一条长注，'.repeat(9)), 1],
] as const)('%s', (_, texts, expected) => expect(columnsOf(texts)).toBe(expected));

test('more notes than a page holds go on in both columns of the next', () => {
  const texts = Array.from({ length: 400 }, (_, index) => `第 ${index} 条`);
  const table = textMatrix([['甲']], { footnotes: texts.map((text) => ({ lines: lines(text) })) });
  const { pages } = layoutHandout(handout([{ kind: 'matrix', matrix: table }]), THEME, FONTS).document;
  const drawn = pages.map((page) => page.pieces.filter(({ mark }) => mark !== undefined).length);
  expect(pages.length).toBeGreaterThan(1);
  expect(Math.min(...drawn)).toBeGreaterThan(20);
});
