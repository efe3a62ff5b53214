import { expect, test } from 'vitest';
import { compareHandout } from '../../src/compare/index.ts';
import type { Concept, MatrixSpec } from '../../src/core/catalog.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Language, Rendition } from '../../src/core/language.ts';
import {
  catalog,
  cell,
  concept,
  date,
  exact,
  handout,
  matrixSpec,
  missing,
  part,
  quantity,
  set,
  words,
} from './builder.ts';

/** `alive: true`, as of that day. */
function asOf(day: string, value: Parameters<typeof cell>[0] = { kind: 'flag', on: true }) {
  return cell(value, ['a'], { provenance: { sources: ['a'], asOf: day } });
}

function matrixOf(concepts: readonly Concept[], more: Partial<MatrixSpec>, languages: readonly Language[] = ['en']) {
  const spec = handout({ matrices: { main: matrixSpec(more) } });
  const compared = compareHandout(catalog(concepts, spec), spec, languages as unknown as Rendition, words);
  const matrix = compared.result.matrices.main;
  if (matrix === undefined) throw new Error('no matrix');
  return matrix;
}

function noteOf(...given: Parameters<typeof matrixOf>): string {
  return plainLines(matrixOf(...given).note ?? []);
}

const ALIVE = { attributes: [{ attribute: 'alive' }] };
const YES = { kind: 'flag', on: true } as const;

test.each([
  ['by date, the oldest first', { x: '2025', y: '2022-05', z: '2025' }, 'word:as-of: alive (2022-05 Y; 2025 X, Z)'],
  ['one date for all is said once', { x: '2025', y: '2025' }, 'word:as-of: alive (2025)'],
])('%s', (_, days, expected) => {
  expect(
    noteOf(
      Object.entries(days).map(([id, day]) => concept(id, { alive: asOf(day) })),
      ALIVE,
    ),
  ).toBe(expected);
});

test('a date that not all have is said with its name; what is missing is not dated', () => {
  const concepts = [
    concept('x', { alive: asOf('2025') }),
    concept('y', { alive: YES }),
    concept('z', { alive: asOf('2024', missing('unknown')) }),
  ];
  expect(noteOf(concepts, ALIVE)).toBe('word:as-of: alive (2025 X)');
});

test('without a day of its own nothing is said, and a note stays as it was', () => {
  const note = { en: [{ kind: 'text', text: 'Mind the gap.' }] } as const;
  expect(noteOf([concept('x', { alive: YES })], ALIVE)).toBe('');
  expect(noteOf([concept('x', { alive: YES })], { ...ALIVE, note })).toBe('Mind the gap.');
  expect(noteOf([concept('x', { alive: asOf('2025') })], { ...ALIVE, note })).toBe(
    'Mind the gap.\nword:as-of: alive (2025)',
  );
});

test('each language says it in its own words', () => {
  expect(noteOf([concept('x', { alive: asOf('2025') })], ALIVE, ['zh-CN', 'en'])).toBe(
    '字:as-of：alive 栏（2025）\nword:as-of: alive (2025)',
  );
});

test('attributes that are dated alike are named together; a day that the row shows is not said again', () => {
  const concepts = [
    concept('x', { alive: asOf('2025'), inputs: asOf('2025', set('text')), outputs: asOf('2024-03', set('text')) }),
    concept('y', { alive: YES, inputs: set('text') }),
  ];
  const attributes = ['alive', 'inputs', 'outputs'].map((attribute) => ({ attribute }));
  expect(noteOf(concepts, { attributes })).toBe('word:as-of: alive, inputs (2025 X); outputs (2024-03)');
  const shown = [concept('x', { alive: asOf('2025'), released: date('2025') })];
  expect(noteOf(shown, { attributes: [{ attribute: 'alive' }, { attribute: 'released' }] })).toBe('');
});

test('a long column says between which days its facts lie', () => {
  const many = Array.from({ length: 41 }, (_, index) => concept(`c${index}`, { alive: asOf(String(1980 + index)) }));
  expect(noteOf(many, ALIVE)).toBe('word:as-of: alive (1980–2020)');
});

test('parts that differ in their sources say each its own, though the cell as a whole has all', () => {
  const value = quantity(
    part('one', exact('1e9')),
    part('two', exact('2e9'), { provenance: { sources: ['c'], confidence: 'computed', asOf: '2025' } }),
  );
  const matrix = matrixOf([concept('x', { parameters: cell(value, ['a', 'b']) })], {});
  const shown = matrix.rows.at(0)?.cells[0];
  expect(shown?.provenance.sources).toEqual(['a', 'b', 'c']);
  expect(shown?.value.kind === 'quantity' && shown.value.parts.map((each) => each.provenance)).toEqual([
    { sources: ['a', 'b'], confidence: 'primary-seen' },
    { sources: ['c'], confidence: 'computed', asOf: '2025' },
  ]);
});
