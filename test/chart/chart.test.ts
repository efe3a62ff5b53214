import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartPicture, hatchLines, pictureSvg, shapeSvg } from '../../src/chart/index.ts';
import { placeItems } from '../../src/chart/place.ts';
import { axisPosition } from '../../src/chart/scale.ts';
import { breakText } from '../../src/chart/text.ts';
import type { Axis } from '../../src/core/chart.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Picture, Shape } from '../../src/core/shapes.ts';
import { estimateText } from '../../src/html/estimate.ts';
import { barChart, mapChart } from '../html/sample.ts';

const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];
const WIDTHS = [250, 268, 340, 482, 525, 700];
const CASES = RENDITIONS.flatMap((rendition) =>
  WIDTHS.flatMap((width) =>
    [barChart(rendition), mapChart(rendition), mapChart(rendition, 99)].map((chart) => ({ rendition, width, chart })),
  ),
);

type Text = Shape & { kind: 'text' };
type Box = { left: number; right: number; top: number; bottom: number; text: string };

function boxes(picture: Picture): readonly Box[] {
  return picture.shapes
    .filter((shape): shape is Text => shape.kind === 'text')
    .map(({ x, y, width, size, anchor, text }) => {
      const left = x - { start: 0, middle: width / 2, end: width }[anchor];
      return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.1, text };
    });
}

describe.each(CASES)('$chart.kind chart in $rendition at $width', ({ chart, width }) => {
  const picture = chartPicture(chart, width, estimateText);

  it('has no text over another, nor over its edge', () => {
    const texts = boxes(picture);
    const clashes = texts.flatMap((a, i) =>
      texts
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.text} / ${b.text}`),
    );
    expect(clashes).toEqual([]);
    const out = texts.filter(
      (box) => box.left < -0.01 || box.right > width + 0.01 || box.top < 0 || box.bottom > picture.height,
    );
    expect(out).toEqual([]);
  });

  it('names every concept, or gives its number', () => {
    const shown = boxes(picture)
      .map((box) => box.text)
      .join(' ')
      .replace(/\s+/g, '');
    const entries =
      chart.kind === 'bar'
        ? [...chart.bars, ...chart.gaps]
        : chart.lanes.flatMap((lane) => [...lane.points, ...lane.gaps]);
    for (const entry of entries) {
      const name = entry.name[0]?.inlines[0];
      const label =
        'number' in entry && entry.number !== undefined ? String(entry.number) : name?.kind === 'text' ? name.text : '';
      expect(shown).toContain(label.replace(/\s+/g, ''));
    }
  });
});

describe('the value axis', () => {
  const axis: Axis = { scale: 'log', title: [], min: 1e6, max: 1e12, ticks: [] };
  it.each([
    [1e6, 0],
    [1e9, 50],
    [1e12, 100],
    [1, 0],
    [1e15, 100],
    [0, 0],
  ])('places %d at %d of 100', (value, x) => {
    expect(axisPosition(axis, 100)(value)).toBeCloseTo(x, 9);
  });
  it('is linear where it says so', () => {
    expect(axisPosition({ ...axis, scale: 'linear', min: 0, max: 10 }, 100)(2.5)).toBe(25);
  });
  it('places a map point where its value is, at every height', () => {
    const chart = mapChart(['en'], 99);
    if (chart.kind !== 'map') throw new Error('not a map');
    const { shapes } = chartPicture(chart, 600, estimateText);
    const marks = shapes.filter((shape) => shape.kind === 'circle');
    // The outermost grid lines stand at the ends of the axis.
    const grid = shapes.flatMap((shape) =>
      shape.kind === 'line' && shape.x1 === shape.x2 && shape.stroke.paint === 'rule' ? [shape.x1] : [],
    );
    const left = Math.min(...grid);
    const along = axisPosition(chart.axis, Math.max(...grid) - left);
    const points = chart.lanes[0]?.points ?? [];
    const expected = points.map((point) => left + along(point.from)).sort((a, b) => a - b);
    expect(marks.map((mark) => mark.cx)).toEqual(expected.map((x) => expect.closeTo(x, 6)));
  });
});

describe('placing', () => {
  it('never lets two items touch, and places each at its value', () => {
    const item = fc.record({
      x1: fc.integer({ min: 0, max: 300 }),
      span: fc.integer({ min: 0, max: 60 }),
      w: fc.integer({ min: 5, max: 400 }),
      named: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), (given) => {
        const items = given.map(({ x1, span, w, named }) => ({
          x1,
          x2: Math.min(300, x1 + span),
          radius: 4,
          ...(named ? { label: { width: w, height: 12 } } : {}),
        }));
        const { placed } = placeItems(items, 300, 150);
        const all = placed.map((place, i) => [
          markOf(items[i], place.y),
          ...(place.label === undefined ? [] : [place.label]),
        ]);
        for (const [i, one] of all.entries())
          for (const other of all.slice(i + 1))
            for (const a of one)
              for (const b of other) {
                expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(
                  false,
                );
              }
      }),
      { numRuns: 60 },
    );
  });
});

function markOf(item: { x1: number; x2: number } | undefined, y: number) {
  if (item === undefined) throw new Error('more places than items');
  return { x: item.x1 - 4, y: y - 4, width: item.x2 - item.x1 + 8, height: 8 };
}

describe('breaking', () => {
  const width = (text: string) => [...text].length;
  it.each([
    ['Robust Video Matting', 10, ['Robust', 'Video', 'Matting']],
    ['大模型还是多模态？', 4, ['大模型还', '是多模', '态？']],
    ['supercalifragilistic', 8, ['supercal', 'ifragili', 'stic']],
    ['', 5, ['']],
  ])('%j at %d gives %j', (text, max, rows) => expect(breakText(text, width, max)).toEqual(rows));

  it('loses nothing but space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 12 }), (text, max) => {
        expect(breakText(text, width, max).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('SVG', () => {
  it('takes paints from custom properties and escapes text', () => {
    const svg = shapeSvg({
      kind: 'text',
      x: 1,
      y: 2.345,
      text: '<&"',
      size: 9,
      weight: 'bold',
      paint: { series: 0 },
      anchor: 'end',
      width: 3,
      language: 'en',
    });
    expect(svg).toBe(
      '<text x="1" y="2.35" font-size="9" text-anchor="end" font-weight="700" lang="en" fill="var(--series-1)">&lt;&amp;&quot;</text>',
    );
  });
  it('says its conclusion', () => {
    const svg = pictureSvg({ width: 10, height: 5, shapes: [] }, { alt: 'A < B', id: 'x' });
    expect(svg).toContain('role="img" aria-labelledby="x-title"><title id="x-title">A &lt; B</title>');
  });
  it('hatches within the edges only', () => {
    const lines = hatchLines({ x: 10, y: 20, width: 30, height: 8 });
    expect(lines.length).toBe(7);
    for (const { x1, y1, x2, y2 } of lines) {
      expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(10);
      expect(Math.max(x1, x2)).toBeLessThanOrEqual(40);
      expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(20);
      expect(Math.max(y1, y2)).toBeLessThanOrEqual(28);
    }
  });
});
