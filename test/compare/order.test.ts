import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openContext } from '../../src/compare/context.ts';
import { compareSortKeys, sortConcepts, sortKeyOf } from '../../src/compare/order.ts';
import type { Concept, SortKeySpec } from '../../src/core/catalog.ts';
import { type Id, MISSING, type Value } from '../../src/core/value.ts';
import {
  amount,
  catalog,
  concept,
  date,
  exact,
  handout,
  missing,
  part,
  quantity,
  set,
  size,
  words,
} from './builder.ts';

function sorted(cells: Readonly<Record<Id, Value>>, by: Id, order: 'asc' | 'desc' = 'asc', language = 'zh-CN'): string {
  const concepts = Object.entries(cells).map(([id, value]) => concept(id, { [by]: value }));
  return sort(concepts, [{ by, order }], language);
}

function sort(concepts: readonly Concept[], keys: readonly SortKeySpec[], language = 'zh-CN'): string {
  const context = openContext(catalog(concepts), handout({}), [language], words, () => undefined);
  return sortConcepts(context, concepts, keys)
    .map(({ id }) => id)
    .join(' ');
}

const text = (zh: string): Value => ({ kind: 'text', text: { '*': [{ kind: 'text', text: zh }] } });

describe('sorting', () => {
  test('quantities by the greatest member or total, ranges by the lower end, bounds by the bound', () => {
    const cells = {
      range: quantity(part('value', { op: 'range', from: amount('2e9'), to: amount('9e11') })),
      family: quantity(part('s', exact('1e6')), part('l', exact('7e9')), part('a', exact('9e12'), { role: 'active' })),
      bound: quantity(part('value', { op: 'ge', at: amount('3e9') })),
      secret: missing('undisclosed'),
      half: quantity(part('s', exact('1e9')), part('l', { op: 'missing', reason: 'unknown' })),
    };
    expect(sorted(cells, 'parameters')).toBe('half range bound family secret');
    expect(sorted(cells, 'parameters', 'desc')).toBe('family bound range half secret');
  });

  test('amounts that are one double but not one number', () => {
    const cells = { more: size('9007199254740993'), less: size('9007199254740992') };
    expect(sorted(cells, 'parameters')).toBe('less more');
    expect(sorted(cells, 'parameters', 'desc')).toBe('more less');
  });

  test('a partial date before the days inside it', () => {
    const cells = {
      d: date('2018-10-31'),
      y: date('2018'),
      m: date('2018-10'),
      n: date('2019'),
      e: date('2018-02-01'),
    };
    expect(sorted(cells, 'released')).toBe('y e m d n');
  });

  test('choices by the vocabulary, sets by count and then by the vocabulary', () => {
    const choices = { c: { kind: 'choice', id: 'closed' }, o: { kind: 'choice', id: 'open' } } as const;
    expect(sorted(choices, 'openness')).toBe('o c');
    const sets = { ti: set('text', 'image'), c: set('code'), i: set('image'), tc: set('code', 'text'), none: set() };
    expect(sorted(sets, 'inputs')).toBe('none i c ti tc');
  });

  test('texts as the leading language does: pinyin for Chinese', () => {
    expect(sorted({ x: text('中'), y: text('阿'), z: text('百') }, 'maker')).toBe('y z x');
    expect(sorted({ x: text('beta'), y: text('Alpha'), z: text('alpha') }, 'maker', 'asc', 'en')).toBe('z y x');
  });

  test('ties by id, kinds and ids as keys, no keys: as given', () => {
    const concepts = [
      concept('b', { parameters: size('1') }, 'b'),
      concept('c', {}, 'a'),
      concept('a', { parameters: size('1.0') }, 'b'),
    ];
    expect(sort(concepts, [{ by: 'parameters', order: 'desc' }])).toBe('a b c');
    expect(
      sort(concepts, [
        { by: 'kind', order: 'asc' },
        { by: 'id', order: 'desc' },
      ]),
    ).toBe('c b a');
    expect(sort(concepts, [])).toBe('b c a');
  });
});

const values: fc.Arbitrary<Value> = fc.oneof(
  fc.bigInt(0n, 10n ** 18n).map((n) => size(String(n))),
  fc.constantFrom(...MISSING).map(missing),
  fc.constantFrom('2018', '2018-10', '2018-10-31', '2020-01').map(date),
  fc.subarray(['text', 'image', 'code']).map((ids) => set(...ids)),
  fc.string({ unit: 'grapheme', maxLength: 4 }).map(text),
  fc.boolean().map((on): Value => ({ kind: 'flag', on })),
);

test('sort keys are totally ordered, missing last in either direction', () => {
  const context = openContext(catalog([]), handout({}), ['zh-CN'], words, () => undefined);
  fc.assert(
    fc.property(values, values, values, fc.constantFrom('asc', 'desc'), (a, b, c, order) => {
      const keys = [a, b, c].map((value) => sortKeyOf(context, 'inputs', value));
      const compare = (x = 0, y = 0) => {
        const [left, right] = [keys[x], keys[y]];
        return left && right ? Math.sign(compareSortKeys(left, right, order, context.collator)) : 0;
      };
      expect(compare(0, 1) === -compare(1, 0)).toBe(true);
      expect(compare(0, 0) === 0).toBe(true);
      if (compare(0, 1) <= 0 && compare(1, 2) <= 0) expect(compare(0, 2)).toBeLessThanOrEqual(0);
      if (a.kind === 'missing' && b.kind !== 'missing') expect(compare(0, 1)).toBe(1);
    }),
  );
});

test('the given order of concepts does not matter', () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 8 }), fc.nat(), (given, turn) => {
      const concepts = given.map((value, index) => concept(`c${index}`, { maker: value }));
      const at = concepts.length === 0 ? 0 : turn % concepts.length;
      const turned = [...concepts.slice(at), ...concepts.slice(0, at)].reverse();
      const keys = [{ by: 'maker', order: 'desc' }] as const;
      expect(sort(turned, keys)).toBe(sort(concepts, keys));
    }),
  );
});
