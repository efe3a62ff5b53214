import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/core/chart.ts';
import type { Block } from '../../src/core/handout.ts';
import { layoutHandout, pageSvg } from '../../src/layout/index.ts';
import { amount, cell, FONTS, handout, header, lines, MISSING, matrix, quadrants, source, THEME } from './sample.ts';

const bars: Chart = {
  kind: 'bar',
  id: 'scale',
  title: lines('参数规模'),
  alt: lines('GPT-3 约为 BERT 的五百倍'),
  axis: { scale: 'log', title: lines('参数'), min: 1e8, max: 1e12, ticks: [{ value: 1e10, lines: lines('100 亿') }] },
  bars: [
    {
      ref: { concept: 'gpt-3', attribute: 'p' },
      name: lines('GPT-3'),
      from: 1.75e11,
      to: 1.75e11,
      ...known('1750 亿'),
    },
    { ref: { concept: 'bert', attribute: 'p' }, name: lines('BERT-Large'), from: 3.4e8, to: 3.4e8, ...known('3.4 亿') },
  ],
  gaps: [{ ref: { concept: 'gpt-4', attribute: 'p' }, name: lines('GPT-4'), display: lines('⊘ 未公开') }],
};

function known(text: string) {
  return { approximate: false, display: lines(text), sources: [] };
}

const models = matrix(
  [
    header('p', 'attribute', lines('参数规模'), 'right'),
    header('in', 'attribute', lines('输入')),
    header('out', 'attribute', lines('输出')),
  ],
  [
    row(
      'gpt-3',
      'GPT-3',
      cell('gpt-3', 'p', lines('1750 亿'), { ...amount('1750'), marks: ['a', 'b'] }),
      '文本',
      '文本',
    ),
    row('bert', 'BERT-Large', cell('bert', 'p', lines('3.4 亿'), { ...amount('3.4'), footnotes: [0] }), '文本', '无'),
    row('gpt-4v', 'GPT-4V', cell('gpt-4v', 'p', lines('⊘ 未公开'), MISSING), '文本、图像', '文本'),
  ],
  {
    title: lines('三个模型'),
    spanners: [{ lines: lines('模态'), from: 1, to: 3 }],
    groups: [
      { id: 'one', lines: lines('单模态'), from: 0, to: 2 },
      { id: 'many', lines: lines('多模态'), from: 2, to: 3 },
    ],
    footnotes: [{ lines: lines('按公开的结构复算') }],
    note: lines('数字照出处抄录。'),
  },
);

function row(id: string, name: string, size: ReturnType<typeof cell>, inputs: string, outputs: string) {
  const cells = [size, cell(id, 'in', lines(inputs)), cell(id, 'out', lines(outputs))];
  return { header: header(id, 'concept', lines(name)), cells };
}

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
  test('draws every line, and tints every other row', async () => {
    const theme = { ...THEME, table: { rules: 'grid', band: true } } as const;
    const { document } = layoutHandout(handout([{ kind: 'matrix', matrix: models }]), theme, FONTS);
    const shapes = document.pages.flatMap((page) => page.pieces.flatMap((piece) => piece.shapes));
    const upright = shapes.filter((shape) => shape.kind === 'line' && shape.x1 === shape.x2);
    // Five edges for the head and each of three rows.
    expect(upright).toHaveLength(5 * 4);
    expect(shapes.filter((shape) => shape.kind === 'rect' && shape.fill === 'band').length).toBeGreaterThan(2);
  });
});
