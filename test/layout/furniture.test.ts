import { expect, test } from 'vitest';
import type { Shape } from '../../src/core/shapes.ts';
import type { Theme } from '../../src/core/theme.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { cell, FONTS, handout, header, lines, matrix, source, THEME } from './sample.ts';

const textsOf = (given: Parameters<typeof layoutHandout>[0]) =>
  layoutHandout(given, THEME, FONTS)
    .document.pages[0]?.pieces.flatMap(({ shapes }): readonly Shape[] => shapes)
    .flatMap((shape) => (shape.kind === 'text' ? [shape] : [])) ?? [];

/** The lines of the left footer, from above. */
function footer(zh: string, en: string): readonly string[] {
  const given = handout([], { rendition: ['zh-CN', 'en'], title: lines(zh, en) });
  const found = textsOf(given).filter(({ x, y }) => y > 800 && x < 250);
  const heights = [...new Set(found.map(({ y }) => y))].sort((a, b) => a - b);
  return heights.map((height) => found.flatMap(({ text, y }) => (y === height ? [text] : [])).join(''));
}

test.each([
  ['both titles on one line where they fit', '样张', 'A sample', ['样张 A sample']],
  [
    'else one below the other',
    '二〇二三年以来变了什么',
    'What has changed in all the years since December 2023',
    ['二〇二三年以来变了什么', 'What has changed in all the years since December 2023'],
  ],
  [
    'only the first where a line cannot hold the second',
    '样张',
    'A title that runs on and on, far beyond all that a footer is there to say',
    ['样张'],
  ],
] as const)('a footer says %s', (_, zh, en, expected) => expect(footer(zh, en)).toEqual(expected));

test('a footer keeps to one line where a further one would touch the text above', () => {
  const title = lines('二〇二三年以来变了什么', 'What has changed in all the years since December 2023');
  const close: Theme = { ...THEME, page: { ...THEME.page, margin: 9 } };
  const { pages } = layoutHandout(handout([], { rendition: ['zh-CN', 'en'], title }), close, FONTS).document;
  const said = pages[0]?.pieces.filter(({ mark }) => mark === undefined).flatMap(({ shapes }) => shapes);
  expect(JSON.stringify(said)).not.toContain('December');
});

test('a short name is not torn for its marks: they go on below it', () => {
  const ids = ['r', 's', 't', 'u', 'v', 'w'];
  const name = { ...header('c', 'concept', lines('昆仑万维')), marks: ['r', 't', 'v'], grade: 'computed' } as const;
  const rows = [{ header: name, cells: ['a', 'b', 'd'].map((id) => cell('c', id, lines('字'.repeat(400)))) }];
  const columns = ['a', 'b', 'd'].map((id) => header(id, 'attribute', lines('查到的')));
  const sources = ids.map((id) => source(id, id, '发布者', '2020', 'https://www.example.org'));
  const table = matrix(columns, rows, { stub: lines('公司'), grade: 'authored' });
  const texts = textsOf(handout([{ kind: 'matrix', matrix: table }, { kind: 'sources' }], { sources }));
  expect(texts.map(({ text }) => text)).toContain('昆仑万维');
});
