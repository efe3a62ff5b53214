import { describe, expect, test } from 'vitest';
import { BASE, readTexts, told } from './reading.ts';

const RULE = `
attributes:
  size:
    label: { zh-CN: 大小, en: Size }
    kind: choice
    of: scale
    rule:
      choose:
        - { when: { at-least: { every: parameters, than: large } }, then: large }
        - { when: { and: [{ has: { member: image, of: [inputs] } }, { not: { missing: { attribute: open, reason: unknown } } }] }, then: large }
        - { when: { or: [{ count: { of: [inputs], at-least: 2 } }, { at-least: { some: parameters, than: 1B } }] }, then: small }
      otherwise: small
concepts:
  x: { kind: model, name: X, parameters: 1B }
  y: { kind: model, name: Y }
`;

const HANDOUT = `handouts:
  h:
    title: { zh-CN: 题, en: T }
    answer: { zh-CN: 答, en: An **answer** }
    edition: 2026-11-23
    renditions: [[zh-CN], [en], [zh-CN, en]]
    settings: { large: 1B }
    texts: { rule: { zh-CN: 规, en: R } }
    matrices:
      main:
        concepts: { kind: model, ids: [x, y], where: [{ attribute: inputs, contains: image }, { attribute: parameters, at-least: large }] }
        attributes: [parameters, { spanner: { zh-CN: 模, en: M }, of: [inputs, released] }, { attribute: maker, label: { zh-CN: 者, en: By } }]
        group-by: size
        sort: [{ by: parameters, order: desc }, { by: id }]
    crosstabs:
      quadrants: { rows: size, columns: main-input, always: [large, text], show: [parameters], marked: [x], concepts: { ids: [x] } }
    charts:
      bars: { title: { zh-CN: 条, en: Bars }, type: bar, of: main, value: parameters, axis: log }
      map: { type: map, of: main, value: parameters, lanes: main-input, cut: large }
`;

const all = { 'a.yaml': BASE, 'b.yaml': RULE, 'c.yaml': HANDOUT };

test('a whole handout', () => {
  const { catalog, diagnostics } = readTexts(all);
  expect(diagnostics).toEqual([]);
  expect(catalog.handouts.h).toEqual({
    id: 'h',
    title: { 'zh-CN': '题', en: 'T' },
    answer: {
      'zh-CN': [{ kind: 'text', text: '答' }],
      en: [
        { kind: 'text', text: 'An ' },
        { kind: 'strong', children: [{ kind: 'text', text: 'answer' }] },
      ],
    },
    edition: '2026-11-23',
    renditions: [['zh-CN'], ['en'], ['zh-CN', 'en']],
    template: 'handout',
    settings: { large: { digits: '1', exp10: 9 } },
    texts: { rule: { 'zh-CN': [{ kind: 'text', text: '规' }], en: [{ kind: 'text', text: 'R' }] } },
    matrices: {
      main: {
        id: 'main',
        title: { 'zh-CN': '题', en: 'T' },
        concepts: {
          kind: 'model',
          ids: ['x', 'y'],
          where: {
            op: 'all',
            conditions: [
              { op: 'contains', attribute: 'inputs', operand: 'image' },
              { op: 'at-least', attribute: 'parameters', operand: 'large' },
            ],
          },
        },
        attributes: [
          { attribute: 'parameters' },
          { spanner: { 'zh-CN': '模', en: 'M' }, of: ['inputs', 'released'] },
          { attribute: 'maker', label: { 'zh-CN': '者', en: 'By' } },
        ],
        groupBy: 'size',
        sort: [
          { by: 'parameters', order: 'desc' },
          { by: 'id', order: 'asc' },
        ],
        conceptsAs: 'rows',
      },
    },
    crosstabs: {
      quadrants: {
        id: 'quadrants',
        title: { 'zh-CN': '题', en: 'T' },
        concepts: { ids: ['x'] },
        rows: 'size',
        columns: 'main-input',
        always: ['large', 'text'],
        show: ['parameters'],
        marked: ['x'],
        sort: [],
      },
    },
    charts: {
      bars: {
        id: 'bars',
        type: 'bar',
        title: { 'zh-CN': '条', en: 'Bars' },
        of: 'main',
        value: 'parameters',
        axis: 'log',
      },
      map: {
        id: 'map',
        type: 'map',
        title: { 'zh-CN': '题', en: 'T' },
        of: 'main',
        value: 'parameters',
        lanes: 'main-input',
        cut: 'large',
        labelled: 12,
      },
    },
    worksheets: {},
  });
});

test('a rule', () => {
  const size = readTexts(all).catalog.attributes.size;
  expect(size?.rule?.choose.map((one) => one.when)).toEqual([
    { test: 'at-least', attribute: 'parameters', quantifier: 'every', than: { setting: 'large' } },
    {
      test: 'and',
      tests: [
        { test: 'has', member: 'image', of: ['inputs'] },
        { test: 'not', not: { test: 'missing', attribute: 'open', reason: 'unknown' } },
      ],
    },
    {
      test: 'or',
      tests: [
        { test: 'count-at-least', of: ['inputs'], than: { amount: { digits: '2', exp10: 0 } } },
        { test: 'at-least', attribute: 'parameters', quantifier: 'some', than: { amount: { digits: '1', exp10: 9 } } },
      ],
    },
  ]);
});

describe('one word changed', () => {
  test.each([
    ['b.yaml', 'every: parameters', 'every: inputs', 'wrong-kind'],
    ['b.yaml', 'of: scale', 'of: scales', 'unknown-vocabulary'],
    ['b.yaml', 'member: image', 'member: picture', 'unknown-member'],
    ['b.yaml', 'otherwise: small', 'otherwise: tiny', 'unknown-member'],
    ['b.yaml', 'attribute: open', 'attribute: opn', 'unknown-attribute'],
    ['b.yaml', 'reason: unknown', 'reason: secret', 'not-allowed'],
    ['b.yaml', 'than: large', 'than: largest', 'unknown-setting'],
    ['b.yaml', 'kind: model, name: Y', 'kind: modl, name: Y', ''],
    ['b.yaml', 'parameters: 1B }', 'size: large }', 'computed-cell'],
    ['c.yaml', 'kind: model', 'kind: modle', 'not-allowed'],
    ['c.yaml', 'ids: [x, y]', 'ids: [x, z]', 'unknown-concept'],
    ['c.yaml', 'contains: image', 'contains: picture', 'unknown-member'],
    ['c.yaml', 'contains: image', 'at-least: 3', 'wrong-kind'],
    ['c.yaml', 'at-least: large', 'at-least: lorge', 'unknown-setting'],
    ['c.yaml', 'at-least: large', 'at-least: 1bn', 'bad-quantity'],
    ['c.yaml', 'at-least: large', 'least: large', 'unknown-key'],
    ['c.yaml', 'attribute: parameters, ', '', 'missing-key'],
    ['c.yaml', 'at-least: large', 'at-least: large, at-most: 2B', 'not-allowed'],
    ['c.yaml', 'of: [inputs', 'of: [input', 'unknown-attribute'],
    ['c.yaml', 'attribute: maker', 'attribute: mkr', 'unknown-attribute'],
    ['c.yaml', 'group-by: size', 'group-by: inputs', 'wrong-kind'],
    ['c.yaml', 'by: parameters', 'by: params', 'unknown-attribute'],
    ['c.yaml', 'order: desc', 'order: down', 'not-allowed'],
    ['c.yaml', 'rows: size', 'rows: maker', 'wrong-kind'],
    ['c.yaml', 'always: [large, text]', 'always: [huge]', 'unknown-member'],
    ['c.yaml', 'marked: [x]', 'marked: [xx]', 'unknown-concept'],
    ['c.yaml', 'of: main,', 'of: mian,', 'unknown-matrix'],
    ['c.yaml', 'type: bar', 'type: pie', 'not-allowed'],
    ['c.yaml', 'type: bar, ', '', 'missing-key'],
    ['c.yaml', 'value: parameters, axis', 'value: released, axis', 'wrong-kind'],
    ['c.yaml', 'cut: large', 'cut: lrge', 'unknown-setting'],
    ['c.yaml', '[zh-CN, en]]', '[zh-CN, de]]', 'unknown-language'],
    ['c.yaml', '[[zh-CN], [en], [zh-CN, en]]', '[zh-CN]', 'wrong-type'],
    ['c.yaml', '2026-11-23', '2026-11-31', 'bad-date'],
    ['c.yaml', '    edition: 2026-11-23\n', '', 'missing-key'],
    ['c.yaml', 'large: 1B', 'large: ~1B', 'bad-quantity'],
    ['c.yaml', 'rule: {', 'Rule: {', 'bad-id'],
    ['c.yaml', 'answer: { zh-CN: 答,', 'answer: {', 'missing-translation'],
  ])('%s: %s → %s: %s', (file, from, to, code) => {
    const before = all[file as keyof typeof all];
    expect(before).toContain(from);
    const codes = told({ ...all, [file]: before.replace(from, to) }).map((line) => line.split(' ')[1]);
    expect([...new Set(codes)]).toEqual(code === '' ? [] : [code]);
  });
});

test('a setting that a rule needs must stand in each handout that shows it', () => {
  const other =
    'handouts: { g: { title: { "*": G }, edition: auto, matrices: { m: { attributes: [maker, size] } } } }\n';
  expect(told({ ...all, 'd.yaml': other })).toEqual(['d.yaml:1:89 unknown-setting']);
});

test('rules that come back to themselves', () => {
  const computed = (id: string, of: string) =>
    `  ${id}: { label: { '*': A }, kind: choice, of: scale, rule: { choose: [{ when: { missing: ${of} }, then: small }], otherwise: large } }\n`;
  const rules = `attributes:\n${computed('p', 'q')}${computed('q', 'p')}${computed('r', 'p')}${computed('s', 's')}`;
  const { diagnostics } = readTexts({ 'a.yaml': BASE, 'b.yaml': rules });
  expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
    ['rule-cycle', { attribute: 'p' }],
    ['rule-cycle', { attribute: 'q' }],
    ['rule-cycle', { attribute: 's' }],
  ]);
});

test('attributes may not take the keys of a concept', () => {
  expect(told({ 'a.yaml': BASE, 'b.yaml': "attributes: { name: { label: { '*': N }, kind: text } }\n" })).toEqual([
    'b.yaml:1:15 bad-id',
  ]);
});

test('where there is a vocabulary of kinds, it lists them all', () => {
  const kinds = "vocabularies: { kind: { model: { label: { '*': M } } } }\nconcepts: { x: { name: X, kind: modl } }\n";
  expect(told({ 'a.yaml': BASE, 'b.yaml': kinds })).toEqual(['b.yaml:2:33 unknown-member']);
});

test('whatever stands in place of a word, nothing is dropped without a word', () => {
  const { origins } = readTexts(all);
  const places = Object.entries(origins.written);
  expect(places.length).toBeGreaterThan(200);
  for (const odd of ['{ zz: [1] }', '[[zz]]', '"zz: "']) {
    const silent = places.filter(([, { span }]) => {
      const before = all[span.file as keyof typeof all];
      const after = before.slice(0, span.start) + odd + before.slice(span.end);
      return told({ ...all, [span.file]: after }).length === 0;
    });
    const anyText = /(title|label|publisher|answer|spanner|texts|description|symbol|name|maker)/;
    expect(silent.flatMap(([key]) => (odd === '"zz: "' && anyText.test(key) ? [] : `${key}: ${odd}`))).toEqual([]);
  }
});

test.each([
  ['xlsx: { notes: some }', 'not-allowed', { found: 'some', known: ['exceptions', 'all', 'none'] }],
  ['xlsx: { notes: true }', 'not-allowed', { found: 'true', known: ['exceptions', 'all', 'none'] }],
  ['xlsx: { profile: plain }', 'not-allowed', { found: 'plain', known: ['standard', 'accessible'] }],
  ['xlsx: { note: all }', 'unknown-key', { key: 'note', known: ['notes', 'profile'] }],
  ['xlsx: all', 'wrong-type', { expected: 'mapping', found: 'text' }],
  ['csv: { bom: perhaps }', 'wrong-type', { expected: 'flag', found: 'text' }],
])('a setting for a format that is not one: %s', (line, code, args) => {
  const handout = HANDOUT.replace('    settings:', `    ${line}\n    settings:`);
  const { diagnostics, catalog } = readTexts({ 'a.yaml': BASE, 'b.yaml': RULE, 'c.yaml': handout });
  expect(diagnostics).toMatchObject([{ code, severity: 'error', args, span: { file: 'c.yaml' } }]);
  expect(catalog.handouts.h?.options).toBeUndefined();
});

test('the settings for formats are read', () => {
  const lines = '    xlsx: { notes: all, profile: accessible }\n    csv: { bom: false }\n    settings:';
  const { diagnostics, catalog } = readTexts({
    'a.yaml': BASE,
    'b.yaml': RULE,
    'c.yaml': HANDOUT.replace('    settings:', lines),
  });
  expect(diagnostics).toEqual([]);
  expect(catalog.handouts.h?.options).toEqual({ xlsx: { notes: 'all', profile: 'accessible' }, csv: { bom: false } });
});
