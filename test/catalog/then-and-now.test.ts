import { expect, test } from 'vitest';
import { BASE, readTexts, told } from './reading.ts';

const CONCEPTS = `concepts:
  x:
    kind: model
    name: X
    remark:
      value: { zh-CN: 今, en: Now }
      sources: [a]
      as-of: 2026-05
      history: [{ value: { zh-CN: 昔, en: Then }, until: 2024-01 }]
attributes:
  main-kind:
    label: { zh-CN: 主类, en: Main kind }
    kind: choice
    of: scale
    rule:
      choose: [{ when: { has: { member: text, of: main-input } }, then: small }]
      otherwise: large
`;

function handout(attributes: string, more = ''): string {
  return `handouts:
  h:
    title: { zh-CN: 题, en: T }
    edition: 2026
    matrices:
      main:
        attributes: [${attributes}]
        ${more}
`;
}

test('a pick at a date, a group by kind, a rule that asks a choice', () => {
  const texts = {
    'a.yaml': BASE,
    'b.yaml': CONCEPTS,
    'c.yaml': handout('{ attribute: remark, at: 2023-12-09 }, remark, main-kind', 'group-by: kind'),
  };
  const { catalog, diagnostics } = readTexts(texts);
  expect(diagnostics).toEqual([]);
  expect(catalog.handouts.h?.matrices.main).toMatchObject({
    attributes: [{ attribute: 'remark', at: '2023-12-09' }, { attribute: 'remark' }, { attribute: 'main-kind' }],
    groupBy: 'kind',
  });
  expect(catalog.attributes['main-kind']?.rule?.choose[0]?.when).toEqual({
    test: 'has',
    member: 'text',
    of: ['main-input'],
  });
});

test('the as-of of what holds now is not that of what held before', () => {
  const cell = readTexts({ 'a.yaml': BASE, 'b.yaml': CONCEPTS }).catalog.concepts.x?.cells.remark;
  expect([cell?.provenance.asOf, cell?.history?.[0]?.provenance]).toEqual(['2026-05', { sources: ['a'] }]);
});

test.each([
  ['{ attribute: remark, at: 2023-13 }', 'c.yaml:7:47 bad-date'],
  ['{ attribute: main-kind, at: 2023-12 }', 'c.yaml:7:50 not-allowed'],
])('%s', (pick, diagnostic) => {
  expect(told({ 'a.yaml': BASE, 'b.yaml': CONCEPTS, 'c.yaml': handout(pick) })).toEqual([diagnostic]);
});
