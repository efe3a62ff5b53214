import { existsSync, readFileSync } from 'node:fs';
import type { FontFace, Fonts } from '../../src/core/font.ts';
import type { Page, PagedDocument, PageLink, Piece, StructureNode } from '../../src/core/paged.ts';
import type { Shape } from '../../src/core/shapes.ts';
import type { Theme } from '../../src/core/theme.ts';
import { faceFrom } from '../../src/layout/face.ts';

const FONTS = new URL('../../dist/fonts/', import.meta.url);

function face(name: string): FontFace {
  if (!existsSync(FONTS)) throw new Error('the fonts are not made yet: npm run build');
  const metrics = JSON.parse(readFileSync(new URL(`${name}.json`, FONTS), 'utf8'));
  return faceFrom(metrics, { bytes: () => readFileSync(new URL(`${name}.ttf`, FONTS)) });
}

/** The shipped fonts. */
export const fonts: Fonts = {
  body: face('sans-sc-400'),
  bold: face('sans-sc-700'),
  fallback: { body: [face('sans-latin-400')], bold: [face('sans-latin-700')] },
};

const shade = (light: string) => ({ light, dark: light });

export const theme: Theme = {
  id: 'test',
  color: {
    ink: shade('#1a1a1a'),
    paper: shade('#ffffff'),
    rule: shade('#888888'),
    accent: shade('#0b5fa5'),
    muted: shade('#555555'),
    band: shade('#f2f4f7'),
    series: [shade('#0b5fa5'), shade('#b3541e')],
  },
  font: { body: { name: 'Noto Sans SC' }, bold: { name: 'Noto Sans SC' } },
  size: { body: 9, small: 7.5, h1: 18, h2: 13 },
  page: { size: 'A4', orientation: 'portrait', margin: 18 },
  table: { rules: 'three-line', band: true },
  header: ['', '', ''],
  footer: ['', '', ''],
};

/** Width of a text by the fonts' advances, in points. */
function measure(text: string, size: number, weight: 'body' | 'bold' = 'body'): number {
  const { unitsPerEm } = fonts[weight];
  const units = [...text].reduce((sum, char) => sum + (fonts[weight].advance(char.codePointAt(0) ?? 0) ?? 0), 0);
  return (units * size) / unitsPerEm;
}

/** A text shape with its baseline at that place. */
export function text(x: number, y: number, value: string, options: Partial<Shape & { kind: 'text' }> = {}): Shape {
  const { size = 9, weight = 'body' } = options;
  const width = measure(value, size, weight);
  return { kind: 'text', x, y, text: value, size, weight, paint: 'ink', anchor: 'start', width, ...options };
}

/** A document of one page, A5 across, with these pieces and this structure below `Document`. */
export function onePage(
  pieces: readonly Piece[],
  children: readonly StructureNode[],
  links: readonly PageLink[] = [],
): PagedDocument {
  return { ...base, pages: [page(pieces, links)], structure: { role: 'Document', children } };
}

function page(pieces: readonly Piece[], links: readonly PageLink[] = []): Page {
  return { width: 595.28, height: 419.53, pieces, links };
}

const base = { title: '大模型 & 多模态 <对比>', language: 'zh-CN', outline: [] } as const;

/** Two pages with everything that a handout's pages hold: heading, table over both, link, note, figure, bookmarks. */
export function handoutPages(): PagedDocument {
  const rule = (y: number): Piece => ({
    shapes: [{ kind: 'line', x1: 40, y1: y, x2: 555, y2: y, stroke: { paint: 'rule', width: 0.8 } }],
  });
  const band: Piece = { shapes: [{ kind: 'rect', x: 40, y: 96, width: 515, height: 18, fill: 'band' }] };
  const first = page(
    [
      { mark: 0, shapes: [text(40, 50, '单模态与多模态，按规模看', { size: 18, weight: 'bold', paint: 'accent' })] },
      rule(70),
      { mark: 1, shapes: [text(44, 86, '模型', { weight: 'bold' })] },
      { mark: 2, shapes: [text(300, 86, '参数规模', { weight: 'bold', anchor: 'end' })] },
      band,
      { mark: 3, shapes: [text(44, 109, 'GPT-3')] },
      { mark: 4, shapes: [text(300, 109, '1750亿 · 175B', { anchor: 'end' })] },
      { mark: 5, shapes: [text(302, 105, 'a', { size: 6, paint: 'accent' })] },
      { mark: 6, shapes: [text(44, 129, 'PaLM-E (562B)')] },
      { mark: 7, shapes: [text(150, 129, '约 5620亿，见'), text(150, 141, '论文第一节 ')] },
      rule(300),
      { mark: 9, shapes: chartShapes() },
      { shapes: [text(297, 405, '第 1 页 / 共 2 页', { size: 7.5, paint: 'muted', anchor: 'middle' })] },
    ],
    [
      { mark: 5, x: 300, y: 98, width: 8, height: 9, contents: '注 a', target: { destination: 'note-a' } },
      { mark: 10, x: 40, y: 388, width: 90, height: 12, contents: 'Brown 等（2020）', target: { url: URL_WITH_HAN } },
    ],
  );
  const second = page([
    { shapes: [text(44, 40, '模型（续表）', { weight: 'bold' })] },
    { mark: 7, shapes: [text(150, 60, '与附录 B')] },
    { mark: 8, shapes: [text(44, 90, 'a 训练数据只有文本。', { size: 7.5 })] },
    { mark: 10, shapes: [text(40, 398, 'Brown 等（2020）', { paint: 'accent' })] },
  ]);
  return {
    ...base,
    pages: [first, second],
    structure: { role: 'Document', children: [heading, table, note, figure, source] },
    outline: [
      { title: '概览', page: 0, y: 30, children: [{ title: '矩阵', page: 0, y: 76, children: [] }] },
      { title: 'Notes', page: 1, y: 80, children: [] },
    ],
  };
}

const URL_WITH_HAN = 'https://example.org/对比?q=(a)';

const heading: StructureNode = { role: 'H1', children: [0], destination: 'top' };

const table: StructureNode = {
  role: 'Table',
  children: [
    {
      role: 'THead',
      children: [
        {
          role: 'TR',
          children: [
            { role: 'TH', scope: 'Column', children: [1] },
            { role: 'TH', scope: 'Column', columnSpan: 1, address: 'main:parameters', children: [2] },
          ],
        },
      ],
    },
    {
      role: 'TBody',
      children: [
        {
          role: 'TR',
          children: [
            { role: 'TH', scope: 'Row', address: 'main:gpt-3', children: [3] },
            {
              role: 'TD',
              address: 'main:gpt-3.parameters',
              children: [4, { role: 'Reference', children: [{ role: 'Link', children: [5] }] }],
            },
          ],
        },
        {
          role: 'TR',
          children: [
            { role: 'TH', scope: 'Row', address: 'main:palm-e', children: [6] },
            { role: 'TD', address: 'main:palm-e.parameters', language: 'zh-CN', children: [7] },
          ],
        },
      ],
    },
  ],
};

const note: StructureNode = { role: 'Note', destination: 'note-a', children: [8] };
const figure: StructureNode = { role: 'Figure', alt: '规模相差三倍（PaLM-E 最大）', children: [9] };
const source: StructureNode = { role: 'P', children: [{ role: 'Link', language: 'en', children: [10] }] };

/** One of each kind of shape. */
function chartShapes(): readonly Shape[] {
  const edge = { paint: 'ink', width: 0.7 } as const;
  return [
    { kind: 'rect', x: 60, y: 310, width: 120, height: 50, radius: 6, fill: { series: 0 }, stroke: edge },
    { kind: 'rect', x: 200, y: 310, width: 80, height: 50, fill: 'muted', hatch: true, stroke: edge },
    { kind: 'circle', cx: 330, cy: 335, r: 20, fill: { series: 1 } },
    {
      kind: 'path',
      points: [
        [380, 360],
        [410, 310],
        [440, 360],
      ],
      closed: true,
      fill: 'none',
      stroke: edge,
    },
    { kind: 'line', x1: 460, y1: 310, x2: 540, y2: 360, stroke: { ...edge, dash: [3, 2] } },
    text(120, 378, '对数轴 log', { size: 7.5, anchor: 'middle' }),
  ];
}

/** What the table of `handoutPages` shows by address. */
export const HANDOUT_CELLS = [
  { address: 'main:parameters', text: '参数规模' },
  { address: 'main:gpt-3', text: 'GPT-3' },
  { address: 'main:gpt-3.parameters', text: '1750亿 · 175B' },
  { address: 'main:palm-e', text: 'PaLM-E (562B)' },
  { address: 'main:palm-e.parameters', text: '约 5620亿，见\n论文第一节 \n与附录 B' },
];
