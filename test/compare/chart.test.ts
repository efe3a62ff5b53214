import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareHandout } from '../../src/compare/index.ts';
import { chooseLabelled } from '../../src/compare/labelling.ts';
import { toNumber } from '../../src/core/amount.ts';
import type { ChartSpec, Concept } from '../../src/core/catalog.ts';
import type { Chart, ChartGap, ChartValue } from '../../src/core/chart.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import {
  amount,
  catalog,
  cell,
  concept,
  exact,
  handout,
  matrixSpec,
  missing,
  part,
  quantity,
  set,
  size,
  words,
} from './builder.ts';

const bar: ChartSpec = {
  type: 'bar',
  id: 'scale',
  title: { '*': 'Sizes' },
  of: 'main',
  value: 'parameters',
  axis: 'log',
};
const map: ChartSpec = {
  type: 'map',
  id: 'map',
  title: { '*': 'Map' },
  of: 'main',
  value: 'parameters',
  lanes: 'span',
  cut: 'large',
  labelled: 2,
};

const text = { inputs: set('text'), outputs: set('text') };
const image = { inputs: set('text'), outputs: set('image') };
const models = [
  concept('bert', { parameters: size('340e6'), ...text }),
  concept('gpt', { parameters: size('175e9'), ...text }),
  concept('secret', { parameters: missing('undisclosed'), ...image }),
  concept('clip', { parameters: size('151277313'), ...image }),
  concept('gemini', {
    parameters: cell(
      quantity(
        part('nano', exact('1.8e9'), { label: { '*': 'Nano' }, provenance: { sources: ['c'] } }),
        part('pro', { op: 'missing', reason: 'unknown' }, { label: { '*': 'Pro' } }),
        part('active', exact('9e15'), { role: 'active' }),
      ),
    ),
    ...image,
  }),
  concept('range', {
    parameters: quantity(part('value', { op: 'range', from: amount('7e9'), to: amount('70e9') })),
    ...image,
  }),
];

function compare(
  chart: ChartSpec,
  concepts: readonly Concept[] = models,
  rendition: Rendition = ['en'],
): { chart: Chart; matrix: Matrix } {
  const spec = handout({
    matrices: { main: matrixSpec({ sort: [{ by: 'parameters', order: 'asc' }] }) },
    charts: { [chart.id]: chart },
  });
  const { result } = compareHandout(catalog(concepts, spec), spec, rendition, words);
  const [made, matrix] = [result.charts[chart.id], result.matrices.main];
  if (made === undefined || matrix === undefined) throw new Error('the chart is there');
  return { chart: made, matrix };
}

const told = ({ name, display }: ChartGap | ChartValue) => `${plainLines(name)} ${plainLines(display)}`;

describe('a bar chart', () => {
  const { chart } = compare(bar);
  if (chart.kind !== 'bar') throw new Error('it is a bar chart');

  test('a bar for each known member or total, in the order of the matrix', () => {
    expect(chart.bars.map(told)).toEqual(['CLIP ≈151M', 'BERT 340M', 'GEMINI Nano 1.8B', 'RANGE 7B–70B', 'GPT 175B']);
    expect(chart.bars.map(({ approximate }) => approximate)).toEqual([false, false, false, true, false]);
    expect(chart.bars[3]).toMatchObject({ from: 7e9, to: 70e9, ref: { concept: 'range', attribute: 'parameters' } });
    expect(chart.bars[2]).toMatchObject({
      sources: ['c'],
      ref: { concept: 'gemini', attribute: 'parameters', part: 'nano' },
    });
  });

  test('a gap for what is not known', () => {
    expect(chart.gaps.map(told)).toEqual(['GEMINI Pro ? not found', 'SECRET ⊘ undisclosed']);
  });

  test('ticks on powers of ten that enclose all values, a line for each language', () => {
    const { axis } = compare(bar, models, ['zh-CN', 'en']).chart;
    expect([axis.min, axis.max]).toEqual([1e8, 1e12]);
    expect(axis.ticks.map(({ value, lines }) => `${value} ${plainLines(lines)}`)).toEqual([
      '100000000 1亿\n100M',
      '1000000000 10亿\n1B',
      '10000000000 100亿\n10B',
      '100000000000 1000亿\n100B',
      '1000000000000 1万亿\n1T',
    ]);
    expect(plainLines(axis.title)).toBe('parameters 栏（对数尺度）\nparameters (log scale)');
  });

  test('the conclusion is the alternative text, else a count with the extremes', () => {
    expect(plainLines(chart.alt)).toBe('Sizes; Data 5; CLIP ≈151M – GPT 175B; Size not known 2');
    const conclusion = { '*': [{ kind: 'text', text: 'GPT is the largest.' }] } as const;
    expect(plainLines(compare({ ...bar, conclusion }).chart.alt)).toBe('GPT is the largest.');
    expect(plainLines(compare({ ...bar, conclusion: { '*': [] } }).chart.alt)).toContain('Sizes');
    expect(plainLines(compare(bar, []).chart.alt)).toBe('Sizes; none');
    expect(plainLines(compare(bar, models.slice(0, 1)).chart.alt)).toBe('Sizes; Data 1; BERT 340M');
  });

  test('zero has no place on a log axis, but on a linear one', () => {
    const concepts = [concept('none', { parameters: size('0') }), concept('some', { parameters: size('42') })];
    const log = compare(bar, concepts).chart;
    expect(log.kind === 'bar' && [log.bars.map(told), log.gaps.map(told)]).toEqual([['SOME 42'], ['NONE 0']]);
    const { chart: linear } = compare({ ...bar, axis: 'linear' }, concepts);
    expect(linear.kind === 'bar' && linear.bars.map(told)).toEqual(['NONE 0', 'SOME 42']);
    expect(linear.axis.ticks.map(({ value }) => value)).toEqual([0, 10, 20, 30, 40, 50]);
  });
});

describe('a map', () => {
  test('lanes in vocabulary order, points from small to great, the unknown apart', () => {
    const { chart } = compare(map);
    if (chart.kind !== 'map') throw new Error('it is a map');
    expect(
      chart.lanes.map(({ lines, points, gaps }) => [
        plainLines(lines),
        points.map(told).join(', '),
        gaps.map(told).join(', '),
      ]),
    ).toEqual([
      ['Single', 'BERT 340M, GPT 175B', ''],
      ['Multi', 'CLIP ≈151M, GEMINI Nano 1.8B, RANGE 7B–70B', 'GEMINI Pro ? not found, SECRET ⊘ undisclosed'],
    ]);
    expect(chart.cut).toEqual({ value: 1e9, lines: [{ inlines: [{ kind: 'text', text: '1B' }] }] });
    expect(plainLines(chart.gapTitle)).toBe('Size not known');
  });

  test('at most so many names, the greatest of each lane first; the rest numbered in reading order', () => {
    const numbers = (labelled: number) => {
      const { chart } = compare({ ...map, labelled });
      return (
        chart.kind === 'map' && chart.lanes.map(({ points }) => points.map(({ number }) => number ?? '-').join(''))
      );
    };
    expect([0, 1, 2, 3, 4, 9].map(numbers)).toEqual([
      ['12', '345'],
      ['1-', '234'],
      ['1-', '23-'],
      ['--', '12-'],
      ['--', '-1-'],
      ['--', '---'],
    ]);
  });

  test('the axis encloses a cut beyond all values', () => {
    const { axis } = compare(map, [concept('tiny', { parameters: size('5'), ...text })]).chart;
    expect([axis.min, axis.max]).toEqual([1, 1e9]);
  });

  test('no values at all', () => {
    const { chart } = compare(map, [concept('secret', { parameters: missing('undisclosed'), ...image })]);
    expect(chart.kind === 'map' && chart.lanes.map(({ points, gaps }) => [points.length, gaps.length])).toEqual([
      [0, 1],
    ]);
  });
});

test('a chart of a matrix that is not there is left out', () => {
  const spec = handout({ charts: { scale: { ...bar, of: 'nowhere' } } });
  expect(compareHandout(catalog(models, spec), spec, ['en'], words).result.charts).toEqual({});
});

test('axes enclose whatever they show, their ticks ascend', () => {
  const amounts = fc.array(fc.record({ n: fc.bigInt(1n, 10n ** 15n), exp10: fc.integer({ min: -20, max: 20 }) }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(amounts, fc.constantFrom('log', 'linear'), (given, axisKind) => {
      const values = given.map(({ n, exp10 }) => ({ digits: String(n), exp10 }));
      const concepts = values.map((at, index) =>
        concept(`c${index}`, { parameters: quantity(part('value', { op: 'exact', at })) }),
      );
      const { axis } = compare({ ...bar, axis: axisKind }, concepts).chart;
      for (const value of values.map(toNumber)) {
        expect(value >= axis.min && value <= axis.max * (1 + 1e-9)).toBe(true);
      }
      const ticks = axis.ticks.map(({ value }) => value);
      expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(9);
    }),
  );
});

test('names spread out: the greatest, then whatever lies farthest from those named', () => {
  const points = [0, 0.1, 0.5, 0.9, 1].map((at) => ({ lane: 0, at }));
  expect([...chooseLabelled(points, 3)]).toEqual([4, 0, 2]);
});
