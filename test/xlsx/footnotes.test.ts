import { expect, test } from 'vitest';
import type { Handout } from '../../src/core/handout.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { openBook } from '../../src/xlsx/raw-book.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { partsOf } from './parts.ts';
import { inputOf, modelMatrix, plain, smallHandout } from './sample.ts';

function handoutOf(matrix: Matrix, rendition: Rendition): Handout {
  const title = matrix.title;
  return { ...smallHandout(rendition), sections: [{ id: 's', title, blocks: [{ kind: 'matrix', matrix }] }] };
}

/** Where cells of the first matrix lead inside the workbook, by the name of the cell: the text that stands there. */
async function leadsOf(handout: Handout): Promise<Record<string, string>> {
  const parts = partsOf(await writeWorkbook(planWorkbook(inputOf(handout)).plan));
  const book = openBook((path) => parts.get(path));
  const links = (parts.get('xl/worksheets/sheet2.xml') ?? '').matchAll(
    /<hyperlink ref="([A-Z]+\d+)" location="'([^']+)'!([A-Z]+\d+)"\/>/g,
  );
  const own = [...links].flatMap(([, from = '', sheet = '', to = '']) => {
    const cell = book.sheet(sheet)?.get(to);
    return to.startsWith('A') && cell?.kind === 'text' ? [[from, cell.text] as const] : [];
  });
  return Object.fromEntries(own.filter(([, text]) => /^[ᵃᵇ] /.test(text)));
}

const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['zh-CN', 'en']];

test.each(RENDITIONS.map((one) => [one.join('_'), one] as const))(
  'numbers and days lead to the first of their footnotes, in whose row it begins: %s',
  async (_, rendition) => {
    const sample = modelMatrix(rendition);
    // Of each row the number, the day and a text are remarked upon.
    const rows = [...sample.rows].map((row, at) => ({
      ...row,
      cells: row.cells.map((cell) =>
        ['parameters', 'released', 'inputs'].includes(cell.ref.attribute)
          ? { ...cell, footnotes: at % 3 === 0 ? [1] : [0, 1] }
          : { ...cell, footnotes: [] },
      ),
    }));
    const leads = await leadsOf(handoutOf({ ...sample, rows }, rendition));
    const remarks = sample.footnotes.map(({ lines }) => plainLines(lines).split('\n')[0] ?? '');
    const told = Object.entries(leads).map(([cell, text]) => {
      const row = Number(cell.slice(1)) - 5;
      const index = row % 3 === 0 ? 1 : 0;
      expect(text.startsWith(['ᵃ ', 'ᵇ '][index] ?? '')).toBe(true);
      // A line of it, or all of it with its other language behind.
      const [remark, said] = [remarks[index] ?? '', text.slice(2)];
      expect(remark.startsWith(said) || said.startsWith(remark)).toBe(true);
      return cell.replace(/\d+/, '');
    });
    const exact = rows.filter(({ cells: [first] }) => first?.number !== undefined).length;
    expect(told.filter((column) => column === told[0])).toHaveLength(exact);
    expect(new Set(told).size).toBe(2);
  },
);

test('many footnotes share lines, and numbers lead to the line that holds theirs', async () => {
  const sample = modelMatrix(['en']);
  const footnotes = Array.from({ length: 8 }, (_, index) => ({ lines: plain(`remark ${index}`) }));
  const rows = [...sample.rows].map((row, at) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, footnotes: cell.ref.attribute === 'parameters' ? [at % 8] : [] })),
  }));
  const leads = Object.values(await leadsOf(handoutOf({ ...sample, rows, footnotes }, ['en'])));
  expect(leads.length).toBeGreaterThan(3);
  for (const text of leads) expect(text).toContain('ᵃ remark 0    ᵇ remark 1');
});
