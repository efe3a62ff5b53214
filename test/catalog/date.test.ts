import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDateSource, parseDate } from '../../src/catalog/index.ts';

test.each([
  ['2018', { iso: '2018', precision: 'year' }],
  ['2018-10', { iso: '2018-10', precision: 'month' }],
  ['2018-10-31', { iso: '2018-10-31', precision: 'day' }],
  ['2024-02-29', { iso: '2024-02-29', precision: 'day' }],
  ['2000-02-29', { iso: '2000-02-29', precision: 'day' }],
])('%s', (text, date) => {
  expect(parseDate(text)).toEqual(date);
});

test.each([
  '',
  '18',
  '0000',
  '2018-13',
  '2018-00',
  '2018-1',
  '2023-02-29',
  '1900-02-29',
  '2018-04-31',
  '2018-10-32',
  '2018/10',
  '2025年1月',
  '2018-10-31T00:00',
])('%j is no date', (text) => {
  expect(parseDate(text)).toBeUndefined();
});

test('a date in its source form reads back as itself', () => {
  const date = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .chain((one) => fc.constantFrom(4, 7, 10).map((length) => one.toISOString().slice(0, length)));
  fc.assert(
    fc.property(date, (text) => {
      const read = parseDate(text);
      expect(read === undefined ? undefined : formatDateSource(read)).toBe(text);
    }),
  );
});
