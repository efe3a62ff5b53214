import type { FontFace, Fonts } from '../../src/core/font.ts';
import type { Block, CitedSource, Handout } from '../../src/core/handout.ts';
import type { Lines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type {
  Align,
  Crosstab,
  CrosstabEntry,
  Header,
  Matrix,
  MatrixCell,
  NumberFormat,
} from '../../src/core/matrix.ts';
import type { Theme } from '../../src/core/theme.ts';
import type { Value } from '../../src/core/value.ts';

/** A face whose Han characters are one em wide and all else 0.55 em; it lacks private use characters and emoji. */
function face(id: string): FontFace {
  return {
    id,
    unitsPerEm: 1000,
    ascent: 1160,
    descent: -288,
    capHeight: 733,
    advance: (codePoint) => {
      if (codePoint >= 0xe000 && codePoint < 0xf900) return undefined;
      if (codePoint > 0xffff) return undefined;
      if (codePoint === 0x2060 || codePoint === 0x200b || codePoint === 0x202f) return undefined;
      return codePoint === 0x20 ? 224 : codePoint >= 0x2000 ? 1000 : 550;
    },
    bytes: () => new Uint8Array(),
  };
}

export const FONTS: Fonts = { body: face('body'), bold: face('bold') };

const same = (hex: string) => ({ light: hex, dark: hex });

export const THEME: Theme = {
  id: 'test',
  color: {
    ink: same('#1c2126'),
    paper: same('#ffffff'),
    rule: same('#b9c0c8'),
    accent: same('#0b5a8f'),
    muted: same('#56606b'),
    band: same('#f3f5f7'),
    series: [same('#0b5a8f'), same('#c4500a'), same('#00836a')],
  },
  font: { body: { name: 'Noto Sans SC' }, bold: { name: 'Noto Sans SC' } },
  size: { body: 9.5, small: 8, h1: 19, h2: 12.5 },
  page: { size: 'A4', orientation: 'portrait', margin: 16 },
  table: { rules: 'three-line', band: false },
  header: ['', '', ''],
  footer: ['{title}', '{edition}', '{page} / {pages}'],
};

/** Lines of a text, or of a text a language; equal texts once. */
export function lines(zh: string, en?: string): Lines {
  const inlines = (text: string) => [{ kind: 'text', text }] as const;
  if (en === undefined) return [{ inlines: inlines(zh) }];
  return [
    { language: 'zh-CN', inlines: inlines(zh) },
    { language: 'en', inlines: inlines(en) },
  ];
}

export function header(id: string, kind: Header['kind'], text: Lines, align: Align = 'left'): Header {
  return { id, kind, lines: text, align, marks: [], footnotes: [] };
}

export function cell(concept: string, attribute: string, text: Lines, more: Partial<MatrixCell> = {}): MatrixCell {
  const value: Value = { kind: 'text', text: { '*': [] } };
  return {
    ref: { concept, attribute },
    value,
    lines: text,
    align: 'left',
    sortKey: { kind: 'text', value: '' },
    footnotes: [],
    marks: [],
    provenance: { sources: [] },
    dated: { kind: 'undated' },
    ...more,
  };
}

/** A plain number of 亿, as `compare` formats it. */
export function amount(digits: string): Pick<MatrixCell, 'value' | 'number' | 'align'> {
  const number: NumberFormat = { power: 8, decimals: digits.split('.')[1]?.length ?? 0, prefix: '', suffix: ' 亿' };
  const measure = { op: 'exact', at: { digits, exp10: 8 } } as const;
  const part = { id: '', label: {}, role: 'total', measure } as const;
  return { value: { kind: 'quantity', unit: 'parameters', parts: [part] }, number, align: 'right' };
}

export const MISSING: Pick<MatrixCell, 'value' | 'align'> = {
  value: { kind: 'missing', reason: 'undisclosed' },
  align: 'right',
};

export function matrix(columns: readonly Header[], rows: Matrix['rows'], more: Partial<Matrix> = {}): Matrix {
  return {
    id: 'main',
    title: lines('表'),
    conceptsAs: 'rows',
    stub: lines('名称'),
    columns,
    rows,
    spanners: [],
    groups: [],
    footnotes: [],
    ...more,
  };
}

/** A matrix of texts: rows × columns. */
export function textMatrix(texts: readonly (readonly string[])[], more: Partial<Matrix> = {}): Matrix {
  const columns = (texts[0] ?? []).map((_, index) => header(`a${index}`, 'attribute', lines(`属性${index}`)));
  const rows = texts.map((row, at) => ({
    header: header(`c${at}`, 'concept', lines(`概念${at}`)),
    cells: row.map((text, index) => cell(`c${at}`, `a${index}`, lines(text))),
  }));
  return matrix(columns, rows, more);
}

export function entry(concept: string, name: Lines, details: CrosstabEntry['details'], marked = false): CrosstabEntry {
  return { concept, lines: name, details, marked, sources: [] };
}

export function source(id: string, title: string, publisher: string, date: string, url: string): CitedSource {
  return { id, title: lines(title), publisher: lines(publisher), date: lines(date), url };
}

const WORDS = {
  continued: lines('续表'),
  'continued-group': lines('（续）'),
  'further-columns': lines('其余各列'),
  'page-of': lines('第 {0} 页 / 共 {1} 页'),
  edition: lines('版次'),
  sources: lines('来源'),
  legend: lines('符号说明'),
  undisclosed: lines('未公开'),
  'empty-matrix': lines('没有符合条件的条目。'),
};

export function handout(blocks: readonly Block[], more: Partial<Handout> = {}): Handout {
  const rendition: Rendition = ['zh-CN'];
  return {
    id: 'sample',
    rendition,
    title: lines('样张'),
    edition: '2026-11-23',
    sections: [{ id: 'overview', title: lines('一览'), blocks }],
    sources: [],
    legend: [],
    words: WORDS,
    ...more,
  };
}

export function quadrants(): Crosstab {
  const size = (id: string, text: string) => cell(id, 'parameters', lines(text), { align: 'right' });
  const flow = (id: string, text: string) => cell(id, 'flow', lines(text));
  return {
    id: 'quadrants',
    title: lines('两条轴：规模与模态'),
    columns: [
      { id: 'single', lines: lines('单模态'), description: lines('一种数据') },
      { id: 'multi', lines: lines('多模态'), description: lines('两种及以上') },
    ],
    shown: [
      { id: 'parameters', lines: lines('参数规模') },
      { id: 'flow', lines: lines('输入→输出') },
    ],
    rows: [
      {
        header: { id: 'large', lines: lines('大'), description: lines('≥ 10亿') },
        lane: false,
        cells: [
          [entry('gpt-3', lines('GPT-3'), [size('gpt-3', '1750亿'), flow('gpt-3', '文本→文本')])],
          [
            entry('palm-e', lines('PaLM-E'), [size('palm-e', '5620亿'), flow('palm-e', '文本、图像→文本')]),
            entry('dall-e', lines('DALL·E'), [size('dall-e', '120亿'), flow('dall-e', '文本→图像')], true),
          ],
        ],
      },
      {
        header: { id: 'small', lines: lines('小'), description: lines('< 10亿') },
        lane: false,
        cells: [
          [entry('bert', lines('BERT-Large'), [size('bert', '3.4亿'), flow('bert', '文本→表示')], true)],
          [entry('clip', lines('CLIP ViT-B/32'), [size('clip', '1.5亿'), flow('clip', '图像、文本→相似度')])],
        ],
      },
      {
        header: { id: 'unknown', lines: lines('大小未公开') },
        lane: true,
        cells: [[], [entry('gpt-4v', lines('GPT-4V'), [cell('gpt-4v', 'parameters', lines('⊘ 未公开'), MISSING)])]],
      },
    ],
    note: lines('† 文章举的例子：它的“大”例 BERT-Large 只有 3.4 亿参数，它的“多模态”例 DALL·E 有 120 亿。'),
  };
}
