import { expect, test } from 'vitest';
import { checkSmall, toldBy } from './small-project.ts';

const CONCEPTS = `
  a: { kind: model, name: A, parameters: 7B, remark: { value: So, sources: [] } }
  b: { kind: model, name: B, remark: { value: Long ago, as-of: 2020 } }
`;
const project = (...items: readonly string[]) => ({ project: `suppress: [${items.join(', ')}]` });
const SO = '{ check: cell-without-source, cell: a.remark, reason: A joke of ours }';

test('a suppression takes out what it names, and is counted', async () => {
  const report = await checkSmall(CONCEPTS, project(SO));
  expect(toldBy(report).map((line) => line.split(' ')[1])).toEqual(['as-of-old']);
  expect(report.suppressed).toEqual([{ check: 'cell-without-source', subject: 'a.remark', reason: 'A joke of ours' }]);
});

test.each(['id: remark', 'id: b', 'cell: b.remark'])('a finding in a cell is named by %s', async (subject) => {
  const report = await checkSmall(CONCEPTS, project(SO, `{ check: as-of-old, ${subject}, reason: History }`));
  expect([toldBy(report), report.suppressed.map(({ reason }) => reason)]).toEqual([[], ['A joke of ours', 'History']]);
});

test('a source is named by its id', async () => {
  const excuse = '{ check: source-unused, source: spare, reason: For later }';
  const more = 'sources: { spare: { title: Spare } }';
  const report = await checkSmall(CONCEPTS, { ...project(SO, excuse), more });
  expect(toldBy(report).map((line) => line.split(' ')[1])).toEqual(['as-of-old']);
});

test('a suppression that is no longer needed is told, at its place', async () => {
  const stale = '{ check: cell-without-source, cell: b.remark, reason: It has one now }';
  const { diagnostics } = await checkSmall(CONCEPTS, project(SO, stale));
  const told = diagnostics.find((one) => one.code === 'suppression-unused');
  expect(told?.args).toEqual({ check: 'cell-without-source', subject: 'b.remark' });
  expect(told?.span?.file).toBe('data/a.yaml');
});

test('the wrong check does not suppress', async () => {
  const wrong = '{ check: as-of-old, cell: a.remark, reason: Mistaken }';
  expect(toldBy(await checkSmall(CONCEPTS, project(wrong))).map((line) => line.split(' ')[1])).toEqual([
    'suppression-unused',
    'cell-without-source',
    'as-of-old',
  ]);
});

test('a filtered check does not call a suppression unneeded', async () => {
  const stale = '{ check: cell-without-source, cell: b.remark, reason: It has one now }';
  const report = await checkSmall(CONCEPTS, { ...project(SO, stale), renditions: ['en'] });
  expect(toldBy(report).map((line) => line.split(' ')[1])).toEqual(['as-of-old']);
});

test.each([
  ['no reason', '{ check: as-of-old, cell: a.b }', 'missing-key'],
  ['an empty reason', "{ check: as-of-old, cell: a.b, reason: ' ' }", 'empty-value'],
  ['no such check', '{ check: as-of-odd, cell: a.b, reason: x }', 'not-allowed'],
  ['nothing named', '{ check: as-of-old, reason: x }', 'missing-key'],
  ['two things named', '{ check: as-of-old, cell: a.b, id: a, reason: x }', 'not-allowed'],
])('%s is an error', async (_, item, code) => {
  expect((await checkSmall(CONCEPTS, project(item))).diagnostics.map((one) => one.code)).toEqual([code]);
});

test.each(['soon', '0 months', '3 weeks', '12'])('an age of %s is none', async (age) => {
  const report = await checkSmall(CONCEPTS, { project: `checks: { as-of-age: ${age} }` });
  expect(toldBy(report)[0]).toMatch(/^error wrong-type 24 months/);
});
