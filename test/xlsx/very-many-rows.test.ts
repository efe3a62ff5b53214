import { expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/index.ts';
import { compareHandout } from '../../src/compare/index.ts';
import { expectedCells } from '../../src/core/address.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Handout } from '../../src/core/handout.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import { lookup } from '../../src/core/record.ts';
import { ADDRESS_SHEET } from '../../src/xlsx/address-sheet.ts';
import { guardTexts } from '../../src/xlsx/guard.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { reader } from '../../src/xlsx/read.ts';
import type { RowPlan, Sheet } from '../../src/xlsx/sheet.ts';
import { surveyor } from '../../src/xlsx/survey.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { words } from '../compare/builder.ts';
import { inputOf, smallHandout } from './sample.ts';

const YAML = `
project: { format: 1, languages: [zh-CN, en] }
vocabularies: { openness: { open: { label: 开放 }, closed: { label: 不开放 } } }
units: { parameters: { label: 参数, dimension: parameters } }
sources: { a: { title: A, date: 2024-05 }, b: { title: B } }
attributes:
  size: { label: 规模, kind: quantity, unit: parameters }
  open: { label: 权重, kind: choice, of: openness }
  note: { label: 说明, kind: text, neutral: true }
  page: { label: 主页, kind: link }
tables:
  t:
    file: rows.jsonl
    id: id
    name: n
    columns: { size: { attribute: size, note: remark }, open: open, note: { attribute: note, confidence: grade }, page: page }
    defaults: { sources: [a], confidence: primary-seen }
handouts:
  h:
    title: 表
    edition: 2026-11-23
    matrices: { main: { concepts: {}, attributes: [size, note, page ATTRIBUTES], group-by: open, sort: [{ by: size, order: desc }] } }
`;

interface Changes {
  readonly rendition?: Rendition;
  readonly attributes?: string;
  /** In the fourth row. */
  readonly row?: Readonly<Record<string, unknown>>;
}

/** The same table with rows that are made at each walk, of which a census was taken, and with rows that are kept. */
function tables({ rendition = ['zh-CN'], attributes = '', row = {} }: Changes): readonly [made: Matrix, kept: Matrix] {
  const rows = Array.from({ length: 300 }, (_, at) => ({
    // More than one line of the hidden sheet holds.
    id: `row-${at}`,
    n: `名 ${at}`,
    size: at % 7 === 0 ? { missing: 'undisclosed' } : (((at * 37) % 1_999) + 1) * 10_000_000,
    remark: at % 40 === 0 ? `注 ${at % 3}` : '',
    open: at % 2 === 0 ? 'open' : 'closed',
    note: `第 ${at % 50} 组`,
    grade: at % 5 === 0 ? 'secondary-seen' : 'primary-seen',
    page: at % 3 === 0 ? { missing: 'unknown' } : `https://example.org/${at}`,
    ...(at === 3 ? row : {}),
  }));
  const encode = (text: string) => new TextEncoder().encode(text);
  const { catalog, diagnostics } = readCatalog([
    { path: 'a.yaml', bytes: encode(YAML.replace('ATTRIBUTES', attributes)) },
    { path: 'rows.jsonl', bytes: encode(rows.map((one) => JSON.stringify(one)).join('\n')) },
  ]);
  expect(diagnostics.filter(({ code }) => code !== 'missing-translation')).toEqual([]);
  const spec = lookup(catalog.handouts, 'h');
  const found = [-1, undefined].map(
    (most) => spec && compareHandout(catalog, spec, rendition, words, most).result.matrices.main,
  );
  return found as unknown as readonly [Matrix, Matrix];
}

function handoutOf(matrix: Matrix, rendition: Rendition = ['zh-CN']): Handout {
  const blocks = [{ kind: 'matrix', matrix } as const];
  return { ...smallHandout(rendition), sections: [{ id: 's', title: matrix.title, blocks }] };
}

/** What is found before anything is written, and whether it took a walk over the rows. */
function surveyed(matrix: Matrix) {
  const survey = surveyor([], { notes: 'exceptions', byConcept: true, accessible: false });
  const found: Diagnostic[] = [];
  const watched: string[] = [];
  guardTexts(
    handoutOf(matrix),
    (one) => found.push(one),
    (one) => {
      const watch = survey.open(one);
      watched.push(typeof watch === 'string' ? watch : 'walked');
      return watch;
    },
  );
  const { matrices, scarce } = survey.survey();
  const { unshown, rules, ...rest } = matrices.get(matrix) as NonNullable<ReturnType<typeof matrices.get>>;
  return { rest, marks: [...scarce].filter((code) => code.startsWith('@')), unshown, rules, watched, found };
}

test('a census finds what a walk finds', () => {
  const [made, kept] = tables({ attributes: ', open' }).map(surveyed);
  expect([made?.watched, kept?.watched]).toEqual([['known'], ['walked']]);
  expect(made?.rest).toEqual(kept?.rest);
  expect(made?.rest).toMatchObject({ links: 200, needsGroup: false });
  expect(made?.marks).toEqual(kept?.marks);
  expect([made?.unshown.length, made?.rules]).toEqual([
    0,
    [{ significant: 3, decimals: 0 }, undefined, undefined, undefined],
  ]);
});

test.each<[string, Changes]>([
  ['a control character', { row: { note: 'a\u0001' } }],
  ['an emoji', { row: { note: '😀' } }],
  ['a text beyond what a cell holds', { row: { note: '长'.repeat(32_768) } }],
  ['an address beyond what a link holds', { row: { page: `https://example.org/${'a'.repeat(2_080)}` } }],
  ['two languages', { rendition: ['zh-CN', 'en'] }],
  ['a group that no cell names', {}],
])('what a census cannot settle is walked for, with the same findings: %s', (name, changes) => {
  const [made, kept] = tables(changes);
  const [one, other] = [surveyed(made), surveyed(kept)];
  expect(one.rest).toEqual(other.rest);
  expect(one.found).toEqual(other.found);
  expect(one.watched).toEqual([name.startsWith('a group') ? 'known' : 'walked']);
});

const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];

test.each(RENDITIONS.map((one) => [one.join('_'), one] as const))(
  'each number is read back as it is told: %s',
  async (_, rendition) => {
    const [made] = tables({ rendition });
    const handout = handoutOf(made, rendition);
    const { plan } = planWorkbook(inputOf(handout));
    const read = await reader.read(await writeWorkbook(plan));
    const byAddress = (cells: typeof read) => new Map(cells.map((cell) => [cell.address, cell]));
    expect(byAddress(read)).toEqual(byAddress(expectedCells(handout)));
  },
);

/** The hidden sheet with one id a line. */
function unfolded(sheet: Sheet): Sheet {
  const rows = [...sheet.rows()].flatMap((row): readonly RowPlan[] => {
    const [cell, ...others] = row.cells;
    if (!cell || others.length > 0) return [row];
    return String(cell.value)
      .split(' ')
      .map((value) => ({ ...row, cells: [{ ...cell, value }] }));
  });
  return { ...sheet, rowCount: rows.length, rows: () => rows };
}

test('ids of rows stand many a line; one a line, as earlier workbooks have them, they are read as well', async () => {
  const [made] = tables({});
  const { plan } = planWorkbook(inputOf(handoutOf(made)));
  const sheets = plan.sheets.map((sheet) => (sheet.name === ADDRESS_SHEET ? unfolded(sheet) : sheet));
  const counts = [plan.sheets, sheets].map((all) => all.find(({ name }) => name === ADDRESS_SHEET)?.rowCount ?? 0);
  expect((counts[1] ?? 0) - (counts[0] ?? 0)).toBe(298);
  const [now, before] = await Promise.all(
    [plan.sheets, sheets].map(async (all) => reader.read(await writeWorkbook({ ...plan, sheets: all }))),
  );
  expect(before).toEqual(now);
});
