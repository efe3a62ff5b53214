import { expect, test } from 'vitest';
import type { Handout } from '../../src/core/handout.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { openBook } from '../../src/xlsx/raw-book.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { partsOf } from './parts.ts';
import { inputOf, modelMatrix, smallHandout } from './sample.ts';

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

test.each([[['zh-CN']], [['zh-CN', 'en']]] as const)(
  'a cell leads to its footnote, in whose row it begins: %s',
  async (rendition) => {
    const matrix = modelMatrix(rendition);
    const leads = await leadsOf(handoutOf(matrix, rendition));
    const noted = [...matrix.rows]
      .flatMap(({ header, cells }) => [header, ...cells])
      .filter((one) => one.footnotes.length > 0);
    expect(noted.length).toBeGreaterThan(0);
    expect(Object.keys(leads)).toHaveLength(
      noted.length + matrix.columns.filter((one) => one.footnotes.length > 0).length,
    );
    for (const [index, { lines }] of matrix.footnotes.entries()) {
      const [first = ''] = plainLines(lines).split('\n');
      const texts = Object.values(leads).filter((text) => text.startsWith(['ᵃ ', 'ᵇ '][index] ?? ''));
      expect(texts.length, first).toBeGreaterThan(0);
      for (const text of texts) expect(first.startsWith(text.slice(2))).toBe(true);
    }
  },
);

test('a cell that is a link already stays one', async () => {
  const matrix = modelMatrix(['en']);
  const rows = [...matrix.rows].map((row) => ({
    ...row,
    cells: row.cells.map((cell) =>
      cell.value.kind === 'link' ? { ...cell, footnotes: [0] } : { ...cell, footnotes: [] },
    ),
  }));
  const bare = { ...matrix, rows, columns: matrix.columns.map((one) => ({ ...one, footnotes: [] })) };
  expect(await leadsOf(handoutOf(bare, ['en']))).toEqual({});
});
