import { expect, test } from 'vitest';
import { cellAt } from '../../src/compare/history.ts';
import { compareHandout } from '../../src/compare/index.ts';
import { expectedCells } from '../../src/core/address.ts';
import type { Handout } from '../../src/core/handout.ts';
import type { Cell, EarlierValue } from '../../src/core/value.ts';
import { catalog, cell, concept, date, grid, handout, matrixSpec, words } from './builder.ts';

function earlier(iso: string, until: string): EarlierValue {
  return { value: date(iso), until, provenance: { sources: ['b'] } };
}

function shown(found: Cell): string {
  return found.value.kind === 'date' ? found.value.iso : found.value.kind;
}

const NOTE = { en: [{ kind: 'text', text: 'of the present' }] } as const;
const changed = cell(date('2026'), ['a'], {
  note: NOTE,
  history: [earlier('2024', '2025-03'), earlier('2023', '2023-12-21')],
});

test.each([
  ['2022', '2023'],
  ['2023-12-21', '2023'], // the day to which it held is one on which it held
  ['2023-12', '2023'], // it ended in that month: on some of its days it held
  ['2023-12-22', '2024'],
  ['2025', '2024'],
  ['2025-04', '2026'],
])('on %s the value of %s held', (at, value) => {
  expect(shown(cellAt(changed, at))).toBe(value);
});

test('an earlier value brings its own provenance, and no note of the present', () => {
  expect([cellAt(changed, '2023').provenance.sources, cellAt(changed, '2023').note]).toEqual([['b'], undefined]);
  expect(cellAt(changed, '2027')).toBe(changed);
});

test('then and now stand side by side, each under its own address', () => {
  const spec = handout({
    matrices: {
      main: matrixSpec({
        attributes: [{ attribute: 'released', at: '2023-12-09', label: { '*': 'then' } }, { attribute: 'released' }],
      }),
    },
  });
  const { result } = compareHandout(catalog([concept('gpt', { released: changed })], spec), spec, ['en'], words);
  const matrix = result.matrices.main;
  if (matrix === undefined) throw new Error('the matrix is there');
  expect(grid(matrix)).toEqual(['GPT | 2023 | 2026']);
  const made: Handout = {
    id: 'x',
    rendition: ['en'],
    title: [],
    edition: '2026',
    sections: [{ id: 's', title: [], blocks: [{ kind: 'matrix', matrix }] }],
    sources: [],
    legend: [],
    words: {},
  };
  expect(expectedCells(made).map(({ address, text }) => `${address} ${text}`)).toEqual([
    'main:released@2023-12-09 then',
    'main:released released',
    'main:gpt GPT',
    'main:gpt.released@2023-12-09 2023',
    'main:gpt.released 2026',
  ]);
});
