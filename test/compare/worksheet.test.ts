import { expect, test } from 'vitest';
import { compareHandout } from '../../src/compare/index.ts';
import type { WorksheetSpec } from '../../src/core/catalog.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Words } from '../../src/core/words.ts';
import {
  amount,
  catalog,
  concept,
  exact,
  grid,
  handout,
  part,
  words as plainWords,
  quantity,
  set,
  size,
} from './builder.ts';

const words: Words = {
  ...plainWords,
  'rule-case': { 'zh-CN': '{0}：{1}', en: '{0}: {1}' },
  'rule-otherwise': { 'zh-CN': '{0}：其余', en: '{0}: otherwise' },
  'rule-count': { 'zh-CN': '{0}合起来有 {1} 种', en: '{1} or more kinds in {0}' },
  'rule-every': { 'zh-CN': '各版本的{0}都不少于 {1}', en: '{0} at least {1} in every version' },
  'rule-some': { 'zh-CN': '有版本的{0}不少于 {1}', en: '{0} at least {1} in some version' },
  'rule-none': { 'zh-CN': '各版本的{0}都不到 {1}', en: '{0} under {1} in every version' },
};

const spec: WorksheetSpec = {
  id: 'form',
  title: { '*': 'Form' },
  questions: [{ attribute: 'inputs' }, { attribute: 'outputs' }, { attribute: 'parameters' }],
  outcomes: ['span', 'scale'],
  examples: { ids: ['large', 'both', 'bound'] },
  exercises: { ids: ['blank'] },
  rows: 2,
  answers: false,
};
const concepts = [
  concept('large', { inputs: set('text'), outputs: set('text'), parameters: size('175e9') }),
  concept('both', {
    inputs: set('text', 'image'),
    parameters: quantity(
      part('s', exact('340e6')),
      part('l', exact('7e9')),
      part('x', exact('9e9'), { role: 'active' }),
    ),
  }),
  concept('bound', { inputs: set(), parameters: quantity(part('value', { op: 'gt', at: amount('5e9') })) }),
  concept('blank', { inputs: set('image'), outputs: set('image'), parameters: size('1e6') }),
];

function form(more: Partial<WorksheetSpec> = {}, rendition: Rendition = ['en']) {
  const found = handout({ worksheets: { form: { ...spec, ...more } } });
  const { result, diagnostics } = compareHandout(catalog(concepts, found), found, rendition, words);
  expect(diagnostics).toEqual([]);
  const { form: worksheet } = result.worksheets;
  if (worksheet === undefined) throw new Error('no worksheet');
  return worksheet;
}

test('examples are worked through as a matrix; exercises are named only', () => {
  const { examples, entries, key } = form();
  expect(grid(examples).map((row) => row.split(' | ').slice(-2))).toEqual([
    ['Single', 'Large'],
    ['Multi', 'Both'],
    // A bound is no plain number: the matrix tells it, the form below leaves it open.
    ['Cannot tell', 'Large'],
  ]);
  expect(entries.map(({ concept, kind, outcomes }) => [concept, kind, outcomes.scale])).toEqual([
    ['large', 'example', 'large'],
    ['both', 'example', 'both'],
    ['bound', 'example', 'not-known'],
    ['blank', 'exercise', 'not-known'],
  ]);
  expect(entries[3]?.answers).toEqual({});
  expect(key).toBeUndefined();
});

test('the key answers the exercises', () => {
  const { entries, key } = form({ answers: true });
  expect(entries[3]?.answers.inputs).toEqual({ kind: 'set', ids: ['image'] });
  expect(entries[3]?.outcomes).toEqual({ span: 'single', scale: 'small' });
  expect([key?.id, key?.rows.map((row) => row.header.id)]).toEqual(['form-key', ['blank']]);
});

test('thresholds are resolved, numbers asked for in the power that the reader counts in', () => {
  const powers = (['en'] as const)
    .map((language) => form({}, [language]))
    .concat(form({}, ['zh-CN']), form({}, ['zh-CN', 'en']))
    .map(({ questions }) =>
      questions.flatMap((one) => (one.kind === 'quantity' ? [one.power, plainLines(one.unit)] : [])),
    );
  expect(powers).toEqual([
    [9, 'B'],
    [8, '亿'],
    [8, '亿\n10⁸'],
  ]);
  expect(JSON.stringify(form().outcomes.map(({ rule }) => rule))).not.toContain('setting');
});

test('the options say what each counts as, and may be fewer than the vocabulary', () => {
  const [all] = form().questions;
  expect(all?.kind === 'set' && all.options.find(({ id }) => id === 'code')?.lineage).toEqual(['code', 'text']);
  const [few] = form({ questions: [{ attribute: 'inputs', options: ['text'] }] }).questions;
  expect(few?.kind === 'set' && few.options.map(({ id }) => id)).toEqual(['text']);
});

test('a rule in words: a sentence a case, contraries said where they stand', () => {
  const said = (rendition: Rendition) => form({}, rendition).outcomes.map((outcome) => outcome.words.map(plainLines));
  expect(said(['en'])).toMatchInlineSnapshot(`
    [
      [
        "Multi: 2 or more kinds in inputs, outputs",
        "Single: 1 or more kinds in inputs, outputs",
        "Cannot tell: otherwise",
      ],
      [
        "Large: parameters at least 1B in every version",
        "Both: parameters at least 1B in some version",
        "Small: parameters under 1B in every version",
        "Size not known: otherwise",
      ],
    ]
  `);
  expect(said(['zh-CN', 'en'])[1]?.[0]).toMatchInlineSnapshot(`
    "大：各版本的parameters 栏都不少于 10亿
    Large: parameters at least 1B in every version"
  `);
});
