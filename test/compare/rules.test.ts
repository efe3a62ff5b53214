import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateRule, evaluateTest } from '../../src/compare/index.ts';
import type { Rule, Test, Truth } from '../../src/core/rule.ts';
import type { Id, Measure, Missing, Value } from '../../src/core/value.ts';
import {
  amount,
  catalog,
  cell,
  concept,
  exact,
  missing,
  on,
  parametersAtLeast,
  part,
  quantity,
  scaleRule,
  set,
  size,
  spanRule,
} from './builder.ts';

const settings = { large: amount('1e9') };

function choice(rule: Rule, cells: Record<Id, Value>): Id {
  const one = concept('x', cells);
  return evaluateRule(rule, one, catalog([one]), settings);
}

function truth(asked: Test, cells: Record<Id, Value>): Truth {
  const one = concept('x', cells);
  return evaluateTest(asked, one, catalog([one]), settings);
}

describe('large or not', () => {
  test.each<[string, Value, Id]>([
    ['175B', size('175e9'), 'large'],
    ['exactly the threshold', size('1.000e9'), 'large'],
    ['340M', size('340e6'), 'small'],
    ['members on both sides', quantity(part('s', exact('340e6')), part('l', exact('7e9'))), 'both'],
    [
      'a missing member beside known ones',
      quantity(part('s', exact('2e9')), part('l', { op: 'missing', reason: 'unknown' })),
      'large',
    ],
    ['all members missing', quantity(part('s', { op: 'missing', reason: 'unknown' })), 'not-known'],
    ['only an active part', quantity(part('a', exact('2e9'), { role: 'active' })), 'not-known'],
    ['more than half the threshold', quantity(part('value', { op: 'gt', at: amount('5e8') })), 'not-known'],
    [
      'a range across the threshold',
      quantity(part('value', { op: 'range', from: amount('5e8'), to: amount('5e9') })),
      'not-known',
    ],
    ['less than the threshold', quantity(part('value', { op: 'lt', at: amount('1e9') })), 'small'],
    ['at most the threshold', quantity(part('value', { op: 'le', at: amount('1e9') })), 'not-known'],
  ])('%s', (_, value, expected) => expect(choice(scaleRule, { parameters: value })).toBe(expected));

  test('a missing size never becomes small, whatever its reason', () => {
    for (const reason of ['unknown', 'undisclosed', 'not-applicable', 'not-checked'] satisfies Missing[]) {
      expect(choice(scaleRule, { parameters: missing(reason) })).toBe('not-known');
    }
    expect(choice(scaleRule, {})).toBe('not-known');
  });

  test('a case that cannot be told stops later cases, even one that would be true', () => {
    const rule: Rule = {
      choose: [on(parametersAtLeast('every'), 'large'), on({ test: 'missing', attribute: 'parameters' }, 'small')],
      otherwise: 'not-known',
    };
    expect(choice(rule, { parameters: missing('undisclosed') })).toBe('not-known');
  });

  test('a setting that the handout lacks cannot be told', () => {
    const one = concept('x', { parameters: size('175e9') });
    expect(evaluateRule(scaleRule, one, catalog([one]), {})).toBe('not-known');
  });
});

describe('one kind of data or several', () => {
  test.each<[string, Value, Value, Id]>([
    ['text to text', set('text'), set('text'), 'single'],
    ['text to image', set('text'), set('image'), 'multi'],
    ['code counts as text', set('text', 'code'), set('code'), 'single'],
    ['outputs unknown, inputs one', set('text'), missing('unknown'), 'not-known'],
    ['outputs unknown, inputs already two', set('text', 'image'), missing('unknown'), 'multi'],
    ['nothing in, nothing out', set(), set(), 'not-known'],
  ])('%s', (_, inputs, outputs, expected) => expect(choice(spanRule, { inputs, outputs })).toBe(expected));
});

describe('tests', () => {
  test('has respects counts-as in one direction only', () => {
    const has = (member: Id): Test => ({ test: 'has', member, of: ['inputs', 'outputs'] });
    expect(truth(has('text'), { inputs: set('code'), outputs: set() })).toBe(true);
    expect(truth(has('code'), { inputs: set('text'), outputs: set() })).toBe(false);
    expect(truth(has('image'), { inputs: set('text'), outputs: missing('unknown') })).toBe('unknown');
    expect(truth(has('text'), { inputs: set('text'), outputs: missing('unknown') })).toBe(true);
  });

  test('missing is always told, by reason if asked', () => {
    const asked = (reason?: string): Test => ({ test: 'missing', attribute: 'parameters', ...(reason && { reason }) });
    expect(truth(asked(), { parameters: missing('undisclosed') })).toBe(true);
    expect(truth(asked('undisclosed'), { parameters: missing('undisclosed') })).toBe(true);
    expect(truth(asked('unknown'), { parameters: missing('undisclosed') })).toBe(false);
    expect(truth(asked(), { parameters: size('1') })).toBe(false);
    expect(truth(asked('not-checked'), {})).toBe(true);
  });

  test('and, or, not follow Kleene', () => {
    const tests: Record<string, Test> = {
      t: { test: 'missing', attribute: 'maker' },
      f: { test: 'missing', attribute: 'inputs' },
      u: parametersAtLeast('some'),
    };
    const cells = { inputs: set('text') };
    const joined = (test: 'and' | 'or', names: string) => {
      return truth({ test, tests: [...names].flatMap((name) => tests[name] ?? []) }, cells);
    };
    expect(['tt', 'tf', 'tu', 'fu', 'uu'].map((names) => joined('and', names))).toEqual([
      true,
      false,
      'unknown',
      false,
      'unknown',
    ]);
    expect(['ff', 'tf', 'tu', 'fu', 'uu'].map((names) => joined('or', names))).toEqual([
      false,
      true,
      true,
      'unknown',
      'unknown',
    ]);
    expect(
      ['t', 'f', 'u'].map((name) => truth({ test: 'not', not: tests[name] ?? parametersAtLeast('some') }, cells)),
    ).toEqual([false, true, 'unknown']);
  });
});

test('whatever becomes known later, a choice that was told stays', () => {
  const measure = fc.bigInt(1n, 10n ** 12n).map((n): Measure => ({ op: 'exact', at: { digits: String(n), exp10: 0 } }));
  fc.assert(
    fc.property(measure, fc.constantFrom('gt', 'ge', 'lt', 'le'), fc.bigInt(0n, 10n ** 12n), (known, op, bound) => {
      if (known.op !== 'exact') return;
      const at = { digits: String(bound), exp10: 0 };
      const value = BigInt(known.at.digits);
      const holds = { gt: value > bound, ge: value >= bound, lt: value < bound, le: value <= bound }[op];
      fc.pre(holds);
      const vague = choice(scaleRule, { parameters: quantity(part('value', { op, at })) });
      if (vague !== 'not-known') expect(vague).toBe(choice(scaleRule, { parameters: quantity(part('value', known)) }));
    }),
  );
});

test('a rule over a computed attribute, and one that asks for itself, both end', () => {
  const one = concept('x', { parameters: size('175e9'), inputs: set('text'), outputs: set('text') });
  const data = catalog([one]);
  const chained: Rule = {
    choose: [on({ test: 'has', member: 'large', of: ['scale'] }, 'a')],
    otherwise: 'b',
  };
  const withChained = {
    ...data,
    attributes: {
      ...data.attributes,
      chained: { id: 'chained', label: {}, neutral: true, kind: 'choice', of: 'x', rule: chained } as const,
    },
  };
  expect(evaluateRule(chained, one, withChained, settings)).toBe('a');
  const circular: Rule = { choose: [on({ test: 'has', member: 'a', of: ['loop'] }, 'a')], otherwise: 'b' };
  const withLoop = {
    ...data,
    attributes: {
      ...data.attributes,
      loop: { id: 'loop', label: {}, neutral: true, kind: 'choice', of: 'x', rule: circular } as const,
    },
  };
  expect(evaluateRule(circular, one, withLoop, settings)).toBe('b');
});

test('a cell written for a computed attribute is not asked', () => {
  const one = concept('x', { parameters: size('1'), scale: cell({ kind: 'choice', id: 'large' }) });
  expect(evaluateTest({ test: 'has', member: 'large', of: ['scale'] }, one, catalog([one]), settings)).toBe(false);
});
