import { expect, test } from 'vitest';
import type { Rendition } from '../../src/core/language.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import { layoutHandout, pageSvg } from '../../src/layout/index.ts';
import { nodesOf, textOf, textsByMark } from './read-back.ts';
import { amount, cell, FONTS, handout, header, lines, matrix, THEME } from './sample.ts';

const WORDS = {
  approx: lines('约数', 'approximate'),
  confidence: lines('核实程度', 'Confidence'),
  'primary-seen': lines('已读原始资料', 'original document read'),
  'secondary-seen': lines('据他人转述', 'account by others'),
  'all-else': lines('其余：{0}', 'all else: {0}'),
  'part-separator': lines('；', '; '),
};

const rounded = matrix(
  [header('size', 'attribute', lines('规模'), 'right')],
  [
    {
      header: header('x', 'concept', lines('甲')),
      cells: [cell('x', 'size', lines('≈1.5 亿'), { ...amount('1.5'), grade: 'secondary-seen' })],
    },
  ],
  { grade: 'primary-seen' },
);

/** The paragraphs of a handout that shows this matrix. */
function said(shown: Matrix, rendition: Rendition): readonly string[] {
  const given = handout([{ kind: 'matrix', matrix: shown }], { rendition, words: WORDS });
  const { document } = layoutHandout(given, THEME, FONTS);
  const texts = textsByMark(document);
  const paragraphs = [...nodesOf(document.structure)].filter(({ role }) => role === 'P');
  return paragraphs.map((node) => textOf(node, texts).replaceAll(/\s+/g, ' ')).slice(1);
}

test.each<[string, Matrix, Rendition, string]>([
  ['every sign', rounded, ['zh-CN'], '≈ 约数 核实程度：‡ 据他人转述；其余：已读原始资料'],
  [
    'before the note',
    { ...rounded, note: lines('说明。') },
    ['en'],
    '≈ approximate Confidence: ‡ account by others; all else: original document read 说明。',
  ],
  ['in all languages', { ...rounded, rows: [] }, ['zh-CN', 'en'], '核实程度：已读原始资料 / original document read'],
])('%s is explained under the bottom rule', (_, shown, rendition, expected) => {
  expect(said(shown, rendition)).toEqual([expected]);
});

test('a table without signs and grades has nothing to explain', () => {
  expect(said({ ...matrix([], []), note: [] }, ['zh-CN'])).toEqual([]);
});

test('the sign stands raised in its cell, and is no part of its text', () => {
  const { document } = layoutHandout(handout([{ kind: 'matrix', matrix: rounded }], { words: WORDS }), THEME, FONTS);
  const texts = textsByMark(document);
  const value = [...nodesOf(document.structure)].find(({ address }) => address === 'main:x.size');
  expect(value === undefined ? '' : textOf(value, texts)).toBe('≈1.5 亿');
  const reference = [...nodesOf(document.structure)].find(({ role }) => role === 'Reference');
  expect(reference?.children.map((child) => texts.get(Number(child)))).toEqual(['‡']);
});

test('a table with raised signs and their key, in two languages', async () => {
  const given = handout([{ kind: 'matrix', matrix: rounded }], { rendition: ['zh-CN', 'en'], words: WORDS });
  const [page] = layoutHandout(given, THEME, FONTS).document.pages;
  if (page === undefined) throw new Error('no page');
  await expect(pageSvg(page, THEME)).toMatchFileSnapshot('../golden/layout/table-key.svg');
});
