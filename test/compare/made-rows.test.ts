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

/** Rows whose sizes, remarks, days and sources come again in uneven steps. */
function matrixOf(count: number, mostKept?: number): Matrix {
  const lines = Array.from({ length: count }, (_, at) =>
    JSON.stringify({
      id: `r${at}`,
      n: `名 ${at}`,
      size: at % 7 === 0 ? { parts: { one: `${at + 1}M`, two: '2B' } } : `${(at * 37) % 1999}M`,
      remark: at % 11 === 0 ? `注 ${at % 5}` : '',
      day: at % 3 === 0 ? `202${at % 5}` : '',
      open: at % 4 === 0 ? { missing: 'unknown' } : at % 2 === 0 ? 'open' : 'closed',
      note: `第 ${at % 50} *组*`,
      src: at % 5 === 0 ? 'b' : '',
    }),
  );
  const encode = (text: string) => new TextEncoder().encode(text);
  const { catalog, diagnostics } = readCatalog([
    { path: 'a.yaml', bytes: encode(YAML) },
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
    expect([digestOf(made), digestOf(made)]).toEqual([digestOf(kept), digestOf(kept)]);
  },
);
