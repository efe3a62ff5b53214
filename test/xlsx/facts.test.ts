import { expect, test } from 'vitest';
import { type Lines, plainLines } from '../../src/core/inline.ts';
import type { Matrix, MatrixCell, MatrixRow } from '../../src/core/matrix.ts';
import type { Value } from '../../src/core/value.ts';
import { factsOf } from '../../src/xlsx/facts.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { inputOf, modelMatrix, plain, sampleHandout, smallHandout } from './sample.ts';

const exact = (digits: string) => ({ op: 'exact', at: { digits, exp10: 9 } }) as const;
const VALUE: Value = {
  kind: 'quantity',
  unit: 'parameters',
  parts: [
    { id: 'all', label: { 'zh-CN': '全部', en: 'all' }, role: 'total', measure: exact('562') },
    { id: 'vision', label: { '*': 'ViT-22B' }, role: 'component', measure: exact('22') },
    { id: 'rest', label: { '*': 'rest' }, role: 'component', measure: { op: 'missing', reason: 'undisclosed' } },
  ],
};

function handoutWith(more: Partial<MatrixCell>) {
  const matrix: Matrix = modelMatrix(['zh-CN', 'en']);
  const row = matrix.rows.at(0) as MatrixRow;
  const cells = [{ ...(row.cells[0] as MatrixCell), value: VALUE, lines: plain('562B'), ...more }];
  const one: Matrix = { ...matrix, columns: matrix.columns.slice(0, 1), rows: [{ ...row, cells }], spanners: [] };
  const sections = [
    { id: 's', title: plain('S'), blocks: [{ kind: 'matrix', matrix: { ...one, groups: [] } }] as const },
  ];
  return { ...smallHandout(['zh-CN', 'en']), sections };
}

test('each part says its own value; what is remarked on the cell stands once', () => {
  const parts: readonly Lines[] = [plain('562B'), plain('22B'), plain('⊘ undisclosed')];
  const facts = factsOf(handoutWith({ parts, note: plain('without the tokenizer') }));
  expect(facts.map(({ part, value, missing, note }) => [plainLines(part), plainLines(value), missing, !!note])).toEqual(
    [
      ['全部\nall', '562B', false, true],
      ['ViT-22B', '22B', false, false],
      ['rest', '⊘ undisclosed', true, false],
    ],
  );
});

test('an attribute that only a crosstab shows has its label', () => {
  const handout = sampleHandout(['en']);
  const sections = handout.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter(({ kind }) => kind !== 'matrix'),
  }));
  const facts = factsOf({ ...handout, sections });
  expect(new Set(facts.map(({ attribute }) => plainLines(attribute)))).toEqual(new Set(['Parameters']));
});

test('numbers of sources stand on one line, since LibreOffice does not break a linked text', () => {
  const sources = Array.from({ length: 13 }, (_, index) => ({
    id: `s${index}`,
    title: plain(`Source ${index}`),
    date: plain('2024'),
  }));
  const cited = sources.filter((_, index) => index % 2 === 0).map(({ id }) => id);
  const handout = { ...handoutWith({ provenance: { sources: cited } }), sources };
  const { plan } = planWorkbook(inputOf(handout));
  const facts = plan.sheets.find(({ name }) => name === '事实');
  // `[1] [3] [5] [7] [9] [11] [13]` where 12 characters are enough for most.
  expect(facts?.columns[4]?.width).toBeGreaterThan(24);
});

test('columns for people that hold nothing stand behind those that are printed', () => {
  const factsFor = (more: Partial<MatrixCell>) =>
    planWorkbook(inputOf(handoutWith(more))).plan.sheets.find(({ name }) => name === '事实');
  const headsOf = (sheet: ReturnType<typeof factsFor>) =>
    [...(sheet?.rows() ?? [])][3]?.cells.map((one) => String(one?.value).split('\n').at(-1));
  const whole = factsFor({ note: plain('without the tokenizer') });
  expect([headsOf(whole)?.slice(2, 4), whole?.print?.columns]).toEqual([['Part', 'Value'], 9]);
  const simple = factsFor({ value: { kind: 'flag', on: true } });
  const heads = headsOf(simple) ?? [];
  expect([heads.slice(2, 4), heads.slice(7, 9), simple?.print?.columns]).toEqual([
    ['Value', 'Source nos.'],
    ['Part', 'Note'],
    7,
  ]);
  expect([...heads].sort()).toEqual([...(headsOf(whole) ?? [])].sort());
});
