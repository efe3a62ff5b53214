import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/core/handout.ts';
import type { Page } from '../../src/core/paged.ts';
import type { Shape } from '../../src/core/shapes.ts';
import type { Theme } from '../../src/core/theme.ts';
import { layoutHandout, pageSvg } from '../../src/layout/index.ts';
import { extendsOf, parseTheme } from '../../src/template/theme.ts';
import { bars, models } from './blocks.ts';
import { FONTS, handout, lines, quadrants, source } from './sample.ts';

function themeOf(name: string): Theme {
  const path = `templates/themes/${name}.yaml`;
  const text = readFileSync(path, 'utf8');
  const base = extendsOf({ path, text });
  const { result, diagnostics } = parseTheme({ path, text }, base === undefined ? undefined : themeOf(base));
  expect(diagnostics).toEqual([]);
  return result;
}

const blocks: readonly Block[] = [
  { kind: 'crosstab', crosstab: quadrants() },
  { kind: 'matrix', matrix: models },
  { kind: 'chart', chart: bars },
  { kind: 'legend' },
  { kind: 'sources' },
];
const given = handout(blocks, {
  answer: lines('不是二选一：“大”问有多少参数，“多模态”问处理几种数据。'),
  sources: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
    source(id, `Model card ${id}`, '机构', '2020', 'https://a.org/b'),
  ),
  legend: [{ sign: '⊘', lines: lines('未公开') }],
});
const pagesIn = (theme: Theme): readonly Page[] => layoutHandout(given, theme, FONTS).document.pages;
const shapesIn = (theme: Theme): readonly Shape[] =>
  pagesIn(theme).flatMap((page) => page.pieces.flatMap((piece) => piece.shapes));
const textsIn = (theme: Theme) => shapesIn(theme).filter((shape) => shape.kind === 'text');

test.each(['quiet', 'large', 'compact', 'print-mono'])('%s, page by page', async (name) => {
  const theme = themeOf(name);
  for (const [index, page] of pagesIn(theme).entries()) {
    await expect(pageSvg(page, theme)).toMatchFileSnapshot(`../golden/layout/themes/${name}-${index + 1}.svg`);
  }
});

test('large: nothing but raised marks under 10 pt; compact: nothing under 7, in fewer pages than quiet', () => {
  const plain = (theme: Theme) => textsIn(theme).filter(({ text }) => !/^[\u2060]?[[\da-z,\]†]+$/.test(text));
  expect(Math.min(...plain(themeOf('large')).map(({ size }) => size))).toBeGreaterThanOrEqual(10);
  expect(Math.min(...plain(themeOf('compact')).map(({ size }) => size))).toBeGreaterThanOrEqual(7);
  expect(pagesIn(themeOf('compact')).length).toBeLessThan(pagesIn(themeOf('large')).length);
});

describe('print-mono, for copies in grey', () => {
  const theme = themeOf('print-mono');
  const shapes = shapesIn(theme);

  test('sets no Chinese under 9 pt', () => {
    const sizes = textsIn(theme).flatMap(({ text, size }) => (/\p{Script=Han}/u.test(text) ? [size] : []));
    expect(sizes.length).toBeGreaterThan(50);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9);
  });

  test('draws no line thinner than half a point, and no tint', () => {
    const widths = shapes.flatMap((shape) => ('stroke' in shape && shape.stroke ? [shape.stroke.width] : []));
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(0.5);
    expect(shapes.some((shape) => shape.kind === 'rect' && shape.fill === 'band')).toBe(false);
    expect(shapes.some((shape) => shape.kind === 'rect' && shape.hatch === true)).toBe(true);
  });

  test('uses black, white and two greys', () => {
    const { series, ...named } = theme.color;
    const shades = new Set([...Object.values(named), ...series].map(({ light }) => light));
    for (const hex of shades) expect(hex).toMatch(/^#(..)\1\1$/);
    expect(shades.size).toBe(4);
  });
});
