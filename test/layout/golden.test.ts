import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/core/handout.ts';
import { layoutHandout, pageSvg } from '../../src/layout/index.ts';
import { bars, models } from './blocks.ts';
import { FONTS, handout, lines, quadrants, source, THEME } from './sample.ts';

const prose: readonly Block[] = [
  { kind: 'heading', level: 2, lines: lines('常见误解') },
  {
    kind: 'paragraph',
    role: 'body',
    lines: [
      {
        inlines: [
          { kind: 'text', text: '“大”问的是' },
          { kind: 'strong', children: [{ kind: 'text', text: '参数' }] },
          { kind: 'text', text: '，见' },
          { kind: 'link', href: 'https://example.org', children: [{ kind: 'text', text: '来源' }] },
          { kind: 'text', text: '。' },
        ],
      },
    ],
  },
  { kind: 'list', ordered: false, items: [lines('不是二选一'), lines('第二条')] },
  { kind: 'note', blocks: [{ kind: 'paragraph', role: 'small', lines: lines('这条线是自己定的。') }] },
  { kind: 'rule' },
  { kind: 'legend' },
  { kind: 'sources' },
];

const sources = [
  source('a', 'Language Models are Few-Shot Learners', 'OpenAI', '2020', 'https://arxiv.org/abs/2005.14165'),
  source('b', 'Model card', 'OpenAI', '2020-09', 'https://github.com/openai/gpt-3'),
];

describe('pages as SVG', () => {
  test.each<[string, readonly Block[]]>([
    ['crosstab', [{ kind: 'crosstab', crosstab: quadrants() }]],
    ['matrix', [{ kind: 'matrix', matrix: models }, { kind: 'sources' }]],
    ['chart', [{ kind: 'chart', chart: bars }]],
    ['prose', prose],
  ])('%s', async (name, blocks) => {
    const given = handout(blocks, {
      answer: lines('不是二选一：“大”问有多少参数，“多模态”问处理几种数据。'),
      sources,
      legend: [{ sign: '⊘', lines: lines('未公开') }],
    });
    const { document } = layoutHandout(given, THEME, FONTS);
    const [page] = document.pages;
    if (page === undefined) throw new Error('no page');
    await expect(pageSvg(page, THEME)).toMatchFileSnapshot(`../golden/layout/${name}.svg`);
  });
});

describe('a grid theme', () => {
  test('draws every line, and tints every other row of a group, whose heading is no such row', async () => {
    const theme = { ...THEME, table: { rules: 'grid', band: true } } as const;
    const { document } = layoutHandout(handout([{ kind: 'matrix', matrix: models }]), theme, FONTS);
    const shapes = document.pages.flatMap((page) => page.pieces.flatMap((piece) => piece.shapes));
    const upright = shapes.filter((shape) => shape.kind === 'line' && shape.x1 === shape.x2);
    // Five edges for the head and each of three rows.
    expect(upright).toHaveLength(5 * 4);
    // The head, and the second of the two rows of the first group.
    expect(shapes.filter((shape) => shape.kind === 'rect' && shape.fill === 'band')).toHaveLength(2);
  });
});
