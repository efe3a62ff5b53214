import { expect, test } from 'vitest';
import { compareHandout } from '../../src/compare/index.ts';
import type { Concept } from '../../src/core/catalog.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import type { Confidence } from '../../src/core/value.ts';
import { catalog, cell, concept, date, exact, handout, matrixSpec, missing, part, quantity, words } from './builder.ts';

/** The last is computed by a rule: it has no grade. */
const ATTRIBUTES = ['parameters', 'released', 'alive', 'scale'];
const SHORT = { p: 'primary-seen', s: 'secondary-seen', c: 'computed', a: 'authored' } as const;
const number = quantity(part('value', exact('2e9')));

/** A concept with a size and a date of these grades: `ps`; `-` for a missing value. */
function graded(id: string, grades: string): Concept {
  const values = [number, date('2026'), { kind: 'flag', on: true } as const];
  const cells = [...grades].map((letter, index) => {
    const value = letter === '-' ? missing('unknown') : (values[index] ?? number);
    return [ATTRIBUTES[index] ?? '', cell(value, ['a'], { provenance: { sources: ['a'], ...confidence(letter) } })];
  });
  return concept(id, Object.fromEntries(cells));
}

function confidence(letter: string): { readonly confidence?: Confidence } {
  return letter in SHORT ? { confidence: SHORT[letter as keyof typeof SHORT] } : {};
}

function compared(concepts: readonly Concept[], conceptsAs: 'rows' | 'columns' = 'rows'): Matrix {
  const attributes = ATTRIBUTES.map((attribute) => ({ attribute }));
  const spec = handout({ matrices: { main: matrixSpec({ attributes, conceptsAs }) } });
  const matrix = compareHandout(catalog(concepts, spec), spec, ['en'], words).result.matrices.main;
  if (matrix === undefined) throw new Error('no matrix');
  return matrix;
}

/** The usual grade, then each mark with where it stands. */
function marks(matrix: Matrix): string {
  const headers = [...matrix.columns, ...matrix.rows.map(({ header }) => header)];
  const cells = matrix.rows.flatMap((row) => row.cells);
  const told = [
    ...headers.map(({ id, grade }) => ({ id, grade })),
    ...cells.map(({ ref, grade }) => ({ id: `${ref.concept}.${ref.attribute}`, grade })),
  ];
  return [matrix.grade, ...told.flatMap(({ id, grade }) => (grade === undefined ? [] : [`${id} ${grade}`]))].join(', ');
}

test.each([
  ['all of one grade', ['pp', 'pp'], 'primary-seen'],
  ['one cell differs', ['pp', 'ps'], 'primary-seen, y.released secondary-seen'],
  ['a whole concept', ['pp', 'ss', 'pp'], 'primary-seen, y secondary-seen'],
  ['a whole attribute', ['ppa', 'pca', 'ppa'], 'primary-seen, alive authored, y.released computed'],
  ['a whole concept beside a whole attribute', ['ppa', 'ssa', 'ppa'], 'primary-seen, alive authored, y secondary-seen'],
  ['what is missing has no grade', ['pp', '-s', 'p-'], 'primary-seen, y.released secondary-seen'],
  ['nothing is said where no grade is given', ['??', '??'], ''],
  ['of two equally common the firmer is the usual one', ['ss', 'pp'], 'primary-seen, x secondary-seen'],
])('%s', (_, grades, expected) => {
  const concepts = grades.map((letters, index) => graded('xyz'[index] ?? '', letters));
  expect(marks(compared(concepts))).toBe(expected);
  expect(marks(compared(concepts, 'columns')).split(', ').sort()).toEqual(expected.split(', ').sort());
});

test('a quantity is as firm as the least firm of its parts that are known', () => {
  const provenance = { sources: ['a'], confidence: 'computed' } as const;
  const authored = { sources: ['a'], confidence: 'authored' } as const;
  const known = part('b', exact('3e9'), { provenance });
  const unknown = part('c', { op: 'missing', reason: 'unknown' }, { provenance: authored });
  const mixed = concept('x', {
    parameters: cell(quantity(part('a', exact('2e9')), known, unknown)),
    released: date('2026'),
  });
  expect(marks(compared([mixed, graded('y', 'pp')]))).toBe('primary-seen, x.parameters computed');
});
