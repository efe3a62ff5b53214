import { describe, expect, test } from 'vitest';
import type { Chart, ChartValue, MapPoint } from '../../src/core/chart.ts';
import type { PagedDocument, StructureNode } from '../../src/core/paged.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { bars } from './blocks.ts';
import { FONTS, handout, lines, THEME } from './sample.ts';

const theme = { ...THEME, size: { ...THEME.size, small: 9, fine: 9 } };
const laid = (chart: Chart): PagedDocument => layoutHandout(handout([{ kind: 'chart', chart }]), theme, FONTS).document;

const values = (count: number) =>
  Array.from({ length: count }, (_, index): ChartValue => {
    const at = 1e8 * 1.05 ** index;
    const text = lines(`${index} 万`);
    const ref = { concept: `c${index}`, attribute: 'p' };
    return { ref, name: lines(`M${index}`), from: at, to: at, approximate: false, display: text, sources: [] };
  });

function nodes(root: StructureNode, role: string): readonly StructureNode[] {
  const below = root.children.flatMap((child) => (typeof child === 'number' ? [] : nodes(child, role)));
  return root.role === role ? [root, ...below] : below;
}

/** Sizes of the text inside the page's margins. */
function sizes({ pages }: PagedDocument): readonly number[] {
  const pieces = pages.flatMap((page) => page.pieces.filter((piece) => piece.artifact !== 'footer'));
  return pieces.flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.size] : [])));
}

const textOn = ({ pages }: PagedDocument, index: number) =>
  (pages[index]?.pieces ?? []).flatMap(({ shapes }) =>
    shapes.flatMap((shape) => (shape.kind === 'text' ? shape.text : [])),
  );

describe('a long bar chart', () => {
  const gaps = ['甲', '乙'].map((name) => ({
    ref: { concept: name, attribute: 'p' },
    name: lines(name),
    display: lines('⊘ 未公开'),
  }));
  const document = laid({ ...(bars as Chart & { kind: 'bar' }), bars: values(120), gaps });

  test('is split over pages with title and axis, its type as the theme has it', () => {
    expect(document.pages.length).toBeGreaterThan(2);
    for (const index of document.pages.keys()) {
      expect(textOn(document, index)).toEqual(expect.arrayContaining(['参数规模', '参数']));
      if (index > 0) expect(textOn(document, index)).toContain('续表');
    }
    expect(Math.min(...sizes(document))).toBeGreaterThanOrEqual(9);
  });

  test('has a Figure on each page that says its conclusion, and each value once, in a Table', () => {
    const figures = nodes(document.structure, 'Figure').map(({ alt }) => alt ?? '');
    expect(figures).toHaveLength(document.pages.length);
    for (const alt of figures) expect(alt).toContain('GPT-3 约为 BERT 的五百倍');
    expect(nodes(document.structure, 'TR')).toHaveLength(120);
    const texts = document.pages.flatMap((_, index) => textOn(document, index)).join('\n');
    expect(texts.match(/^M7$/gm)).toHaveLength(1);
  });

  test('gathers what has no number in one line', () => {
    const last = textOn(document, document.pages.length - 1).join('');
    expect(last.replaceAll(' ', '')).toContain('⊘未公开：甲');
  });
});

test('a map that no page can hold is split, its type never shrunk', () => {
  const [first, ...rest] = values(60).map((value): MapPoint => ({ ...value, from: 1e9, to: 1e9 }));
  if (first === undefined) throw new Error('no values');
  const lane = { id: 'a', lines: lines('单模态'), points: [first, ...rest], gaps: [] };
  const { kind: _, bars: __, gaps: ___, ...base } = bars as Chart & { kind: 'bar' };
  const document = laid({
    ...base,
    kind: 'map',
    lanes: [lane],
    gapTitle: lines('大小不详'),
    heightNote: lines('无含义'),
  });
  expect(nodes(document.structure, 'Figure').length).toBeGreaterThan(1);
  expect(Math.min(...sizes(document))).toBeGreaterThanOrEqual(9 - 1e-9);
});
