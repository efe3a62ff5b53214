import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noteLetter, numberRanges, rangeText } from '../../src/core/marks.ts';

it.each([
  [0, 'a'],
  [8, 'j'],
  [22, 'z'],
  [23, 'aa'],
  [45, 'az'],
  [46, 'ba'],
])('footnote %d is marked %s', (index, mark) => expect(noteLetter(index)).toBe(mark));

it('letters are distinct and none reads as a stroke or a zero', () => {
  const letters = Array.from({ length: 2000 }, (_, index) => noteLetter(index));
  expect(new Set(letters).size).toBe(2000);
  expect(letters.join('')).not.toMatch(/[ilo]/);
});

it.each([
  [[], ''],
  [[3], '3'],
  [[2, 1], '1,2'],
  [[3, 1, 2], '1–3'],
  [[34, 35, 36, 7, 9, 8, 20], '7–9,20,34–36'],
  [[5, 5, 6], '5,6'],
])('sources %j are cited as %s', (numbers, text) => expect(numberRanges(numbers).map(rangeText).join(',')).toBe(text));

it('ranges hold just the numbers that are cited', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 })), (numbers) => {
      const held = numberRanges(numbers).flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      );
      expect(held).toEqual([...numbers].sort((a, b) => a - b));
    }),
  ));
