import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuantitySource, parseQuantity } from '../../src/catalog/index.ts';
import { unitGrammar } from '../../src/catalog/values/unit-grammar.ts';
import { toNumber } from '../../src/core/amount.ts';
import type { Unit } from '../../src/core/catalog.ts';
import type { Amount, Measure } from '../../src/core/value.ts';

const exact = (digits: string, exp10 = 0): Measure => ({ op: 'exact', at: { digits, exp10 } });

test.each<[string, Measure]>([
  ['0', exact('0')],
  ['1.50', exact('1.50')],
  ['175B', exact('175', 9)],
  ['175 B', exact('175', 9)],
  ['1750亿', exact('1750', 8)],
  ['3.4 亿', exact('3.4', 8)],
  ['12万亿', exact('12', 12)],
  ['340百万', exact('340', 6)],
  ['5千万', exact('5', 7)],
  ['2k', exact('2', 3)],
  ['2K', exact('2', 3)],
  ['1.75e11', exact('1.75', 11)],
  ['1e9', exact('1', 9)],
  ['1E-3', exact('1', -3)],
  ['175,000,000', exact('175000000')],
  ['10%', exact('10', -2)],
  ['~10B', { op: 'approx', at: { digits: '10', exp10: 9 } }],
  ['≈10B', { op: 'approx', at: { digits: '10', exp10: 9 } }],
  ['>100B', { op: 'gt', at: { digits: '100', exp10: 9 } }],
  ['≥ 100B', { op: 'ge', at: { digits: '100', exp10: 9 } }],
  ['>=100B', { op: 'ge', at: { digits: '100', exp10: 9 } }],
  ['100B+', { op: 'ge', at: { digits: '100', exp10: 9 } }],
  ['<1B', { op: 'lt', at: { digits: '1', exp10: 9 } }],
  ['≤1B', { op: 'le', at: { digits: '1', exp10: 9 } }],
  ['7B..70B', { op: 'range', from: { digits: '7', exp10: 9 }, to: { digits: '70', exp10: 9 } }],
  ['7亿 .. 70亿', { op: 'range', from: { digits: '7', exp10: 8 }, to: { digits: '70', exp10: 8 } }],
  ['0..7B', { op: 'range', from: { digits: '0', exp10: 0 }, to: { digits: '7', exp10: 9 } }],
])('%s', (text, measure) => {
  expect(parseQuantity(text)).toEqual(measure);
});

describe('is no quantity', () => {
  test.each([
    '',
    'B',
    '.5',
    '5.',
    '-5',
    '1 000',
    '1,0000',
    '12,34',
    '175b',
    '175m',
    '175 billion',
    '175BB',
    '1e9B',
    '1e999',
    '~10B+',
    '~7B..70B',
    '7..70B',
    '70B..7B',
    '7B..',
    '..7B',
    '7B...70B',
    '0x10',
    'NaN',
    'Infinity',
    'N/A',
    '1_000',
    '１７５亿',
  ])('%j', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});

const amount: fc.Arbitrary<Amount> = fc.record({
  digits: fc.tuple(fc.nat(99999), fc.option(fc.nat(9999))).map(([a, b]) => (b === null ? `${a}` : `${a}.${b}`)),
  exp10: fc.integer({ min: -20, max: 30 }),
});
const range = fc
  .tuple(amount, amount)
  .map(
    ([a, b]): Measure =>
      toNumber(a) <= toNumber(b) ? { op: 'range', from: a, to: b } : { op: 'range', from: b, to: a },
  );
const measure = fc.oneof(
  fc.record({ op: fc.constantFrom('exact', 'approx', 'gt', 'ge', 'lt', 'le'), at: amount }) as fc.Arbitrary<Measure>,
  range,
);

test('a measure in its canonical source form reads back as itself', () => {
  fc.assert(
    fc.property(measure, (one) => {
      expect(parseQuantity(formatQuantitySource(one))).toEqual(one);
    }),
  );
});

const units: readonly Omit<Unit, 'id' | 'label' | 'display'>[] = [
  { dimension: 'parameters' },
  { dimension: 'tokens' },
  { dimension: 'count' },
  { dimension: 'bytes' },
  { dimension: 'bytes', in: 'GiB' },
  { dimension: 'duration' },
  { dimension: 'duration', in: 'h' },
  { dimension: 'percent', symbol: { '*': '%' } },
  { dimension: 'money', currency: 'CNY', symbol: { '*': '¥' } },
  { dimension: 'money', currency: 'USD', per: '1M tokens' },
  { symbol: { '*': 'mm' } },
];

test.each(units)('with its unit too: %j', (unit) => {
  const grammar = unitGrammar({ id: 'u', label: { en: 'layers' }, display: 'plain', ...unit });
  fc.assert(
    fc.property(measure, (one) => {
      expect(parseQuantity(formatQuantitySource(one, grammar), grammar)).toEqual(one);
    }),
  );
});

test.each([
  [{ dimension: 'duration', in: 'h' }, '90 min', '1.5'],
  [{ dimension: 'duration', in: 'min' }, '1.5h', '90'],
  [{ dimension: 'bytes' }, '1.5 KiB', '1536'],
  [{ dimension: 'money', currency: 'USD', per: '1M tokens' }, '$3/1K tokens', '3e3'],
  [{ dimension: 'money', currency: 'CNY', per: 'hour' }, '18元/小时', '18'],
] as const)('%j reads %s as %s', (unit, text, expected) => {
  const grammar = unitGrammar({ id: 'u', label: {}, display: 'plain', ...unit });
  const read = parseQuantity(text, grammar);
  const at = read?.op === 'exact' ? read.at : undefined;
  expect(`${at?.digits}${at?.exp10 === 0 ? '' : `e${at?.exp10}`}`).toBe(expected);
});

test('the canonical source form of what was read is stable', () => {
  const typed = fc.stringMatching(/^[~≈≥>]?\d{1,4}(\.\d{1,3})?(e\d|[%kKMBT]|[千百]?万|亿|万亿)?\+?$/);
  fc.assert(
    fc.property(typed, (text) => {
      const first = parseQuantity(text);
      fc.pre(first !== undefined);
      const source = formatQuantitySource(first);
      expect(parseQuantity(source)).toEqual(first);
      expect(formatQuantitySource(parseQuantity(source) ?? first)).toBe(source);
    }),
  );
});

test('no text makes the parser throw or give a number that no double holds', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'0123456789.,eE+-~≈<>=≥≤%kKMBT千百十万亿 ') });
  fc.assert(
    fc.property(noise, (text) => {
      const read = parseQuantity(text);
      const amounts =
        read === undefined || read.op === 'missing' ? [] : read.op === 'range' ? [read.from, read.to] : [read.at];
      for (const one of amounts) expect(Number.isFinite(toNumber(one))).toBe(true);
    }),
  );
});
