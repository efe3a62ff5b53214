import { expect, test } from 'vitest';
import type { Block } from '../../src/core/handout.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { FONTS, handout, lines, source, THEME } from './sample.ts';

const paragraphs = (count: number): readonly Block[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', role: 'body', lines: lines(`第 ${index} 段。`) }));

const pagesOf = (count: number, max?: number) => {
  const limit = max === undefined ? {} : { pages: { max } };
  const { document, diagnostics } = layoutHandout(handout(paragraphs(count), limit), THEME, FONTS);
  return { pages: document.pages.length, diagnostics };
};

test('a limit on pages takes room from between lines and blocks, as little as it must', () => {
  expect(pagesOf(36)).toEqual({ pages: 2, diagnostics: [] });
  expect(pagesOf(36, 1)).toEqual({ pages: 1, diagnostics: [] });
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
