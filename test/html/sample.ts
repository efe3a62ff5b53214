import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { toNumber } from '../../src/core/amount.ts';
import type { Axis, Chart, ChartGap, ChartValue, MapPoint } from '../../src/core/chart.ts';
import { blocksOf, type Handout, type Section } from '../../src/core/handout.ts';
import { type Inline, type Line, type Lines, plainLines, textInlines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Crosstab, CrosstabEntry, Header, Matrix, MatrixCell, SortKey } from '../../src/core/matrix.ts';
import type { Theme } from '../../src/core/theme.ts';
import type { Value } from '../../src/core/value.ts';
import { MISSING_SIGNS } from '../../src/core/words.ts';
import { SAMPLE_MODELS, type SampleModel } from './sample-models.ts';

/** Realistic handouts made by hand, as the stages before would make them, for charts and pages. */

export const plain = (text: string): Lines => [{ inlines: textInlines(text) }];

/** `say(rendition)('中文', 'English')`: a line for each language of the rendition. */
export function say(rendition: Rendition): (zh: string, en: string) => Lines {
  return (zh, en) => {
    if (zh === en) return plain(zh);
    return rendition.map((language): Line => ({ language, inlines: marked(language === 'en' ? en : zh) }));
  };
}

/** `**strong**` only; enough for a fixture. */
function marked(text: string): readonly Inline[] {
  return text
    .split('**')
    .map(
      (part, index): Inline =>
        index % 2 === 0 ? { kind: 'text', text: part } : { kind: 'strong', children: textInlines(part) },
    )
    .filter((inline) => inline.kind !== 'text' || inline.text !== '');
}

function amount(value: number, language: string): string {
  const steps =
    language === 'en'
      ? [
          [1e9, 'B'],
          [1e6, 'M'],
        ]
      : [
          [1e8, '亿'],
          [1e4, '万'],
        ];
  for (const [unit, suffix] of steps as [number, string][]) {
    if (value >= unit) return `${Number((value / unit).toPrecision(3))}${suffix}`;
  }
  return String(value);
}

export function sizeLines(rendition: Rendition, parts: readonly (readonly [string, number])[]): Lines {
  const texts = rendition.map((language) =>
    parts
      .map(([label, size]) => `${label === '' ? '' : `${label} `}${amount(size, language)}`)
      .join(language === 'en' ? '; ' : '；'),
  );
  return plain(texts.join(' · '));
}

const MODALITIES: Readonly<Record<string, readonly [string, string]>> = {
  text: ['文本', 'Text'],
  image: ['图像', 'Image'],
  audio: ['音频', 'Audio'],
  video: ['视频', 'Video'],
};

function cell(
  concept: string,
  attribute: string,
  value: Value,
  lines: Lines,
  more: Partial<MatrixCell> = {},
): MatrixCell {
  return {
    ref: { concept, attribute },
    value,
    lines,
    align: 'left',
    sortKey: sortKeyOf(value, lines),
    footnotes: [],
    marks: [],
    provenance: { sources: [] },
    dated: { kind: 'undated' },
    ...more,
  };
}

function sortKeyOf(value: Value, lines: Lines): SortKey {
  if (value.kind === 'missing') return { kind: 'missing', rank: Object.keys(MISSING_SIGNS).indexOf(value.reason) };
  if (value.kind === 'date') return { kind: 'number', value: Number(value.iso.replaceAll('-', '')) };
  if (value.kind === 'set') return { kind: 'text', value: `${value.ids.length} ${value.ids.join(' ')}` };
  if (value.kind === 'choice') return { kind: 'number', value: 0 };
  if (value.kind !== 'quantity') return { kind: 'text', value: plainLines(lines.slice(0, 1)) };
  const sizes = value.parts.map(({ measure }) => (measure.op === 'exact' ? toNumber(measure.at) : 0));
  return { kind: 'number', value: Math.max(...sizes) };
}

function sizeCell(model: SampleModel, rendition: Rendition): MatrixCell {
  const right = { align: 'right' } as const;
  if (model.missing !== undefined) {
    return cell(
      model.id,
      'parameters',
      { kind: 'missing', reason: model.missing },
      plain(MISSING_SIGNS[model.missing]),
      right,
    );
  }
  const [first, ...rest] = model.parts.map(([id, size]) => ({
    id,
    label: { '*': id },
    role: 'member' as const,
    measure: { op: 'exact' as const, at: { digits: String(size), exp10: 0 } },
  }));
  if (first === undefined) throw new Error('a model of the sample has neither a size nor a reason');
  const value: Value = { kind: 'quantity', unit: 'parameters', parts: [first, ...rest] };
  const number = { power: 8, decimals: 0, prefix: '', suffix: '亿' } as const;
  return cell(model.id, 'parameters', value, sizeLines(rendition, model.parts), {
    ...right,
    ...(rest.length === 0 ? { number } : {}),
    footnotes: model.id === 'gemini-1' ? [0] : [],
    marks: model.id === 'gpt-3' ? ['gpt3-card'] : [],
  });
}

function setCell(model: SampleModel, attribute: 'inputs' | 'outputs', rendition: Rendition): MatrixCell {
  const ids = model[attribute];
  const empty = cell(model.id, attribute, { kind: 'missing', reason: 'not-applicable' }, plain('—'));
  if (ids.length === 0) return empty;
  const zh = ids.map((id) => MODALITIES[id]?.[0] ?? id).join('、');
  const en = ids.map((id) => MODALITIES[id]?.[1] ?? id).join(', ');
  return cell(model.id, attribute, { kind: 'set', ids }, say(rendition)(zh, en));
}

const header = (id: string, kind: Header['kind'], lines: Lines, align: Header['align'] = 'left'): Header => ({
  id,
  kind,
  lines,
  align,
  marks: kind === 'concept' && id.length % 2 === 0 ? ['palme-abs'] : [],
  footnotes: [],
});

export function modelMatrix(rendition: Rendition): Matrix {
  const t = say(rendition);
  const ordered = [...SAMPLE_MODELS].sort((a, b) => (a.lane === b.lane ? 0 : a.lane === 'single' ? -1 : 1));
  const single = ordered.filter((model) => model.lane === 'single').length;
  return {
    id: 'main',
    title: t('25 个模型的规模、模态与发布', '25 models by scale, modality and release'),
    conceptsAs: 'rows',
    stub: t('模型', 'Model'),
    columns: [
      header('parameters', 'attribute', t('参数规模', 'Parameters'), 'right'),
      header('inputs', 'attribute', t('输入', 'Inputs')),
      header('outputs', 'attribute', t('输出', 'Outputs')),
      header('released', 'attribute', t('发布', 'Released'), 'right'),
      header('maker', 'attribute', t('机构', 'Maker')),
      header('openness', 'attribute', t('开放程度', 'Openness')),
      header('state', 'attribute', t('现状', 'State')),
    ],
    rows: ordered.map((model) => ({
      header: header(model.id, 'concept', plain(model.name)),
      cells: [
        sizeCell(model, rendition),
        setCell(model, 'inputs', rendition),
        setCell(model, 'outputs', rendition),
        cell(model.id, 'released', { kind: 'date', iso: model.released, precision: 'day' }, plain(model.released), {
          align: 'right',
        }),
        cell(model.id, 'maker', { kind: 'text', text: { '*': textInlines('OpenAI') } }, plain('OpenAI')),
        cell(model.id, 'openness', { kind: 'choice', id: 'open' }, t('开放权重', 'Open weights')),
        cell(
          model.id,
          'state',
          { kind: 'text', text: {} },
          t(
            '研究模型，仓库仍列出权重（未试下载）',
            'Research model; the repository still lists the weights (download not tried)',
          ),
          { footnotes: model.id === 'dall-e' ? [0, 1] : [] },
        ),
      ],
    })),
    spanners: [{ lines: t('模态', 'Modality'), from: 1, to: 3 }],
    groups: [
      { id: 'single', lines: t('单模态', 'Single-modal'), from: 0, to: single },
      { id: 'multi', lines: t('多模态', 'Multimodal'), from: single, to: ordered.length },
    ],
    footnotes: [
      { lines: t('Pro 与 Ultra 的规模未公开。', 'The sizes of Pro and Ultra are undisclosed.') },
      { lines: t('后由 DALL·E 2 取代。', 'Superseded by DALL·E 2.') },
    ],
    note: t(
      '按参数规模从大到小；每组中未公开的排在最后。',
      'By parameters, largest first; undisclosed ones last in each group.',
    ),
  };
}

/** The two words as columns, questions as rows. */
export function wordMatrix(rendition: Rendition): Matrix {
  const t = say(rendition);
  const rows: readonly (readonly [string, Lines, Lines, Lines])[] = [
    [
      'asks',
      t('它在问', 'What it asks'),
      t('**参数**有多少？', 'How many **parameters**?'),
      t('能处理几种**数据**？', 'How many kinds of **data**?'),
    ],
    [
      'tell',
      t('怎么判断', 'How to tell'),
      t('看参数量，再与门槛相比', 'Look up the parameter count and compare it with a threshold'),
      t('数输入与输出里的模态', 'Count the modalities among inputs and outputs'),
    ],
    [
      'silent',
      t('没规定', 'What it leaves open'),
      t('处理文本还是图像', 'Whether it handles text or images'),
      t('参数是一亿还是一万亿', 'Whether it has a hundred million or a trillion parameters'),
    ],
    [
      'threshold',
      t('门槛', 'Threshold'),
      t('没有统一门槛；本讲义取 10亿', 'None agreed; this handout takes 1B'),
      t('两种', 'Two'),
    ],
    [
      'mistake',
      t('常见误解', 'Common mistake'),
      t('“大模型只会单模态”', '“Large models are single-modal”'),
      t('“多模态一定更大”', '“Multimodal means larger”'),
    ],
  ];
  return {
    id: 'words',
    title: t('两个词各问什么', 'What each of the two words asks'),
    conceptsAs: 'columns',
    stub: plain(''),
    columns: [
      header('large-model', 'concept', t('大模型', 'Large model')),
      header('multimodal-model', 'concept', t('多模态模型', 'Multimodal model')),
    ],
    rows: rows.map(([id, label, left, right]) => ({
      header: header(id, 'attribute', label),
      cells: [
        cell('large-model', id, { kind: 'text', text: {} }, left),
        cell('multimodal-model', id, { kind: 'text', text: {} }, right, {
          footnotes: id === 'mistake' ? [0] : [],
          marks: id === 'mistake' ? MANY : [],
        }),
      ],
    })),
    spanners: [],
    groups: [],
    footnotes: [{ lines: t('CLIP 是多模态的，只有 1.5 亿参数。', 'CLIP is multimodal and has 151M parameters.') }],
  };
}

export function quadrants(rendition: Rendition): Crosstab {
  const t = say(rendition);
  const entry = (id: string, marked = false): CrosstabEntry => {
    const model = SAMPLE_MODELS.find((one) => one.id === id);
    if (model === undefined) throw new Error(`no model ${id} in the sample`);
    return {
      concept: id,
      lines: plain(model.name),
      details: [sizeCell(model, rendition)],
      marked,
      sources: ['palme-abs'],
    };
  };
  return {
    id: 'quadrants',
    title: t('规模 × 模态', 'Scale × modality'),
    columns: [
      { id: 'single', lines: t('单模态', 'Single-modal'), description: t('一种数据', 'one kind of data') },
      { id: 'multi', lines: t('多模态', 'Multimodal'), description: t('两种及以上', 'two kinds or more') },
    ],
    shown: [{ id: 'parameters', lines: t('参数规模', 'Parameters') }],
    rows: [
      {
        header: {
          id: 'large',
          lines: t('大', 'Large'),
          description: plain(
            say(rendition)('≥ 10亿', '≥ 1B')
              .map((l) => (l.inlines[0]?.kind === 'text' ? l.inlines[0].text : ''))
              .join(' · '),
          ),
        },
        lane: false,
        cells: [[entry('gpt-3')], [entry('palm-e'), entry('dall-e', true)]],
      },
      {
        header: { id: 'small', lines: t('小', 'Small'), description: plain('< 10亿') },
        lane: false,
        cells: [[entry('bert', true)], [entry('clip')]],
      },
      {
        header: { id: 'not-known', lines: t('大小未公开', 'Size undisclosed') },
        lane: true,
        cells: [[], [entry('gpt-4v')]],
      },
    ],
    note: t(
      '† 文章自己的两个例子：“大”的例子只有 3.4 亿，“多模态”的例子有 120 亿。',
      '† The article’s own two examples: its “large” one has 340M parameters, its “multimodal” one 12B.',
    ),
  };
}

const axis = (rendition: Rendition): Axis => ({
  scale: 'log',
  title: say(rendition)('参数规模（对数轴）', 'Parameters (log axis)'),
  min: 1e6,
  max: 1e12,
  ticks: [1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12].map((value) => ({ value, lines: sizeLines(rendition, [['', value]]) })),
});

/** More sources than fit beside a cell in one line. */
const MANY = Array.from({ length: 12 }, (_, index) => `more-${index}`);

const ref = (concept: string) => ({ concept, attribute: 'parameters' });

function chartValue(model: SampleModel, rendition: Rendition): ChartValue {
  const sizes = model.parts.map(([, size]) => size);
  return {
    ref: ref(model.id),
    name: plain(model.name),
    from: Math.min(...sizes),
    to: Math.max(...sizes),
    approximate: model.id === 'bert',
    display: sizeLines(rendition, model.parts),
    sources: ['palme-abs'],
  };
}

function chartGap(model: SampleModel, rendition: Rendition): ChartGap {
  const display =
    model.missing === 'unknown' ? say(rendition)('未知', 'unknown') : say(rendition)('未公开', 'undisclosed');
  return { ref: ref(model.id), name: plain(model.name), display };
}

export function barChart(rendition: Rendition): Chart {
  return {
    kind: 'bar',
    id: 'scale',
    title: say(rendition)('参数规模', 'Parameter scale'),
    alt: say(rendition)('最大与最小相差约十八万倍。', 'The largest is about 180,000 times the smallest.'),
    axis: axis(rendition),
    bars: SAMPLE_MODELS.filter((model) => model.missing === undefined).map((model) => chartValue(model, rendition)),
    gaps: SAMPLE_MODELS.filter((model) => model.missing !== undefined).map((model) => chartGap(model, rendition)),
  };
}

export function mapChart(rendition: Rendition, labelled = 12): Chart {
  const t = say(rendition);
  let named = 0;
  let numbered = 0;
  const point = (model: SampleModel): MapPoint => {
    const value = chartValue(model, rendition);
    named += 1;
    if (named <= labelled) return value;
    numbered += 1;
    return { ...value, number: numbered };
  };
  const lane = (id: 'single' | 'multi', lines: Lines) => ({
    id,
    lines,
    points: SAMPLE_MODELS.filter((model) => model.lane === id && model.missing === undefined).map(point),
    gaps: SAMPLE_MODELS.filter((model) => model.lane === id && model.missing !== undefined).map((m) =>
      chartGap(m, rendition),
    ),
  });
  return {
    kind: 'map',
    id: 'map',
    title: t('规模与模态是两条轴', 'Scale and modality are two axes'),
    alt: t(
      '界线两侧、两条带里都有模型：大小与模态互不决定。',
      'Models stand on both sides of the cut in both bands: neither axis decides the other.',
    ),
    axis: axis(rendition),
    lanes: [lane('single', t('单模态', 'Single-modal')), lane('multi', t('多模态', 'Multimodal'))],
    cut: { value: 1e9, lines: t('10亿：本讲义的界线', '1B: this handout’s cut') },
    gapTitle: t('大小未知', 'Size not known'),
    heightNote: t('高低没有含义', 'height means nothing'),
    note: t('圆圈中的数字见下表。', 'Numbers in circles are explained below.'),
  };
}

export function handout(rendition: Rendition, sections: readonly Section[]): Handout {
  const t = say(rendition);
  return {
    id: 'sample',
    rendition,
    title: t('大模型还是多模态？', 'Large or multimodal?'),
    answer: t(
      '不是二选一：**“大”**问参数有多少，**“多模态”**问能处理几种数据。',
      'Not an either-or: **“large”** asks how many parameters, **“multimodal”** how many kinds of data.',
    ),
    summary: t('两个词，两条轴。', 'Two words, two axes.'),
    edition: '2026-11-23',
    licence: t('文字 CC BY 4.0', 'Text CC BY 4.0'),
    sections,
    sources: [
      {
        id: 'palme-abs',
        title: plain('PaLM-E: An Embodied Multimodal Language Model'),
        publisher: plain('Google'),
        url: 'https://arxiv.org/abs/2303.03378',
        date: plain('2023-03'),
      },
      {
        id: 'gpt3-card',
        title: plain('GPT-3 model card'),
        publisher: plain('OpenAI'),
        url: 'https://github.com/openai/gpt-3',
        date: t('日期不详', 'undated'),
      },
      ...MANY.map((id) => ({ id, title: plain(`Source ${id}`), date: plain('2023') })),
    ],
    legend: [
      { sign: '⊘', lines: t('未公开：有来源说明厂商不公布', 'undisclosed: a source says the maker keeps it') },
      { sign: '?', lines: t('未知：找过，没有找到', 'unknown: looked for, not found') },
      { sign: '—', lines: t('不适用', 'not applicable') },
    ],
    words: {
      undated: t('日期不详', 'undated'),
      ...controlWords(rendition),
      undisclosed: t('未公开', 'Undisclosed'),
      unknown: t('未知', 'Unknown'),
      'not-applicable': t('不适用', 'Not applicable'),
      'not-checked': t('未查', 'Not checked'),
      edition: t('版次', 'Edition'),
      sources: t('来源', 'Sources'),
      source: t('来源', 'Source'),
      note: t('注', 'Note'),
      legend: t('符号', 'Signs'),
      'chart-data': t('图中数据', 'Data of this chart'),
      'list-separator': t('、', ', '),
      'part-separator': t('；', '; '),
      'language-separator': plain(' · '),
      concept: t('概念', 'Concept'),
      value: t('数值', 'Value'),
      none: t('无', 'None'),
      'skip-to-content': t('跳到正文', 'Skip to content'),
      'example-mark': t('文章的例子', 'The article’s example'),
    },
  };
}

/** The words of the page's controls, as they ship. */
function controlWords(rendition: Rendition): Readonly<Record<string, Lines>> {
  const [zh, en] = ['zh-CN', 'en'].map((language) => {
    const path = join(import.meta.dirname, `../../templates/handout/strings.${language}.yaml`);
    return parse(readFileSync(path, 'utf8')) as Readonly<Record<string, string>>;
  });
  const keys = Object.keys(en ?? {}).filter((key) => key.startsWith('page-'));
  return Object.fromEntries(keys.map((key) => [key, say(rendition)(zh?.[key] ?? '', en?.[key] ?? '')]));
}

/** The handout of two words: answer, 2 × 2, matrix of questions, map, sources. */
export function wordsHandout(rendition: Rendition): Handout {
  const t = say(rendition);
  return handout(rendition, [
    {
      id: 'overview',
      title: t('一览', 'Overview'),
      blocks: [
        { kind: 'heading', level: 1, lines: t('大模型还是多模态？', 'Large or multimodal?') },
        {
          kind: 'paragraph',
          role: 'answer',
          lines: t(
            '不是二选一：**“大”**问参数有多少，**“多模态”**问能处理几种数据。',
            'Not an either-or: **“large”** asks how many parameters, **“multimodal”** how many kinds of data.',
          ),
        },
        { kind: 'crosstab', crosstab: quadrants(rendition) },
      ],
    },
    {
      id: 'words',
      title: t('两个词', 'The two words'),
      blocks: [
        {
          kind: 'paragraph',
          role: 'body',
          lines: t(
            '把两个词放在一起比，就会发现它们回答的不是同一个问题。',
            'Put side by side, the two words turn out to answer different questions.',
          ),
        },
        { kind: 'matrix', matrix: wordMatrix(rendition) },
        {
          kind: 'list',
          ordered: false,
          items: [
            t('任务跨度是第三条轴。', 'Task span is a third axis.'),
            t('“更大”不等于“更多模态”。', '“Larger” does not mean “more modalities”.'),
          ],
        },
      ],
    },
    {
      id: 'models',
      title: t('模型', 'The models'),
      blocks: [
        { kind: 'chart', chart: mapChart(rendition) },
        { kind: 'matrix', matrix: modelMatrix(rendition) },
      ],
    },
    { id: 'back', title: t('来源与符号', 'Sources and signs'), blocks: [{ kind: 'legend' }, { kind: 'sources' }] },
  ]);
}

export const SAMPLE_THEME: Theme = {
  id: 'sample',
  color: {
    ink: { light: '#1d2129', dark: '#e8e6e1' },
    paper: { light: '#ffffff', dark: '#16181d' },
    rule: { light: '#d5d8de', dark: '#3a3f4a' },
    accent: { light: '#9a3412', dark: '#f0a37a' },
    muted: { light: '#5c6470', dark: '#a3a9b4' },
    band: { light: '#f4f5f7', dark: '#1f232a' },
    series: [
      { light: '#1f4e79', dark: '#7fb2e5' },
      { light: '#b45309', dark: '#f2b263' },
      { light: '#3f6b3a', dark: '#9ccc8f' },
      { light: '#6b3f7a', dark: '#c9a0d8' },
    ],
  },
  font: { body: { name: 'Noto Sans SC' }, bold: { name: 'Noto Sans SC' } },
  size: { body: 9.5, small: 8, h1: 20, h2: 13 },
  page: { size: 'A4', orientation: 'portrait', margin: 18 },
  table: { rules: 'three-line', band: false },
  header: ['', '', ''],
  footer: ['{title}', '', '{page}'],
};

export const HOSTILE = `</style></title><script>alert(1)</script>"'\`{{body}} <img src=x onerror=alert(2)> \r\0 & &amp;`;

/** The sample with every text replaced. */
export function hostileHandout(): Handout {
  const replaced = JSON.parse(JSON.stringify(wordsHandout(['en'])), (key, value) =>
    key === 'lines' || key === 'title' || key === 'answer' || key === 'summary' || key === 'alt'
      ? plain(HOSTILE)
      : value,
  ) as Handout;
  const linked = [{ inlines: [{ kind: 'link', href: 'javascript:alert(3)', children: textInlines('x') }] }] as const;
  const [first, ...rest] = replaced.sections;
  if (first === undefined || [...blocksOf(replaced)].length === 0) throw new Error('the sample has no sections');
  const block = { kind: 'paragraph', role: 'body', lines: linked } as const;
  return { ...replaced, sections: [{ ...first, blocks: [...first.blocks, block] }, ...rest] };
}
