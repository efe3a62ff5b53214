import { expect, test } from 'vitest';
import { digestOf } from '../../src/build/digest.ts';
import { readCatalog } from '../../src/catalog/index.ts';
import { compareHandout } from '../../src/compare/index.ts';
import { MadeRows } from '../../src/compare/made-rows.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import { lookup } from '../../src/core/record.ts';
import { gatherTold } from '../../src/core/told.ts';
import { words } from './builder.ts';

const YAML = `
project: { format: 1, languages: [zh-CN] }
vocabularies: { openness: { open: { label: 开放 }, closed: { label: 不开放 } } }
units: { parameters: { label: 参数, dimension: parameters } }
sources: { a: { title: A, date: 2024-05 }, b: { title: B } }
attributes:
  size: { label: 规模, kind: quantity, unit: parameters, description: 参数的个数 }
  open: { label: 权重, kind: choice, of: openness }
  note: { label: 说明, kind: text }
tables:
  t:
    file: rows.jsonl
    id: id
    name: n
    columns: { size: { attribute: size, note: remark, as-of: day }, open: open, note: { attribute: note, sources: src } }
    defaults: { sources: [a] }
handouts:
  h:
    title: 表
    edition: 2026-11-23
    matrices: { main: { concepts: {}, attributes: [size, open, note], group-by: open, sort: [{ by: size, order: desc }] } }
`;

interface Changes {
  /** In the fourth row. */
  readonly row?: Readonly<Record<string, unknown>>;
  readonly yaml?: readonly [string, string];
  /** Each character written by its number, and spaces between all: the same rows in other bytes. */
  readonly escaped?: true;
}

function escaped(row: unknown): string {
  const spaced = JSON.stringify(row, undefined, 1).replace(/\n */g, ' ');
  return spaced.replace(/[^\u0000-\u007f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Rows whose sizes, remarks, days and sources come again in uneven steps. */
function matrixOf(count: number, mostKept?: number, changed: Changes = {}): Matrix {
  const rows = Array.from({ length: count }, (_, at) => ({
    id: `r${at}`,
    n: `名 ${at}`,
    size: at % 7 === 0 ? { parts: { one: `${at + 1}M`, two: '2B' } } : `${(at * 37) % 1999}M`,
    remark: at % 11 === 0 ? `注 ${at % 5}` : '',
    day: at % 3 === 0 ? `202${at % 5}` : '',
    open: at % 4 === 0 ? { missing: 'unknown' } : at % 2 === 0 ? 'open' : 'closed',
    note: `第 ${at % 50} *组*`,
    src: at % 5 === 0 ? 'b' : '',
    ...(at === 3 ? changed.row : {}),
  }));
  const lines = rows.map((row) => (changed.escaped ? escaped(row) : JSON.stringify(row)));
  const encode = (text: string) => new TextEncoder().encode(text);
  const { catalog, diagnostics } = readCatalog([
    { path: 'a.yaml', bytes: encode(changed.yaml ? YAML.replace(...changed.yaml) : YAML) },
    { path: 'rows.jsonl', bytes: encode(lines.join('\n')) },
  ]);
  expect(diagnostics).toEqual([]);
  const spec = lookup(catalog.handouts, 'h');
  const matrix = spec && compareHandout(catalog, spec, ['zh-CN'], words, mostKept).result.matrices.main;
  if (!matrix) throw new Error('no matrix');
  return matrix;
}

test.each([1, 7, 400])(
  '%i rows that are made at each walk are those that are kept, and the same at every walk',
  (count) => {
    const kept = matrixOf(count);
    const made = matrixOf(count, -1);
    expect(Array.isArray(kept.rows)).toBe(true);
    expect(made.rows).toBeInstanceOf(MadeRows);
    expect(made.rows).toHaveLength(count);
    expect({ ...made, rows: [...made.rows] }).toEqual(kept);
    const told = gatherTold();
    for (const { header, cells } of kept.rows) told.add(header.marks, cells);
    expect(made.rows.told).toEqual(told.told);
    expect(made.rows.ids).toEqual(kept.rows.map(({ header }) => header.id));
    expect([made.rows.at(0), made.rows.at(count)]).toEqual([kept.rows.at(0), undefined]);
    expect(made.rows.flatMap(({ cells }) => cells)).toEqual(kept.rows.flatMap(({ cells }) => cells));
    expect(digestOf(made)).toBe(digestOf(matrixOf(count, 0)));
  },
);

test('of many rows that are made of what is kept, one that is asked for again is kept from then on', () => {
  const many = matrixOf(7_000);
  expect(many.rows).toBeInstanceOf(MadeRows);
  const [first, second, third] = [many.rows.at(5), many.rows.at(5), many.rows.at(5)];
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
  expect(third).toBe(second);
  const anew = matrixOf(7_000, -1);
  expect({ ...many, rows: [...many.rows] }).toEqual({ ...anew, rows: [...anew.rows] });
});

test('rows that are kept and rows that are made have the same key, and so have other bytes that say the same', () => {
  const keys = [matrixOf(90, -1), matrixOf(90, 200), matrixOf(90, 10, { escaped: true })].map(digestOf);
  expect(new Set(keys).size).toBe(1);
});

test.each<[string, Changes]>([
  ['an id', { row: { id: 'x' } }],
  ['a name', { row: { n: '别名' } }],
  ['a size', { row: { size: '5M' } }],
  ['how sure a size is', { row: { size: '~111M' } }],
  ['a remark', { row: { remark: '新注' } }],
  ['a day', { row: { day: '2019' } }],
  ['a choice', { row: { open: 'open' } }],
  ['why a choice is missing', { row: { open: { missing: 'undisclosed' } } }],
  ['a text', { row: { note: '别的' } }],
  ['how a text is marked', { row: { note: '第 3 组' } }],
  ['a source', { row: { src: 'b' } }],
  ['where all comes from', { yaml: ['sources: [a] }', 'sources: [b] }'] }],
  ['a grade', { yaml: ['sources: [a] }', 'sources: [a], confidence: authored }'] }],
  ['the date of a source', { yaml: ['date: 2024-05', 'date: 2024-06'] }],
  ['the label of a choice', { yaml: ['label: 不开放', 'label: 封闭'] }],
  [
    'the order of choices',
    { yaml: ['open: { label: 开放 }, closed: { label: 不开放 }', 'closed: { label: 不开放 }, open: { label: 开放 }'] },
  ],
  ['how many digits are shown', { yaml: ['unit: parameters,', 'unit: parameters, display: { significant: 1 },'] }],
])('another key where %s is changed', (_, changed) => {
  expect(digestOf(matrixOf(90, -1, changed))).not.toBe(digestOf(matrixOf(90, -1)));
  expect(digestOf([...matrixOf(90, -1, changed).rows])).not.toBe(digestOf([...matrixOf(90, -1).rows]));
});
