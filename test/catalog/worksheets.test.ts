import { expect, test } from 'vitest';
import { BASE, readTexts, told } from './reading.ts';

const WORKSHEET = `
attributes:
  span:
    label: { zh-CN: 跨度, en: Span }
    kind: choice
    of: scale
    rule: { choose: [{ when: { count: { of: [inputs], at-least: 2 } }, then: large }], otherwise: small }
concepts:
  x: { kind: model, name: X, parameters: 1B }
handouts:
  h:
    title: { zh-CN: 题, en: T }
    edition: 2026-11-23
    worksheets:
      form:
        stub: { zh-CN: 产品, en: Product }
        questions: [{ attribute: inputs, options: [text, image], hint: { zh-CN: 多选, en: Choose all } }, parameters]
        outcomes: [span]
        examples: { ids: [x] }
        rows: 2
        answers: true
`;

test('a whole worksheet', () => {
  const { catalog, diagnostics } = readTexts({ 'a.yaml': BASE, 'b.yaml': WORKSHEET });
  expect(diagnostics).toEqual([]);
  expect(catalog.handouts.h?.worksheets).toEqual({
    form: {
      id: 'form',
      title: { 'zh-CN': '题', en: 'T' },
      stub: { 'zh-CN': '产品', en: 'Product' },
      questions: [
        {
          attribute: 'inputs',
          options: ['text', 'image'],
          hint: { 'zh-CN': [{ kind: 'text', text: '多选' }], en: [{ kind: 'text', text: 'Choose all' }] },
        },
        { attribute: 'parameters' },
      ],
      outcomes: ['span'],
      examples: { ids: ['x'] },
      exercises: { ids: [] },
      rows: 2,
      answers: true,
    },
  });
});

test.each([
  ['attribute: inputs', 'attribute: input', ['unknown-attribute', 'not-asked']],
  ['attribute: inputs', 'attribute: main-input', ['not-asked']],
  ['}, parameters]', '}, maker]', ['wrong-kind']],
  ['options: [text, image]', 'options: [text, smell]', ['unknown-member']],
  ['{ attribute: inputs,', '{ attribute: parameters,', ['wrong-kind', 'not-asked']],
  ['outcomes: [span]', 'outcomes: [main-input]', ['no-rule']],
  ['outcomes: [span]', 'outcomes: [parameters]', ['wrong-kind']],
  ['ids: [x]', 'ids: [y]', ['unknown-concept']],
  ['rows: 2', 'rows: -2', ['wrong-type']],
  ['answers: true', 'answers: perhaps', ['wrong-type']],
  ['form:', 'Form:', ['bad-id']],
])('%s → %s', (from, to, codes) => {
  expect(WORKSHEET).toContain(from);
  const found = told({ 'a.yaml': BASE, 'b.yaml': WORKSHEET.replace(from, to) }).map((line) => line.split(' ')[1]);
  expect(found).toEqual(codes);
});

test('the tables of a worksheet need names of their own', () => {
  const clash = `${WORKSHEET}    matrices: { form-examples: { attributes: [parameters] } }\n`;
  expect(told({ 'a.yaml': BASE, 'b.yaml': clash }).map((line) => line.split(' ')[1])).toEqual(['duplicate-id']);
});
