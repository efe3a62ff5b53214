import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainOf } from '../../src/catalog/node.ts';
import { parseFile } from '../../src/catalog/parse.ts';
import * as shapes from '../../src/catalog/shape.ts';
import { fits } from '../../src/catalog/shape-fits.ts';
import type { Shape } from '../../src/catalog/shape-kinds.ts';
import { zodOf } from '../../src/catalog/shape-zod.ts';

const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom('', 'x', 'quantity', 'bar', '24 months', 0, 1, 2, -1, 1.5, 1e21, true, false, [], {}, { x: 1 }, [
    ['x'],
  ]),
);

/** Values that mostly have a shape; at any depth something else may stand. */
function valuesOf(shape: Shape, depth = 0): fc.Arbitrary<unknown> {
  if (depth > 4) return JUNK;
  return fc.oneof({ weight: 40, arbitrary: fitting(shape, depth + 1) }, { weight: 1, arbitrary: JUNK });
}

function fitting(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'any':
      return JUNK;
    case 'scalar':
      return fc.constantFrom('x', 'input', 3, false);
    case 'flag':
      return fc.boolean();
    case 'text':
      return fc.constantFrom('24 months', '1 year', 'x');
    case 'int':
      return fc.constantFrom(0, 1, 21, 22, 500, 999, 1000);
    case 'just':
      return fc.constant(shape.value);
    case 'choice':
      return fc.constantFrom(...shape.values);
    case 'list':
      return fc.array(valuesOf(shape.items, depth), { maxLength: 2 });
    case 'dictionary':
      return fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), valuesOf(shape.values, depth), { maxKeys: 2 });
    case 'mapping': {
      const keys = Object.entries(shape.keys).map(([key, value]) => [key, valuesOf(value, depth)] as const);
      const required = Object.keys(shape.keys).filter((key) => shape.keys[key]?.kind !== 'optional');
      const other = fc.dictionary(fc.constantFrom('other', 'toString'), JUNK, { maxKeys: 1 });
      const own = fc.record(Object.fromEntries(keys), { requiredKeys: fc.sample(fc.constant(required), 1)[0] ?? [] });
      return fc.tuple(own, fc.boolean(), other).map(([all, more, others]) => (more ? all : { ...all, ...others }));
    }
    case 'either':
      return fc.oneof(...shape.shapes.map((one) => valuesOf(one, depth)));
    case 'optional':
      return valuesOf(shape.shape, depth);
  }
}

function nodeOf(value: unknown) {
  const file = parseFile({ path: 'a.yaml', text: JSON.stringify({ value }), guessed: false }, () => undefined);
  return file.root?.entries.get('value')?.value;
}

const named = Object.entries(shapes).flatMap(([name, shape]) => ('kind' in shape ? [[name, shape] as const] : []));

let good = 0;
let bad = 0;

test.each(named)('%s holds for a value exactly where zod says so', (_, shape) => {
  fc.assert(
    fc.property(valuesOf(shape), (value) => {
      const node = nodeOf(value);
      if (node === undefined) return;
      const fitting = fits(node, shape);
      expect(fitting).toBe(zodOf(shape).safeParse(plainOf(node)).success);
      if (fitting) good += 1;
      else bad += 1;
    }),
    { numRuns: 300 },
  );
});

test('values of both sorts were tried', () => {
  expect(good).toBeGreaterThan(300);
  expect(bad).toBeGreaterThan(300);
});
