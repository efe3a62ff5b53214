import { expect, test } from 'vitest';
import { compareHandout } from '../../src/compare/index.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import { catalog, concept, handout, matrixSpec, missing, set, words } from './builder.ts';

const choice = (id: string) => ({ kind: 'choice', id }) as const;
const concepts = [
  concept('a', { openness: choice('closed'), inputs: set('text'), outputs: set() }),
  concept('b', { openness: choice('open'), inputs: set('text'), outputs: set('code') }),
  concept('c', { openness: missing('undisclosed') }, 'product'),
  concept('d', { openness: choice('closed'), inputs: set('text', 'image') }),
];
const spec = handout({ matrices: { main: matrixSpec({ attributes: [{ attribute: 'inputs' }] }) } });

function tally(attribute: string, rendition: Rendition, matrix = 'main'): string | undefined {
  const lines = compareHandout(catalog(concepts, spec), spec, rendition, words).result.tally(matrix, attribute);
  return lines === undefined ? undefined : plainLines(lines);
}

test('counts members in vocabulary order, missing ones last, in each language', () => {
  expect(tally('openness', ['zh-CN', 'en'])).toBe('开放 1 · 封闭 2 · ⊘ 未公开 1\nOpen 1 · Closed 2 · ⊘ undisclosed 1');
});

test('counts what a rule computes, and kinds', () => {
  expect([tally('span', ['en']), tally('kind', ['en'])]).toEqual([
    'Single 2 · Multi 1 · Cannot tell 1',
    'model 3 · product 1',
  ]);
});

test('of what is no choice, or in no matrix, there is no tally', () => {
  expect([tally('inputs', ['en']), tally('nothing', ['en']), tally('openness', ['en'], 'none')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a symbol stands before its label: in cells, in groups, in the tally', () => {
  const base = catalog(concepts, spec);
  const [first, ...rest] = base.vocabularies.openness?.members ?? [];
  if (first === undefined) throw new Error('there is a member');
  const vocabularies = {
    ...base.vocabularies,
    openness: { id: 'openness', members: [{ ...first, symbol: '✓' }, ...rest] },
  };
  const grouped = handout({
    matrices: { main: matrixSpec({ attributes: [{ attribute: 'openness' }], groupBy: 'openness' }) },
  });
  const { result } = compareHandout({ ...base, vocabularies }, grouped, ['en'], words);
  const matrix = result.matrices.main;
  expect(matrix?.rows.map((row) => plainLines(row.cells[0]?.lines ?? []))).toContain('✓\u00a0Open');
  expect(matrix?.groups.map((group) => plainLines(group.lines))).toEqual(['✓\u00a0Open', 'Closed', '⊘ undisclosed']);
  expect(plainLines(result.tally('main', 'openness') ?? [])).toBe('✓\u00a0Open 1 · Closed 2 · ⊘ undisclosed 1');
});

test('sources that all cells of an attribute would repeat are marked once, at its header', () => {
  const from = (id: string, source: string) =>
    concept(id, {
      inputs: { value: set('text'), provenance: { sources: [id] } },
      outputs: { value: set('text'), provenance: { sources: [id] } },
      openness: { value: choice('open'), provenance: { sources: [source] } },
    });
  const shown = handout({
    matrices: {
      main: matrixSpec({ attributes: ['inputs', 'outputs', 'openness'].map((attribute) => ({ attribute })) }),
    },
  });
  const marksOf = (...all: ReturnType<typeof from>[]) => {
    const matrix = compareHandout(catalog(all, shown), shown, ['en'], words).result.matrices.main;
    return [matrix?.columns.map((column) => column.marks), matrix?.rows.map((row) => row.cells[2]?.marks)];
  };
  expect(marksOf(from('a', 'c'), from('b', 'c'))).toEqual([
    [[], [], ['c']],
    [[], []],
  ]);
  expect(marksOf(from('a', 'c'), from('b', 'b'))).toEqual([
    [[], [], []],
    [['c'], []],
  ]);
});
