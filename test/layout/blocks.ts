import type { Chart } from '../../src/core/chart.ts';
import { amount, cell, header, lines, MISSING, matrix } from './sample.ts';

/** A bar chart with a value that is not told. */
export const bars: Chart = {
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

/** A matrix with groups, a spanner, a footnote, marks of sources and a value that is not told. */
export const models = matrix(
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
