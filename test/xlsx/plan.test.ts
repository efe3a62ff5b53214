import { describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Handout } from '../../src/core/handout.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Matrix, MatrixRow } from '../../src/core/matrix.ts';
import { fittedRows } from '../../src/xlsx/extent.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { reader } from '../../src/xlsx/read.ts';
import { type CellPlan, cellName, type Look, type Sheet } from '../../src/xlsx/sheet.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { cell, count, inputOf, modelMatrix, plain, sampleHandout, smallHandout } from './sample.ts';

const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];

function sheetsOf(rendition: Rendition): readonly Sheet[] {
  return planWorkbook(inputOf(sampleHandout(rendition))).plan.sheets;
}

function cellsOf(sheet: Sheet): ReadonlyMap<string, CellPlan> {
  const found = new Map<string, CellPlan>();
  for (const [row, plan] of [...sheet.rows()].entries()) {
    for (const [column, one] of plan.cells.entries()) if (one) found.set(cellName(column, row + 1), one);
  }
  return found;
}

/** A sheet as text that a reviewer can read: one line a cell. */
function readable(sheet: Sheet, look: Look): unknown {
  const { rows: _, rowCount, columns, ...rest } = sheet;
  const cells = [...cellsOf(sheet)].map(([name, { value, style, runs, ...more }]) => {
    const { role, align, ...marks } = style;
    const extra = { ...more, ...marks, ...(runs ? { runs: runs.length } : {}) };
    const tail = Object.keys(extra).length > 0 ? ` ${JSON.stringify(extra)}` : '';
    return `${name} ${role} ${align} ${JSON.stringify(value)}${tail}`;
  });
  const heights = fittedRows(sheet.rows(), columns, look)
    .map((row) => row.height)
    .join(' ');
  return { ...rest, widths: columns.map((column) => column.width).join(' '), rowCount, heights, cells };
}

/** One row a number, each with a text of its own that no general format shows. */
function manyNumbers(): Handout {
  const matrix = modelMatrix(['zh-CN']);
  const [first] = matrix.rows as unknown as [MatrixRow];
  const rows = Array.from({ length: 200 }, (_, index) => {
    const id = `model-${index}`;
    return { header: { ...first.header, id }, cells: [count(id, (index + 1) * 1e8, ['zh-CN'])] };
  });
  const many = { ...matrix, columns: matrix.columns.slice(0, 1), rows, spanners: [], groups: [] };
  const sections = [{ id: 's', title: plain('S'), blocks: [{ kind: 'matrix' as const, matrix: many }] }];
  return { ...smallHandout(['zh-CN']), sections };
}

describe('the plan of a workbook', () => {
  test('keeps to Excel’s limit of number formats, and still reads each number as it is shown', async () => {
    const handout = manyNumbers();
    const { plan } = planWorkbook(inputOf(handout));
    const formats = new Set([...cellsOf(plan.sheets[1] as Sheet).values()].map((one) => one.style.format));
    expect(formats.size).toBeLessThan(200);
    const found = await reader.read(await writeWorkbook(plan));
    expect(found).toHaveLength(401);
    expect(new Map(found.map((one) => [one.address, one]))).toEqual(
      new Map(expectedCells(handout).map((one) => [one.address, one])),
    );
  });

  test.each(RENDITIONS.map((rendition) => [rendition.join('_'), rendition] as const))(
    'is golden: %s',
    async (name, rendition) => {
      const { plan, diagnostics } = planWorkbook(inputOf(smallHandout(rendition)));
      // The English title is too long for a sheet.
      expect(diagnostics.map(({ code }) => code)).toEqual(name === 'en' ? ['sheet-renamed'] : []);
      const shown = {
        look: plan.look,
        properties: plan.properties,
        sheets: plan.sheets.map((sheet) => readable(sheet, plan.look)),
      };
      await expect(`${JSON.stringify(shown, null, 1)}\n`).toMatchFileSnapshot(`../golden/xlsx/small.${name}.json`);
    },
  );

  test('puts the overview first, then the sections, facts, legend, sources and the hidden addresses', () => {
    expect(sheetsOf(['zh-CN']).map((sheet) => [sheet.name, sheet.state])).toEqual([
      ['一览', 'visible'],
      ['两个词各在问什么', 'visible'],
      ['模型对照', 'visible'],
      ['规模与模态', 'visible'],
      ['常见误解', 'visible'],
      ['事实', 'visible'],
      ['图例', 'visible'],
      ['来源', 'visible'],
      ['_duibi', 'veryHidden'],
    ]);
  });

  test('gives the same rows each time, as many as it says', () => {
    for (const sheet of sheetsOf(['zh-CN', 'en'])) {
      const rows = [...sheet.rows()];
      expect(rows).toEqual([...sheet.rows()]);
      expect(rows).toHaveLength(sheet.rowCount);
    }
  });

  test('has the title in A1, the answer in A2, and counts the rows that each sheet holds', () => {
    const [overview, ...rest] = sheetsOf(['zh-CN']);
    const cells = cellsOf(overview as Sheet);
    expect(cells.get('A1')?.value).toBe('大模型还是多模态？这不是二选一');
    expect(cells.get('A2')?.value).toMatch(/^“大”问的是/);
    const listed = [...cells].filter(([name, one]) => name.startsWith('A') && one.link && 'sheet' in one.link);
    expect(listed.map(([, one]) => one.value)).toEqual(rest.filter((s) => s.state === 'visible').map((s) => s.name));
    for (const [name, one] of listed) {
      const table = rest.find((sheet) => sheet.name === one.value)?.table;
      const count = cells.get(name.replace('A', 'E'))?.value;
      if (table) expect(count).toBe(table.lastRow - table.headRow);
    }
  });

  test('types cells: numbers and days as numbers, months, bounds and missing values as texts', () => {
    const cells = cellsOf(sheetsOf(['zh-CN'])[2] as Sheet);
    expect(cells.get('C7')).toMatchObject({ value: 175e9, style: { format: '[=175000000000]"1750亿";0\\.00,,"亿"' } });
    expect(cells.get('H7')).toMatchObject({ value: 43979, style: { format: 'yyyy\\-mm\\-dd' } });
    expect(cells.get('H12')?.value).toBe('2022-09');
    expect(cells.get('C16')?.value).toBe('⊘ 未公开');
    expect(cells.get('C19')?.value).toMatch(/^nano-1 18亿/);
  });

  test('marks a text that looks like a formula, and carries its sources', () => {
    const cells = cellsOf(sheetsOf(['en'])[2] as Sheet);
    expect(cells.get('I19')).toMatchObject({ value: '=1+1 @ -2', style: { quoted: true } });
    expect(cells.get('K19')?.value).toBe('[1–3]');
  });

  test('follows only safe links', () => {
    const handout = smallHandout(['en']);
    const matrix = modelMatrix(['en']);
    const bad = cell('gpt-3', 'page', { kind: 'link', url: 'javascript:alert(1)' }, plain('home'));
    const rows = [{ header: (matrix.rows.at(0) as MatrixRow).header, cells: [bad] }];
    const one = { ...matrix, columns: matrix.columns.slice(6), rows, spanners: [], groups: [] };
    const sections = [{ id: 's', title: plain('S'), blocks: [{ kind: 'matrix' as const, matrix: one }] }];
    const { plan } = planWorkbook(inputOf({ ...handout, sections }));
    const found = cellsOf(plan.sheets[1] as Sheet).get('B5');
    expect(found).toMatchObject({ value: 'home' });
    expect(found?.link).toBeUndefined();
  });

  test.each([
    ['a text beyond Excel’s limit', 'x'.repeat(32_768), 'text-too-long'],
    ['a character that no XML can hold', 'a\u0001b', 'text-not-xml'],
    ['half a surrogate pair', 'a\ud83d', 'text-not-xml'],
    ['a noncharacter', 'a\uffff', 'text-not-xml'],
  ])('reports %s at its cell', (_, text, code) => {
    const matrix = modelMatrix(['en']);
    const [first] = matrix.rows;
    const bad = cell('deepseek-v3', 'state', { kind: 'text', text: {} }, plain(text));
    const rows = [{ header: (first as MatrixRow).header, cells: [bad] }];
    const one = { ...matrix, columns: matrix.columns.slice(5, 6), rows, spanners: [], groups: [] };
    const sections = [{ id: 's', title: plain('S'), blocks: [{ kind: 'matrix' as const, matrix: one }] }];
    const { diagnostics } = planWorkbook(inputOf({ ...smallHandout(['en']), sections }));
    expect(diagnostics).toMatchObject([
      { code, severity: 'error', cell: { concept: 'deepseek-v3', attribute: 'state' } },
    ]);
  });
});

describe('Excel’s limits', () => {
  const [first] = modelMatrix(['en']).rows;
  const row = first as NonNullable<typeof first>;

  /** A matrix of as many rows as asked, made only as they are read. */
  function planOf(matrix: Matrix): ReturnType<typeof planWorkbook> {
    const sections = [{ id: 's', title: plain('S'), blocks: [{ kind: 'matrix' as const, matrix }] }];
    return planWorkbook(inputOf({ ...smallHandout(['en']), sections }));
  }

  test('more rows than a sheet has are told at the first cell too many', () => {
    const one = (id: string) => ({
      header: { ...row.header, id },
      cells: [cell(id, 'state', { kind: 'text', text: {} }, plain('x'))],
    });
    const same = one('gpt-3');
    const rows = [...Array.from({ length: 1_048_572 }, () => same), one('last')];
    const matrix = {
      ...modelMatrix(['en']),
      columns: modelMatrix(['en']).columns.slice(5, 6),
      rows,
      spanners: [],
      groups: [],
    };
    expect(planOf(matrix).diagnostics).toMatchObject([
      {
        code: 'sheet-too-large',
        severity: 'error',
        args: { what: 'rows', limit: 1_048_576 },
        cell: { concept: 'last', attribute: 'state' },
      },
    ]);
  });

  test('more columns likewise', () => {
    const [header] = modelMatrix(['en']).columns;
    const columns = Array.from({ length: 16_390 }, (_, index) => ({
      ...(header as NonNullable<typeof header>),
      id: `c${index}`,
    }));
    const cells = columns.map(({ id }) => cell('gpt-3', id, { kind: 'text', text: {} }, plain('x')));
    const matrix = { ...modelMatrix(['en']), columns, rows: [{ header: row.header, cells }], spanners: [], groups: [] };
    expect(planOf(matrix).diagnostics).toMatchObject([
      {
        code: 'sheet-too-large',
        args: { what: 'columns', limit: 16_384 },
        cell: { concept: 'gpt-3', attribute: 'c16383' },
      },
    ]);
  });

  test('more links than a sheet keeps are plain text from there on', () => {
    const url = 'https://example.org/';
    const rows = Array.from({ length: 65_531 }, (_, index) => {
      const id = `m${index}`;
      return { header: { ...row.header, id }, cells: [cell(id, 'page', { kind: 'link', url }, plain(url))] };
    });
    const matrix = {
      ...modelMatrix(['en']),
      columns: modelMatrix(['en']).columns.slice(6),
      rows,
      spanners: [],
      groups: [],
    };
    expect(planOf(matrix).diagnostics).toMatchObject([
      {
        code: 'too-many-links',
        severity: 'warning',
        args: { count: 65_531, limit: 65_530 },
        cell: { concept: 'm65530', attribute: 'page' },
      },
    ]);
  });

  test('two matrices whose names as tables would be the same', () => {
    const matrices = ['a-b', 'a_b'].map((id) => ({ kind: 'matrix' as const, matrix: { ...modelMatrix(['en']), id } }));
    const sections = [{ id: 's', title: plain('S'), blocks: matrices }];
    const { plan } = planWorkbook(inputOf({ ...smallHandout(['en']), sections }));
    expect(plan.sheets.flatMap((sheet) => sheet.table?.name ?? [])).toContain('Matrix_a_b_2');
  });
});
