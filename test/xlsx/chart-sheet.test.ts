import { expect, test } from 'vitest';
import type { Handout } from '../../src/core/handout.ts';
import type { Rendition } from '../../src/core/language.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { inputOf, plain, sampleHandout } from './sample.ts';

function withCut(handout: Handout, rendition: Rendition): Handout {
  const lines = plain(rendition.map((language) => (language === 'en' ? '1B' : '10亿')).join(' · '));
  const sections = handout.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'chart' && block.chart.kind === 'map'
        ? { ...block, chart: { ...block.chart, cut: { value: 1e9, lines } } }
        : block,
    ),
  }));
  return { ...handout, sections };
}

const RENDITIONS: readonly (readonly [Rendition, readonly string[]])[] = [
  [['zh-CN'], ['数轴：参数（对数轴）', '界线：10亿']],
  [['en'], ['Axis: Parameters (log axis)', 'Line: 1B']],
  [
    ['zh-CN', 'en'],
    ['数轴：参数（对数轴） · Axis: Parameters (log axis)', '界线 · Line：10亿 · 1B'],
  ],
];

test.each(RENDITIONS)('under the data of a chart its axis and its line are named: %j', (rendition, expected) => {
  const { plan } = planWorkbook(inputOf(withCut(sampleHandout(rendition), rendition)));
  const sheet = plan.sheets.find(({ chart }) => chart?.kind === 'scatter');
  const remarks = [...(sheet?.rows() ?? [])].flatMap(({ cells: [first] }) =>
    first?.style.role === 'remark' ? [first.value] : [],
  );
  expect(remarks).toEqual(expect.arrayContaining([...expected]));
});
