import { describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Handout } from '../../src/core/handout.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { reader } from '../../src/xlsx/read.ts';
import type { CellPlan, Sheet } from '../../src/xlsx/sheet.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { OFFICE, recalculated } from './office.ts';
import { bare, partsOf } from './parts.ts';
import { cell, inputOf, modelMatrix, plain, sampleHandout, smallHandout } from './sample.ts';

function rowsOf(sheet: Sheet | undefined): readonly (readonly (CellPlan | null)[])[] {
  return [...(sheet?.rows() ?? [])].map((row) => row.cells);
}

/** Two concepts side by side: one row alike, one not. */
function sideBySide(): Handout {
  const matrix = modelMatrix(['en']);
  const [header] = matrix.columns as [Matrix['columns'][number]];
  const texts: Readonly<Record<string, readonly string[]>> = { alike: ['a * ?', 'a * ?'], unlike: ['>1', '>2'] };
  const rows = Object.entries(texts).map(([id, [one = '', two = '']]) => ({
    header: { ...header, id, lines: plain(id), footnotes: [] },
    cells: [
      cell('one', id, { kind: 'text', text: {} }, plain(one)),
      cell('two', id, { kind: 'text', text: {} }, plain(two)),
    ],
  }));
  const columns = ['one', 'two'].map((id) => ({ ...header, id, lines: plain(id), footnotes: [] }));
  const turned: Matrix = { ...matrix, conceptsAs: 'columns', columns, rows, spanners: [], groups: [], footnotes: [] };
  const sections = [{ id: 's', title: plain('Both'), blocks: [{ kind: 'matrix' as const, matrix: turned }] }];
  return { ...smallHandout(['en']), sections };
}

describe('bars over logarithms', () => {
  const sheet = planWorkbook(inputOf(sampleHandout(['en']))).plan.sheets[2];
  const rows = rowsOf(sheet);

  test('stand beside what a chart shows on a log axis, in a column of their own', () => {
    expect(rows[3]?.slice(1, 5).map((head) => head?.value)).toEqual([
      'Group',
      'Parameters',
      'Parameters log₁₀',
      'Inputs',
    ]);
    expect(sheet?.conditions).toEqual([{ kind: 'bar', range: 'D5:D19', from: 6, to: 12 }]);
    expect(sheet?.grid?.columns.slice(0, 3)).toEqual(['parameters', '.', 'inputs']);
  });

  test('are live for plain numbers, fixed for several parts, and none where nothing is known', () => {
    const bars = rows.slice(4).map((cells) => [cells[2]?.value, cells[3]?.value, cells[3]?.formula]);
    expect(bars[2]).toEqual([175e9, 11.243038, 'IF(ISNUMBER(C7),IF(C7>0,LOG10(C7),""),"")']);
    expect(bars[11]?.slice(1)).toEqual([null, undefined]);
    const parts = bars.find(([text]) => String(text).startsWith('nano-1'));
    expect(parts?.slice(1)).toEqual([expect.closeTo(9.51188, 4), undefined]);
  });

  test('are no part of what is verified', async () => {
    const handout = sampleHandout(['en']);
    const found = await reader.read(await writeWorkbook(planWorkbook(inputOf(handout)).plan));
    expect(found.map((one) => one.address).sort()).toEqual(
      expectedCells(handout)
        .map((one) => one.address)
        .sort(),
    );
  });

  test.skipIf(!OFFICE)('come to the same in LibreOffice', { timeout: 120_000 }, async () => {
    const shown = await recalculated(planWorkbook(inputOf(sampleHandout(['en']))).plan, sheet?.name ?? '');
    expect(shown[6]?.slice(2, 4).map(Number)).toEqual([175e9, expect.closeTo(11.243038, 6)]);
  });

  test('have ids that are the same each time; those of exceljs are random', async () => {
    const random = async () => {
      const parts = await bare((book) => {
        const cfvo = [
          { type: 'num', value: 1 },
          { type: 'num', value: 2 },
        ];
        const rules = [{ type: 'dataBar', priority: 1, cfvo, gradient: false, color: { argb: 'FF112233' } }];
        book.addWorksheet('a').addConditionalFormatting({ ref: 'A1:A2', rules } as never);
      });
      return /<x14:id>([^<]*)/.exec(parts.get('xl/worksheets/sheet1.xml') ?? '')?.[1];
    };
    const first = await random();
    expect(first).toMatch(/^\{[-0-9A-F]{36}\}$/);
    expect(await random()).not.toBe(first);
    const own = partsOf(await writeWorkbook(planWorkbook(inputOf(sampleHandout(['en']))).plan));
    const xml = own.get('xl/worksheets/sheet3.xml') ?? '';
    expect(xml.match(/\{00000000-0000-4000-8000-000000000001\}/g)).toHaveLength(2);
    expect(xml).toMatch(/<conditionalFormatting.*<hyperlinks.*<tableParts.*<extLst>.*<\/extLst><\/worksheet>$/s);
  });
});

describe('side by side', () => {
  const { plan } = planWorkbook(inputOf(sideBySide()));
  const rule = { kind: 'differs', range: 'A5:A6', formula: 'SUMPRODUCT(--($B5:$C5<>$B5))>0' };

  test('a row whose columns do not all say the same is marked at its stub, and the mark explained', () => {
    expect(plan.sheets[1]?.conditions).toEqual([rule]);
    const after = rowsOf(plan.sheets[1])
      .slice(6)
      .map((cells) => cells[0]?.value);
    expect(after.join(' ')).toContain('≠: the columns do not all say the same in this row.');
  });

  test('by a look of its own, behind the band of tables', async () => {
    const parts = partsOf(await writeWorkbook(plan));
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain(
      '<cfRule type="expression" dxfId="1" priority="1"><formula>SUMPRODUCT(--($B5:$C5&lt;&gt;$B5))&gt;0</formula>',
    );
    const looks = /<dxfs count="2">(.*)<\/dxfs>/.exec(parts.get('xl/styles.xml') ?? '')?.[1]?.split('</dxf>');
    expect(looks?.[1]).toContain('formatCode="@&quot; ≠&quot;"');
  });

  test.skipIf(!OFFICE)(
    'the rule holds in LibreOffice for just the rows that differ',
    { timeout: 120_000 },
    async () => {
      const style = { role: 'bare', align: 'left' } as const;
      const probe = (row: number): CellPlan => {
        const formula = `IF(${rule.formula.replaceAll('5', String(row))},"differs","alike")`;
        return { value: '', formula, style };
      };
      const [overview, sheet, ...rest] = plan.sheets as [Sheet, Sheet, ...Sheet[]];
      const probed: Sheet = {
        ...sheet,
        *rows() {
          for (const [index, row] of [...sheet.rows()].entries()) {
            yield index === 4 || index === 5 ? { ...row, cells: [...row.cells, probe(index + 1)] } : row;
          }
        },
      };
      const shown = await recalculated({ ...plan, sheets: [overview, probed, ...rest] }, sheet.name);
      expect(shown.slice(4, 6).map((row) => row.at(-1))).toEqual(['alike', 'differs']);
    },
  );
});
