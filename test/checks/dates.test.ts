import { expect, test } from 'vitest';
import { isDay, monthsBetween } from '../../src/checks/dates.ts';

test.each([
  ['2024-11-23', '2026-11-23', 24],
  ['2024-11-24', '2026-11-23', 23],
  ['2024-11', '2026-11-30', 24],
  ['2024-11', '2026-11-29', 23],
  ['2024', '2026-12-31', 24], // a year is over on its last day
  ['2024', '2026', 12],
  ['2024-02', '2024-03-29', 1], // February of a leap year has 29 days
  ['2023-02', '2023-03-28', 1],
  ['2026-11-23', '2026-11-23', 0],
  ['2026-12-01', '2026-11-23', -1],
])('from %s to %s are %d whole months', (earlier, later, months) => {
  expect(monthsBetween(earlier, later)).toBe(months);
});

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['1900-02-29', false],
  ['0099-01-31', true],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-04-31', false],
  ['2026-4-1', false],
  ['2026', false],
  ['yesterday', false],
])('%s is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});
