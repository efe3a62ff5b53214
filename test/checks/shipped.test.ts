import { expect, test } from 'vitest';
import { check } from '../../src/build/check.ts';
import { readCatalog } from '../../src/catalog/index.ts';
import { CHECKS, runChecks } from '../../src/checks/index.ts';
import { toNumber } from '../../src/core/amount.ts';
import type { Catalog } from '../../src/core/catalog.ts';
import type { QuantityPart } from '../../src/core/value.ts';
import { shippedFiles } from '../data/shipped.ts';
import { optionsFor, repository } from '../project.ts';

test('`duibi check --strict` is clean on the shipped catalog', async () => {
  const report = await check(optionsFor(repository, { formats: ['markdown'] }));
  expect(report.diagnostics.map(({ code, args }) => `${code} ${JSON.stringify(args)}`)).toEqual([]);
  expect(report.concepts).toBeGreaterThan(40);
});

const { catalog, origins } = readCatalog(shippedFiles);
const quantities = Object.values(catalog.concepts).flatMap(({ id, cells }) =>
  Object.entries(cells).flatMap(([attribute, { value }]) =>
    value.kind === 'quantity' && value.parts.some(isPlain) ? [{ id, attribute, value }] : [],
  ),
);

function isPlain({ measure }: QuantityPart): boolean {
  return measure.op === 'exact' || measure.op === 'approx';
}

/** The suffix one step up its own family: 万 becomes 亿, M becomes B. */
const NEXT = new Map([
  [4, 8],
  [8, 12],
  [6, 9],
  [9, 12],
]);

/** The catalog with one part of one cell written with the next suffix. */
function slipped(concept: string, attribute: string, part: QuantityPart): Catalog {
  const old = catalog.concepts[concept];
  const cell = old?.cells[attribute];
  if (old === undefined || cell?.value.kind !== 'quantity' || !('at' in part.measure)) throw new Error('no such part');
  const at = { ...part.measure.at, exp10: NEXT.get(part.measure.at.exp10) ?? 0 };
  const moved = { ...part, measure: { ...part.measure, at } };
  const [first, ...rest] = cell.value.parts.map((one) => (one === part ? moved : one));
  if (first === undefined) throw new Error('no parts');
  const cells = { ...old.cells, [attribute]: { ...cell, value: { ...cell.value, parts: [first, ...rest] as const } } };
  return { ...catalog, concepts: { ...catalog.concepts, [concept]: { ...old, cells } } };
}

function outlying(changed: Catalog): readonly string[] {
  const { diagnostics } = runChecks(CHECKS, { catalog: changed, origins, shown: [] });
  return diagnostics.flatMap((one) => (one.code === 'quantity-outlying' ? [one.args.cell] : []));
}

test('no shipped quantity is called a slip', () => {
  expect(quantities.length).toBeGreaterThan(15);
  expect(outlying(catalog)).toEqual([]);
});

test('a suffix one too large is found where it leaves the column, and no other cell is blamed', () => {
  const parameters = quantities.filter(({ attribute }) => attribute === 'parameters');
  const sizes = parameters.flatMap(({ value }) => value.parts.flatMap((part) => sizeOf(part) ?? []));
  const slips = parameters.flatMap(({ id, attribute, value }) =>
    value.parts.filter(isPlain).flatMap((part) => {
      const by = 'at' in part.measure ? NEXT.get(part.measure.at.exp10) : undefined;
      if (by === undefined || !('at' in part.measure)) return [];
      const size = (sizeOf(part) ?? 0) * 10 ** (by - part.measure.at.exp10);
      const found = outlying(slipped(id, attribute, part)).map((cell) => cell.split('.')[0]);
      const leaves = Math.log10(size / Math.max(...sizes)) >= 1.5;
      // Within the column a slip can still be told by the other parts of its cell.
      expect([id, found]).toEqual([id, leaves || found.length > 0 ? [id] : []]);
      return [leaves];
    }),
  );
  console.info(`slips of a suffix found: ${slips.filter(Boolean).length} of ${slips.length}`);
  expect(slips.filter(Boolean).length).toBeGreaterThan(3);
});

function sizeOf({ measure }: QuantityPart): number | undefined {
  return 'at' in measure ? toNumber(measure.at) : undefined;
}
