import { describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Rendition } from '../../src/core/language.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { reader } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { partsOf } from './parts.ts';
import { inputOf, modelMatrix, plain, sampleHandout, smallHandout } from './sample.ts';
import { judge, SCHEMA_FOLDER } from './schemas.ts';

const options = { xlsx: { profile: 'accessible' } } as const;
const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];

describe.each(RENDITIONS.map((rendition) => [rendition.join('_'), rendition] as const))(
  'the accessible profile, %s',
  (_, rendition) => {
    const handout = sampleHandout(rendition);
    const { plan, diagnostics } = planWorkbook({ ...inputOf(handout), options });
    const written = writeWorkbook(plan);

    test('freezes nothing and fills nothing', async () => {
      expect(diagnostics).toEqual([]);
      for (const [path, xml] of partsOf(await written)) {
        if (path.startsWith('xl/worksheets/')) expect(xml, path).not.toMatch(/<pane |dataBar/);
        if (path !== 'xl/styles.xml') continue;
        const fills = [...xml.matchAll(/patternType="(\w+)"/g)].map(([, pattern]) => pattern);
        expect(fills).toEqual(['none', 'gray125']);
      }
    });

    test('has one marked-up table on each sheet that shows data, and nothing tabular outside it', () => {
      const visible = plan.sheets.filter((sheet) => sheet.state === 'visible');
      expect(visible.filter((sheet) => sheet.table === undefined).length).toBeLessThanOrEqual(1);
      for (const { name, table, rows } of visible) {
        if (!table) continue;
        const found = [...rows()];
        const beside = found.filter((row, index) => {
          const number = index + 1;
          const outside = number < table.headRow || number > table.lastRow;
          const filled = row.cells.filter((one) => one !== null && one.value !== null).length;
          return outside ? filled > 1 : row.cells.length > table.heads.length;
        });
        expect(beside, name).toEqual([]);
        expect(
          found[table.headRow - 1]?.cells.map((one) => one?.value),
          name,
        ).toEqual(table.heads);
      }
    });

    test('says all that the other one says, by the same addresses', async () => {
      const texts = (cells: Awaited<ReturnType<typeof reader.read>>) =>
        cells.map(({ address, text }) => [address, text.replaceAll('\n', '')]).sort();
      expect(texts(await reader.read(await written))).toEqual(texts([...expectedCells(handout)]));
    });

    test.skipIf(!SCHEMA_FOLDER)('holds by the schemas', async () => {
      expect(judge(await written).faults).toEqual([]);
    });
  },
);

test('a label over several heads stands in the format of each, whose text stays its own', () => {
  const { plan } = planWorkbook({ ...inputOf(sampleHandout(['en'])), options });
  const sheet = plan.sheets.find(({ name }) => name === 'Models');
  const heads = [...(sheet?.rows() ?? [])][3]?.cells.map((one) => [one?.value, one?.style.format]);
  expect(heads).toContainEqual(['Inputs', '"Modality: "@']);
});

test('a label over a head for which no number format is left stands in its note', () => {
  const matrix = modelMatrix(['en']);
  const [column] = matrix.columns as [(typeof matrix.columns)[number]];
  const many = Array.from({ length: 160 }, (_, at) => at);
  const wide = {
    ...matrix,
    columns: many.map((at) => ({ ...column, id: `c${at}`, lines: plain(`C${at}`), footnotes: [] })),
    spanners: many.map((at) => ({ lines: plain(`Over ${at}`), from: at, to: at + 1 })),
    rows: [],
    groups: [],
    footnotes: [],
  };
  const sections = [{ id: 's', title: plain('S'), blocks: [{ kind: 'matrix' as const, matrix: wide }] }];
  const { plan } = planWorkbook({ ...inputOf({ ...smallHandout(['en']), sections }), options });
  const heads = [...(plan.sheets[1]?.rows() ?? [])][3]?.cells ?? [];
  expect(heads[1]?.style.format).toBe('"Over 0: "@');
  expect([heads[160]?.value, heads[160]?.style.format, heads[160]?.note]).toEqual(['C159', undefined, 'Over 159']);
});
