import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openContext } from '../../src/compare/context.ts';
import { operandAmount } from '../../src/compare/operand.ts';
import { selectConcepts } from '../../src/compare/select.ts';
import { readAmount } from '../../src/core/amount-text.ts';
import type { ConceptSelection } from '../../src/core/catalog.ts';
import type { Condition } from '../../src/core/condition.ts';
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

const concepts = [
  concept('gpt', {
    parameters: size('175e9'),
    inputs: set('code'),
    released: date('2020-05-28'),
    alive: { kind: 'flag', on: false },
  }),
  concept('family', {
    parameters: quantity(part('s', exact('1e8')), part('l', exact('7e9'))),
    inputs: set('text', 'image'),
    released: date('2023-12'),
  }),
  concept('secret', {
    parameters: missing('undisclosed'),
    openness: { kind: 'choice', id: 'closed' },
    released: date('2023'),
  }),
  concept('bound', {
    parameters: quantity(part('value', { op: 'gt', at: amount('1e11') })),
    related: { kind: 'concepts', ids: ['gpt'] },
  }),
  concept(
    'pin',
    {
      parameters: missing('not-applicable'),
      maker: { kind: 'text', text: { en: [{ kind: 'text', text: 'Humane Inc' }] } },
    },
    'device',
  ),
];

function selected(selection: ConceptSelection): string {
  const spec = handout({});
  const context = openContext(catalog(concepts), spec, ['zh-CN'], words, () => undefined);
  return selectConcepts(context, selection)
    .map(({ id }) => id)
    .join(' ');
}

test.each<[ConceptSelection, string]>([
  [{}, 'gpt family secret bound pin'],
  [{ ids: ['pin', 'gpt', 'nobody', 'pin'] }, 'pin gpt'],
  [{ kind: 'device' }, 'pin'],
  [{ ids: ['pin', 'bound', 'gpt'], kind: 'model', where: { op: 'missing', attribute: 'inputs' } }, 'bound'],
])('selection %j gives %s', (selection, expected) => expect(selected(selection)).toBe(expected));

const OPERATORS = ['is', 'contains', 'at-least', 'at-most', 'before', 'after'] as const;

function asks(attribute: string, op: (typeof OPERATORS)[number], operand: string): Condition {
  return { op, attribute, operand };
}

describe('conditions', () => {
  test.each<[Condition, string]>([
    [asks('parameters', 'at-least', '1B'), 'gpt family bound'],
    [asks('parameters', 'at-least', 'large'), 'gpt family bound'],
    [asks('parameters', 'at-least', '1750亿'), 'gpt'],
    [asks('parameters', 'at-most', '1B'), 'family'],
    [{ op: 'not', condition: asks('parameters', 'at-most', '1B') }, 'gpt secret bound pin'],
    [asks('parameters', 'is', '175B'), 'gpt'],
    [asks('inputs', 'contains', 'text'), 'gpt family'],
    [asks('inputs', 'contains', 'code'), 'gpt'],
    [asks('inputs', 'is', 'code'), 'gpt'],
    [asks('related', 'contains', 'gpt'), 'bound'],
    [asks('maker', 'contains', 'Humane'), 'pin'],
    [asks('maker', 'is', 'Humane'), ''],
    [asks('openness', 'is', 'closed'), 'secret'],
    [asks('alive', 'is', 'false'), 'gpt'],
    [asks('kind', 'is', 'device'), 'pin'],
    [{ op: 'in', attribute: 'id', operands: ['pin', 'gpt'] }, 'gpt pin'],
    [{ op: 'in', attribute: 'openness', operands: ['open', 'closed'] }, 'secret'],
    [asks('released', 'before', '2023'), 'gpt'],
    [asks('released', 'before', '2023-12-31'), 'gpt'],
    [asks('released', 'before', '2024'), 'gpt family secret'],
    [asks('released', 'after', '2020-05-28'), 'family secret'],
    [asks('released', 'after', '2023'), ''],
    [{ op: 'missing', attribute: 'parameters' }, 'secret pin'],
    [{ op: 'missing', attribute: 'parameters', reason: 'undisclosed' }, 'secret'],
    [asks('scale', 'is', 'both'), 'family'],
    [asks('scale', 'is', 'not-known'), 'secret pin'],
    [{ op: 'all', conditions: [asks('parameters', 'at-least', '1B'), asks('inputs', 'contains', 'image')] }, 'family'],
    [{ op: 'any', conditions: [asks('kind', 'is', 'device'), asks('openness', 'is', 'closed')] }, 'secret pin'],
  ])('%j', (where, expected) => expect(selected({ where })).toBe(expected));

  test('on a missing value every comparison is false except missing', () => {
    for (const attribute of ['parameters', 'inputs', 'openness', 'released', 'maker', 'alive', 'home', 'related']) {
      for (const op of OPERATORS) {
        for (const operand of ['1', '2020', 'text', 'open', 'true']) {
          const context = openContext(catalog([concept('none', {})]), handout({}), ['en'], words, () => undefined);
          expect(selectConcepts(context, { where: asks(attribute, op, operand) })).toEqual([]);
        }
      }
    }
  });
});

test('operands are read as the catalog reads amounts', () => {
  const suffix = fc.constantFrom(
    '',
    'k',
    'K',
    'M',
    'B',
    'T',
    '千',
    '万',
    '百万',
    '千万',
    '亿',
    '十亿',
    '百亿',
    '千亿',
    '万亿',
    '%',
    'e9',
    'x',
    'b',
    '十万',
  );
  const digits = fc.constantFrom('1', '1.50', '175', '1,750', '1,75', '0.5', '.5', '');
  fc.assert(
    fc.property(digits, suffix, (number, unit) => {
      expect(operandAmount(number + unit, {})).toEqual(readAmount(number + unit));
    }),
  );
  expect(operandAmount('~10B', {})).toEqual({ digits: '10', exp10: 9 });
});
