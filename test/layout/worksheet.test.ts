import { describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Worksheet } from '../../src/core/worksheet.ts';
import { layoutHandout, pageSvg } from '../../src/layout/index.ts';
import { shownCells, wordsOf } from './read-back.ts';
import { cell, FONTS, handout, header, lines, matrix, THEME } from './sample.ts';

const known = (id: string) =>
  matrix(
    [header('size', 'attribute', lines('参数')), header('class', 'attribute', lines('归类'))],
    [
      {
        header: header('gpt-3', 'concept', lines('GPT-3')),
        cells: [cell('gpt-3', 'size', lines('1750 亿')), cell('gpt-3', 'class', lines('大'))],
      },
    ],
    { id, title: lines(id === 'key' ? '答案' : '做好的例子') },
  );

const worksheet: Worksheet = {
  id: 'form',
  title: lines('给产品归类'),
  stub: lines('产品'),
  questions: [
    {
      kind: 'set',
      attribute: 'inputs',
      lines: lines('处理几种数据？'),
      hint: lines('可多选'),
      options: [
        { id: 'text', lines: lines('文本'), lineage: ['text'] },
        { id: 'image', lines: lines('图像'), lineage: ['image'] },
      ],
    },
    { kind: 'quantity', attribute: 'size', lines: lines('多少参数？'), power: 8, unit: lines('亿') },
  ],
  outcomes: [
    {
      attribute: 'class',
      lines: lines('结论'),
      rule: { choose: [], otherwise: 'unknown' },
      members: [{ id: 'large', lines: lines('大') }],
      blank: 'unknown',
      words: [lines('参数在 10 亿及以上：大。'), lines('其余：不归类。')],
    },
  ],
  examples: known('examples'),
  entries: [
    { concept: 'gpt-3', lines: lines('GPT-3'), kind: 'example', answers: {}, outcomes: {} },
    { concept: 'x', lines: lines('产品甲'), kind: 'exercise', answers: {}, outcomes: {} },
  ],
  rows: 3,
  key: known('key'),
};

const given = handout([{ kind: 'worksheet', worksheet }]);
const { document } = layoutHandout(given, THEME, FONTS);

describe('a worksheet on paper', () => {
  test('its first page', async () => {
    const [page] = document.pages;
    if (page === undefined) throw new Error('no page');
    await expect(pageSvg(page, THEME)).toMatchFileSnapshot('../golden/layout/worksheet.svg');
  });

  test('shows the examples and the key, by address', () => {
    const expected = expectedCells(given).map(({ address, text }) => [address, text]);
    expect([...shownCells(document)].sort()).toEqual(expected.sort());
  });

  test('asks, says the rule, and leaves room to write', () => {
    const words = wordsOf(document, 0);
    for (const text of ['处理几种数据？', '可多选', '多少参数？', '结论', '其余：不归类。', '产品甲'])
      expect(words).toContain(text);
    const shapes = document.pages[0]?.pieces.flatMap((piece) => (piece.mark === undefined ? piece.shapes : [])) ?? [];
    // Of one named card and three blank ones: two options and one verdict each, as squares that are not read out.
    expect(shapes.filter((shape) => shape.kind === 'rect' && shape.fill === 'none')).toHaveLength(4 * 3);
    // A line for the parameters on each card, and one for the name where there is none.
    const lines_ = shapes.filter((shape) => shape.kind === 'line' && shape.stroke.paint === 'muted');
    expect(lines_).toHaveLength(4 + 3);
  });

  test('keeps the key on a page of its own', () => {
    expect(document.pages).toHaveLength(2);
    expect(wordsOf(document, 0)).not.toContain('答案');
    expect(wordsOf(document, 1)).toContain('答案');
  });
});
