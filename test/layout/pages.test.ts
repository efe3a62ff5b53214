import { expect, test } from 'vitest';
import type { Block } from '../../src/core/handout.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { wordsOf } from './read-back.ts';
import { FONTS, handout, lines, source, THEME, textMatrix } from './sample.ts';

const paragraphs = (count: number): readonly Block[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', role: 'body', lines: lines(`第 ${index} 段。`) }));

const pagesOf = (count: number, max?: number) => {
  const limit = max === undefined ? {} : { pages: { max } };
  const { document, diagnostics } = layoutHandout(handout(paragraphs(count), limit), THEME, FONTS);
  return { pages: document.pages.length, diagnostics };
};

test('a limit on pages takes room from between lines and blocks, as little as it must', () => {
  expect(pagesOf(38)).toEqual({ pages: 2, diagnostics: [] });
  expect(pagesOf(38, 1)).toEqual({ pages: 1, diagnostics: [] });
  // What fits anyway is not set tighter.
  const loose = layoutHandout(handout(paragraphs(5)), THEME, FONTS).document;
  expect(layoutHandout(handout(paragraphs(5), { pages: { max: 1 } }), THEME, FONTS).document).toEqual(loose);
});

test('a page that would hold next to nothing is spared by a little less room', () => {
  const counts = Array.from({ length: 30 }, (_, index) => pagesOf(index + 15).pages);
  const count = counts.indexOf(2) + 15;
  // The first document of two pages has more on the second than any small saving would take in.
  const { pages } = layoutHandout(handout(paragraphs(count)), THEME, FONTS).document;
  expect(pages[1]?.pieces.filter(({ mark }) => mark !== undefined).length).toBeGreaterThan(3);
});

test('what does not fit even then is named, with the lines that are too many', () => {
  const { pages, diagnostics } = pagesOf(60, 1);
  expect(pages).toBe(2);
  const where = '一览';
  const [error] = diagnostics;
  expect(error).toMatchObject({ code: 'too-many-pages', severity: 'error', args: { max: 1, pages: 2, where } });
  const lost = error?.code === 'too-many-pages' ? error.args.lines : 0;
  // Every paragraph has one line and the room above it; a dozen of them are too many.
  expect(lost).toBeGreaterThan(8);
  expect(pagesOf(61, 1).diagnostics[0]?.args).toMatchObject({ lines: expect.any(Number) });
  expect(pagesOf(70, 1).diagnostics[0]?.args).not.toEqual(error?.args);
});

test('a long list of sources stands in three columns, titles linked, addresses not printed', () => {
  const sources = Array.from({ length: 20 }, (_, index) =>
    source(`s${index}`, `来源${index}`, '发布者', '2020', `https://www.example.org/a/very/long/path/${index}`),
  );
  const { pages } = layoutHandout(handout([{ kind: 'sources' }], { sources }), THEME, FONTS).document;
  expect(pages).toHaveLength(1);
  const texts = (pages[0]?.pieces ?? []).flatMap((piece) => piece.shapes).filter((shape) => shape.kind === 'text');
  expect(new Set(texts.filter(({ text }) => /^\[\d+\]$/.test(text)).map(({ x }) => x)).size).toBe(3);
  expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(7);
  expect(texts.some(({ text }) => text.includes('very/long'))).toBe(false);
  expect(texts.filter(({ text }) => text.includes('example.org')).length).toBe(20);
  expect(pages[0]?.links.map(({ target, contents }) => [target, contents])[3]).toEqual([
    { url: 'https://www.example.org/a/very/long/path/3' },
    '来源3',
  ]);
});

/** How much of the first page is filled before a table whose first row has so many lines, loosely set or as it is. */
function firstPage(rowLines: number, loosely: boolean): number {
  const table = textMatrix([['字'.repeat(40 * rowLines), '乙']], { title: lines('表') });
  const given = handout([...paragraphs(14), { kind: 'matrix', matrix: table }, ...paragraphs(22)], {
    // A limit that is not reached asks for nothing.
    ...(loosely ? { pages: { max: 9 } } : {}),
  });
  const [page] = layoutHandout(given, THEME, FONTS).document.pages;
  const shapes = (page?.pieces ?? []).flatMap(({ mark, shapes }) => (mark === undefined ? [] : shapes));
  return Math.max(...shapes.map((shape) => (shape.kind === 'text' ? shape.y : 0))) / (page?.height ?? 1);
}

test('a first page that a tall row left half empty takes that row in, if a little less room does it', () => {
  const heights = Array.from({ length: 12 }, (_, index) => index + 22);
  const saved = heights.filter((height) => firstPage(height, true) < 0.6 && firstPage(height, false) > 0.8);
  expect(saved.length).toBeGreaterThan(0);
  // What stands well is left alone.
  const well = heights.filter((height) => firstPage(height, true) > 0.8);
  expect(well.map((height) => firstPage(height, false))).toEqual(well.map((height) => firstPage(height, true)));
});

/** Whether a first row of so many lines ever stands alone under its head at the foot of a page. */
function standsAlone(rowLines: number): boolean {
  const texts = [rowLines, 9, 9].map((count) => ['字'.repeat(44 * count)]);
  const counts = Array.from({ length: 20 }, (_, index) => index + 10);
  return counts.some((count) => {
    const blocks: readonly Block[] = [...paragraphs(count), { kind: 'matrix', matrix: textMatrix(texts) }];
    const { document } = layoutHandout(handout(blocks, { pages: { max: 9 } }), THEME, FONTS);
    const said = wordsOf(document, 0);
    return said.includes('概念0') && !said.includes('概念1');
  });
}

test('a first row of few lines never stands alone at the foot of a page, a tall one may', () => {
  expect([1, 2, 3, 4].map(standsAlone)).toEqual([false, false, false, false]);
  expect([6, 9].map(standsAlone)).toEqual([true, true]);
});
