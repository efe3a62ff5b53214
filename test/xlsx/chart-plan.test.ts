import { expect, test } from 'vitest';
import type { Axis, Chart, MapPoint } from '../../src/core/chart.ts';
import { chartPlan } from '../../src/xlsx/chart-plan.ts';
import { chartXml } from '../../src/xlsx/mends/chart-xml.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { inputOf, plain, smallHandout } from './sample.ts';

const columns = { name: 0, lane: 1, laneNumber: 2, display: 3, from: 4 };
const tick = (value: number, text: string) => ({ value, lines: plain(text) });
const axis: Axis = {
  scale: 'log',
  title: plain('Size'),
  min: 1e6,
  max: 1e12,
  ticks: [tick(1e6, '100万'), tick(1e9, '10亿'), tick(1e12, '1万亿')],
};

function mapOf(points: readonly (readonly [name: string, value: number])[], more: Partial<Axis> = {}): Chart {
  const shown = points.map(
    ([name, value]): MapPoint => ({
      ref: { concept: name, attribute: 'size' },
      name: plain(name),
      from: value,
      to: value,
      approximate: false,
      display: plain(String(value)),
      sources: [],
    }),
  );
  const base = {
    id: 'map',
    title: plain('Map'),
    alt: plain('Alt'),
    axis: { ...axis, ...more },
    gapTitle: plain('?'),
    heightNote: [],
  };
  return { ...base, kind: 'map', lanes: [{ id: 'one', lines: plain('One'), points: shown, gaps: [] }] };
}

const PLACE = { anchor: { column: 6, row: 4 }, size: { width: 760, height: 400 } };

function planOf(chart: Chart) {
  return chartPlan(chart, 'S', columns, plain('Lane'), PLACE, true);
}

test('a log axis is marked at up to three whole powers, by the texts that the handout shows there', () => {
  const plan = planOf(mapOf([['a', 1e7]]));
  expect(plan?.axis.ticks.map(({ text }) => text)).toEqual(['100万', '10亿', '1万亿']);
  const xml = chartXml(plan as NonNullable<typeof plan>, planWorkbook(inputOf(smallHandout(['zh-CN']))).plan.look);
  expect(xml).toContain('formatCode="[=1000000]&quot;100万&quot;;[=1000000000]&quot;10亿&quot;;&quot;1万亿&quot;"');
  expect(xml).toContain('<c:majorUnit val="1000"/></c:valAx>');
});

test('where the axis does not know a text there, programs choose the marks', () => {
  expect(planOf(mapOf([['a', 1e7]], { ticks: axis.ticks.slice(0, 2) }))?.axis.ticks).toEqual([]);
});

test('a name that would touch the one before is left to the list', () => {
  const near = planOf(
    mapOf([
      ['first', 1e7],
      ['touching', 1.1e7],
      ['apart', 1e8],
    ]),
  );
  expect(near?.series[0]?.labelled).toEqual([0, 2]);
  const long = planOf(
    mapOf([
      ['first', 1e7],
      ['a name so long that it is set in several lines', 2e7],
    ]),
  );
  expect(long?.series[0]?.labelled).toEqual([0]);
});
