import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../../src/build/digest.ts';

/** JSON with sorted keys: the plain way to say when data is equal. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const data = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(data).filter((name) => data[name] !== undefined);
  return `{${names.sort().map((name) => `${JSON.stringify(name)}:${canonical(data[name])}`)}}`;
}

/** The same data, every property made in the opposite order. */
function turned(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, turned(inner)]),
  );
}

const names = fc.constantFrom('a', 'b', 'ab', '', '1', 'é');
const leaf = fc.oneof(
  fc.constantFrom(null, undefined, true, false, 0, -0, 1, '', '0', 'null', '大模型', '\ud800'),
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const data = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('any')), fc.dictionary(names, tie('any'))),
})).any;

test('equal data has equal digests, whatever order its properties were made in', () => {
  fc.assert(fc.property(data, (one) => void expect(digestOf(turned(one))).toBe(digestOf(one))));
});

test('digests are equal exactly where the data is', () => {
  const two = fc.oneof(
    fc.tuple(data, data),
    data.map((one) => [one, structuredClone(one)] as const),
  );
  fc.assert(
    fc.property(two, ([one, other]) => {
      expect(digestOf(one) === digestOf(other)).toBe(canonical(one) === canonical(other));
    }),
    { numRuns: 300 },
  );
});

test.each([
  [[], {}],
  [[1, 2], [12]],
  [['a', 'b'], ['ab']],
  [[[], 'a'], [['a']]],
  [{ a: 1 }, { a: '1' }],
  [{ a: { b: 1 } }, { a: {}, b: 1 }],
  [
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1 }],
  ],
  ['大', 'Y\u0027'],
  ['x'.repeat(70_000), 'x'.repeat(70_001)],
  [Array(20_000).fill('abc'), [...Array(19_999).fill('abc'), 'abd']],
])('%# differ', (one, other) => {
  expect(digestOf(one)).not.toBe(digestOf(other));
});

test('an absent property and one that is undefined are the same; what is no plain data is refused', () => {
  expect(digestOf({ a: 1, b: undefined })).toBe(digestOf({ a: 1 }));
  expect(() => digestOf([1n])).toThrow('a bigint is not plain data');
});

test('what comes again and again as one object counts as its copies do', () => {
  const shared = [
    { kind: 'text', text: [{ zh: '甲'.repeat(90) }] },
    { kind: 'set', ids: ['a', 'b'] },
    { none: {} },
    [],
  ];
  const rows = Array.from({ length: 2_000 }, (_, at) => {
    const [a, b, c] = [shared[at % 4], shared[(at * 7) % 3], { own: at }];
    return { id: at, a, b, c, d: shared[3], e: at % 2 === 0 ? { ...shared[1] } : shared[1], f: null };
  });
  const copies = JSON.parse(JSON.stringify(rows)) as unknown;
  expect(digestOf(rows)).toBe(digestOf(copies));
  expect(digestOf([...rows, 1])).not.toBe(digestOf(rows));
});

test('whatever was digested before, names by the ten thousand among it, changes nothing', () => {
  const one = { a: 1, b: { c: [2], d: { b: 3, a: 4 } } };
  const many = Array.from({ length: 20_000 }, (_, at) => ({ [`name ${at}`]: at, a: at }));
  const before = [digestOf(one), digestOf(many)];
  expect([digestOf(one), digestOf(many), digestOf(one)]).toEqual([...before, before[0]]);
});
