import { expect, test } from 'vitest';
import type { Matrix } from '../../src/core/matrix.ts';
import type { Page, StructureNode } from '../../src/core/paged.ts';
import { layoutHandout, pageSvg } from '../../src/layout/index.ts';
import { FONTS, handout, matrix, THEME, textMatrix } from './sample.ts';

const laid = (given: Matrix) => layoutHandout(handout([{ kind: 'matrix', matrix: given }]), THEME, FONTS).document;

const texts = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => `值 ${row}·${column}`));

function textsOf(page: Page) {
  return page.pieces.flatMap((piece) => piece.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : [])));
}

function roles(node: StructureNode, role: string): readonly StructureNode[] {
  const below = node.children.flatMap((child) => (typeof child === 'number' ? [] : roles(child, role)));
  return node.role === role ? [node, ...below] : below;
}

test.each([
  [4, 30],
  [60, 20],
])('a matrix of %d × %d is dealt out to panels, each with the stub; nothing leaves the page', (rows, columns) => {
  const { pages, structure } = laid(textMatrix(texts(rows, columns)));
  const all = pages.flatMap(textsOf);
  const shown = new Set(all.map(({ text }) => text.trim()));
  for (const text of texts(rows, columns).flat()) expect(shown.has(text), text).toBe(true);
  for (const page of pages) {
    for (const shape of textsOf(page)) {
      expect(shape.x).toBeGreaterThan(20);
      expect(shape.x + shape.width).toBeLessThan(page.width - 20);
      expect(shape.size).toBeGreaterThan(4);
    }
  }
  // One table to readers, however many panels there are to see; the stub is read once and drawn again.
  expect(roles(structure, 'Table')).toHaveLength(1);
  expect(roles(structure, 'TD')).toHaveLength(rows * columns);
  expect(roles(structure, 'TH')).toHaveLength(rows + columns + 1);
  expect(all.filter(({ text }) => text === '概念').length).toBeGreaterThan(rows);
  expect(pages.length).toBeLessThan(9);
});

test.each([
  [4, 30],
  [60, 20],
])('the first page of %d × %d', async (rows, columns) => {
  const [page] = laid(textMatrix(texts(rows, columns))).pages;
  if (page === undefined) throw new Error('no page');
  await expect(pageSvg(page, THEME)).toMatchFileSnapshot(`../golden/layout/wide-${rows}x${columns}.svg`);
});

test('a cell of 1,299 characters stands whole and in order', async () => {
  const long = Array.from({ length: 1299 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 900))).join('');
  const { pages } = laid(
    textMatrix([
      ['短', long, '短'],
      ['一', '二', '三'],
    ]),
  );
  const said = pages.flatMap(textsOf).filter(({ text }) => long.includes(text.trim()) && text.length > 3);
  expect(said.map(({ text }) => text).join('')).toBe(long);
  for (const page of pages) for (const { y } of textsOf(page)) expect(y).toBeLessThan(page.height);
  const [page] = pages;
  if (page === undefined) throw new Error('no page');
  await expect(pageSvg(page, THEME)).toMatchFileSnapshot('../golden/layout/long-cell.svg');
});

test('a row taller than a page is parted between lines, its header repeated', async () => {
  const long = '一行比一页还高的文字，只在行与行之间断开。'.repeat(300);
  const { pages } = laid(textMatrix([['短', long]]));
  expect(pages.length).toBeGreaterThan(1);
  const [, second] = pages;
  if (second === undefined) throw new Error('no second page');
  await expect(pageSvg(second, THEME)).toMatchFileSnapshot('../golden/layout/tall-row-2.svg');
});

test.each<[string, Matrix]>([
  ['empty-matrix', matrix([], [])],
  ['one-cell', textMatrix([['值']])],
])('%s', async (name, given) => {
  const { pages, structure } = laid(given);
  expect(pages).toHaveLength(1);
  expect(roles(structure, 'TD').length).toBe(1);
  const [page] = pages;
  if (page === undefined) throw new Error('no page');
  await expect(pageSvg(page, THEME)).toMatchFileSnapshot(`../golden/layout/${name}.svg`);
});
