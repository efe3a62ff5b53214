import { expect, test } from 'vitest';
import type { Strip } from '../../src/layout/flow.ts';
import { keptTogether } from '../../src/layout/table.ts';

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
