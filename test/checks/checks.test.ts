import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECKS } from '../../src/checks/index.ts';
import { CHECK_NAMES } from '../../src/core/checks.ts';
import { repository } from '../project.ts';
import { checkSmall, toldBy } from './small-project.ts';

/** Five models of the usual size, which no check has anything to say about. */
const FIVE = `
  a: { kind: model, name: A, parameters: 7B, remark: First, size: large }
  b: { kind: model, name: B, parameters: 13B }
  c: { kind: model, name: C, parameters: 70亿 }
  d: { kind: model, name: D, parameters: 1750亿 }
  e: { kind: model, name: E, parameters: 400M }
`;

test('every check is in the list once, under its name', () => {
  expect(CHECKS.map((check) => check.name)).toEqual(CHECK_NAMES);
});

test('a project without faults is told nothing', async () => {
  expect(toldBy(await checkSmall(FIVE))).toEqual([]);
});

test.each([
  ['a fact without a source', '  f: { kind: model, name: F, remark: { value: So, sources: [] } }', ['f.remark']],
  [
    'one part without',
    '  f: { name: F, parameters: { parts: { x: { value: 2B, sources: [card] }, y: 3B }, sources: [] } }',
    ['f.parameters#y'],
  ],
  ['all parts without', '  f: { name: F, parameters: { parts: { x: 2B, y: 3B }, sources: [] } }', ['f.parameters']],
  ['what is not known states nothing', '  f: { name: F, remark: { missing: unknown, sources: [] } }', []],
  ['undisclosed is a statement', '  f: { name: F, remark: { missing: undisclosed, sources: [] } }', ['f.remark']],
  [
    'a rival value without',
    '  f: { name: F, size: { disputed: [{ value: large }, { value: small, sources: [] }] } }',
    ['f.size'],
  ],
])('cell-without-source: %s', async (_, concepts, cells) => {
  const found = (await checkSmall(FIVE + concepts)).diagnostics.filter((one) => one.code === 'cell-without-source');
  expect(found.map(({ args }) => args.cell)).toEqual(cells);
  expect(found.every(({ span }) => span?.file === 'data/b.yaml')).toBe(true);
});

test('source-unused: a source that nothing cites, at its place', async () => {
  const report = await checkSmall(FIVE, { more: 'sources: { lost: { title: Lost } }' });
  expect(toldBy(report)).toEqual(['warning source-unused lost']);
  expect(report.diagnostics[0]?.span).toMatchObject({ file: 'data/c.yaml' });
});

test('source-unused: earlier and rival values cite as well', async () => {
  const concepts = `${FIVE}
  f: { name: F, remark: { value: Now, history: [{ value: Then, until: 2020, sources: [lost] }] } }`;
  expect(toldBy(await checkSmall(concepts, { more: 'sources: { lost: { title: Lost } }' }))).toEqual([]);
});

const DATED = `${FIVE}
  f: { kind: model, name: F, remark: { value: Was so, as-of: 2024-11-23 } }
  g: { kind: model, name: G, remark: { value: Is so, as-of: 2024-11-24 } }
  h: { kind: model, name: H, remark: { value: That year, as-of: 2024 } }
  i: { name: I, remark: { value: Shown nowhere, as-of: 1999 } }
`;

test('as-of-old: by the edition that shows the fact, a partial date by its last day', async () => {
  expect(toldBy(await checkSmall(DATED))).toEqual(['warning as-of-old f.remark 2024-11-23 24 24 2026-11-23']);
});

test('as-of-old: by a given day and age', async () => {
  const report = await checkSmall(DATED, { project: 'checks: { as-of-age: 1 year }', today: '2025-12-30' });
  expect(toldBy(report)).toEqual([
    'warning as-of-old f.remark 2024-11-23 13 12 2025-12-30',
    'warning as-of-old g.remark 2024-11-24 13 12 2025-12-30',
  ]);
});

test.each([
  ['万亿 for 亿', '1750万亿', '1750亿'],
  ['万 for 亿', '1750万', undefined], // 17.5 million: small, and next to 400 million no slip for certain
  ['万 for 亿, far below the rest', '20万', '20亿'],
  ['T for B', '175T', '175B'],
  ['a suffix left out', '175', '175亿'],
  ['larger, but no suffix explains it', '9e30', undefined],
])('quantity-outlying: %s', async (_, typed, likely) => {
  const report = await checkSmall(`${FIVE}  f: { name: F, parameters: ${typed} }`);
  const found = report.diagnostics.flatMap(({ code, args }) => (code === 'quantity-outlying' ? [args.likely] : []));
  expect(found).toEqual(likely === undefined ? [] : [likely]);
});

test('quantity-outlying: two parts of one cell a factor of 10,000 apart', async () => {
  const parts = 'parts: { largest: 1750万, recount: { value: 174604259328, role: recount } }';
  expect(toldBy(await checkSmall(`${FIVE}  f: { name: F, parameters: { ${parts} } }`))).toEqual([
    'warning quantity-outlying f.parameters#largest 1750万 1750亿 400M 1750亿',
  ]);
});

test('quantity-outlying: two kinds of things in one column are no slip', async () => {
  const small = ['p', 'q', 'r'].map((id) => `  ${id}: { name: ${id}, parameters: 2万 }`).join('\n');
  expect(toldBy(await checkSmall(FIVE + small))).toEqual([]);
});

test('cell-disputed', async () => {
  const concepts = `${FIVE}  f: { name: F, size: { disputed: [{ value: large }, { value: small }] } }`;
  expect(toldBy(await checkSmall(concepts))).toEqual(['warning cell-disputed f.size 2']);
});

test('dead-reference: a link that no format can follow', async () => {
  const concepts = `${FIVE}  f: { name: F, remark: 'See [GPT-3](#gpt-3) and [this](https://example.org/#there).' }`;
  expect(toldBy(await checkSmall(concepts))).toEqual(['warning dead-reference #gpt-3 concepts/f/remark/value/text/en']);
});

test('dead-reference: a mark for a concept that the crosstab does not show', async () => {
  const more = `handouts:
  crossed:
    title: Crossed
    edition: 2026-11-23
    renditions: [[en]]
    crosstabs:
      main: { title: Main, concepts: { ids: [a] }, rows: size, columns: size, marked: [a, b] }`;
  const report = await checkSmall(FIVE, { more });
  expect(toldBy(report)).toEqual(['warning dead-reference b handouts/crossed/crosstabs/main']);
});

test('label-collision: concepts, attributes and members, whatever their case and width', async () => {
  const more = `attributes: { weight: { label: ＲＥＭＡＲＫ, kind: text } }
vocabularies: { other: { x: { label: Same }, y: { label: same } } }
concepts: { z: { name: A } }`;
  expect(toldBy(await checkSmall(FIVE, { more }))).toEqual([
    'warning label-collision attribute ＲＥＭＡＲＫ en remark weight',
    'warning label-collision member same en x y',
    'warning label-collision concept A en a z',
  ]);
});

test('missing-translation: a name in Chinese characters only, where English is read too', async () => {
  const concepts = `${FIVE}  f: { name: 大模型 }\n  g: { name: { '*': 豆包 } }\n`;
  expect(toldBy(await checkSmall(concepts))).toEqual(['warning missing-translation en concepts/f/name']);
});

test('cell-too-long: wide characters count twice', async () => {
  const project = 'checks: { cell-length: 40 }';
  const concepts = (text: string) => `${FIVE}  f: { kind: model, name: F, remark: ${text} }`;
  expect(toldBy(await checkSmall(concepts('x'.repeat(40)), { project }))).toEqual([]);
  expect(toldBy(await checkSmall(concepts('字'.repeat(21)), { project }))).toEqual([
    'warning cell-too-long f.remark 42 40',
  ]);
});

test('docs/checks.md lists each check with what it looks at and its severity', () => {
  const rows = [
    ...readFileSync(join(repository, 'docs/checks.md'), 'utf8').matchAll(/^\| `([a-z-]+)` \| (\w+) \| (\w+) \|/gm),
  ];
  expect(rows.map(([, ...cells]) => cells)).toEqual(CHECKS.map(({ name, scope, severity }) => [name, scope, severity]));
});
