import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluateRule } from '../../src/compare/index.ts';
import type { Handout } from '../../src/core/handout.ts';
import { plainLines } from '../../src/core/inline.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { shipped } from '../data/shipped.ts';
import { OFFICE, recalculated } from '../xlsx/office.ts';
import { inputOf, plain } from '../xlsx/sample.ts';
import { form, shippedWorksheet, spec } from './worksheet-of.ts';

const { catalog } = shipped;
const known = shippedWorksheet({ kind: 'model' }, ['en']);
// What a form cannot say: a kind of data, or a number of tasks, that it does not ask for.
const whole = known.entries.filter(
  ({ kind, concept, answers }) =>
    kind === 'example' &&
    ['inputs', 'outputs', 'tasks', 'parameters'].every(
      (id) => id in answers || catalog.concepts[concept]?.cells[id]?.value.kind === 'missing',
    ),
);
const handout: Handout = {
  id: 'classify',
  rendition: ['en'],
  title: plain('Classify'),
  edition: '2026-11-23',
  sections: [{ id: 's', title: plain('Form'), blocks: [{ kind: 'worksheet', worksheet: known }] }],
  sources: [],
  legend: [],
  words: {},
};
const { plan } = planWorkbook(inputOf(handout));

test('the examples stand one in each quadrant', () => {
  const places = shippedWorksheet(form.examples, ['en']).entries.filter(({ kind }) => kind === 'example');
  expect(places.map(({ outcomes }) => `${outcomes.scale} ${outcomes['modality-span']}`)).toEqual([
    'large single',
    'large multi',
    'small single',
    'small multi',
  ]);
});

test('the form answers as the catalog does, for at least ten products', () => {
  expect(whole.length).toBeGreaterThanOrEqual(10);
  for (const { concept, outcomes } of whole) {
    for (const id of form.outcomes) {
      const subject = catalog.concepts[concept];
      const rule = catalog.attributes[id]?.rule;
      expect([concept, outcomes[id]]).toEqual([
        concept,
        rule && subject && evaluateRule(rule, subject, catalog, spec.settings),
      ]);
    }
  }
});

test('the formulas, as they ship', async () => {
  const rows = [...(plan.sheets.find((sheet) => sheet.name === 'Form')?.rows() ?? [])];
  const heads = rows[3]?.cells.map((cell) => String(cell?.value ?? '')) ?? [];
  const cells = rows[4]?.cells ?? [];
  const text = cells.flatMap((cell, index) =>
    cell?.formula === undefined ? [] : [`${heads[index]}\n=${cell.formula}\n`],
  );
  await expect(text.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, '../golden/xlsx/worksheet-formulas.txt'));
});

describe.skipIf(OFFICE === undefined)('LibreOffice', () => {
  test('works out what the evaluator says for every model', async () => {
    const table = await recalculated(plan, 'Form');
    const first = (table[3] ?? []).indexOf(plainLines(known.outcomes[0]?.lines ?? []));
    const label = (id: string, member: string | undefined) =>
      plainLines(
        known.outcomes.find((one) => one.attribute === id)?.members.find((one) => one.id === member)?.lines ?? [],
      );
    const said = known.entries.map(({ lines, outcomes }) => [
      plainLines(lines),
      ...form.outcomes.map((id) => label(id, outcomes[id])),
    ]);
    const found = table
      .slice(4, 4 + said.length)
      .map((cells) => [cells[0], ...cells.slice(first, first + form.outcomes.length)]);
    expect(found).toEqual(said);
    expect(found.length).toBeGreaterThanOrEqual(25);
  }, 180_000);
});
