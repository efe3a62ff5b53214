import type { FormatInput } from '../../src/core/format.ts';
import type { Block, Handout } from '../../src/core/handout.ts';
import { type Inline, type Lines, textInlines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Crosstab, Header, Matrix, MatrixCell, MatrixRow, NumberFormat } from '../../src/core/matrix.ts';
import type { Theme } from '../../src/core/theme.ts';
import type { Id, Measure, Missing, Provenance, Value } from '../../src/core/value.ts';

/** A handout put together by hand, so that workbooks are tested without the stages before them. */

const theme: Theme = {
  id: 'sample',
  color: {
    ink: { light: '#1f2328', dark: '#e6e6e6' },
    paper: { light: '#ffffff', dark: '#16181b' },
    rule: { light: '#c9ced6', dark: '#3a3f45' },
    accent: { light: '#1f5fa8', dark: '#8ab8f0' },
    muted: { light: '#5b6470', dark: '#a0a8b3' },
    band: { light: '#f2f5f9', dark: '#20242a' },
    series: [{ light: '#1f5fa8', dark: '#8ab8f0' }],
  },
  font: { body: { name: 'Noto Sans SC' }, bold: { name: 'Noto Sans SC' } },
  size: { body: 10, small: 8.5, h1: 18, h2: 12.5 },
  page: { size: 'A4', orientation: 'portrait', margin: 16 },
  table: { rules: 'three-line', band: true },
  header: ['{title}', '', '{edition}'],
  footer: ['', '', '{page} / {pages}'],
};

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  overview: ['一览', 'Overview'],
  contents: ['目录', 'Contents'],
  sheet: ['工作表', 'Sheet'],
  holds: ['内容', 'Holds'],
  'number-of-rows': ['行数', 'Rows'],
  edition: ['版次', 'Edition'],
  licence: ['许可', 'Licence'],
  facts: ['事实', 'Facts'],
  legend: ['图例', 'Legend'],
  sources: ['来源', 'Sources'],
  source: ['来源', 'Source'],
  'row-sources': ['来源号', 'Source nos.'],
  'part-separator': ['；', '; '],
  concept: ['概念', 'Concept'],
  attribute: ['属性', 'Attribute'],
  part: ['部分', 'Part'],
  value: ['值', 'Value'],
  operator: ['关系', 'Relation'],
  from: ['从', 'From'],
  to: ['到', 'To'],
  unit: ['单位', 'Unit'],
  link: ['链接', 'Link'],
  confidence: ['可信度', 'Confidence'],
  'primary-seen': ['见过原始资料', 'Primary source seen'],
  'secondary-seen': ['见过二手资料', 'Secondary source seen'],
  'as-of': ['截至', 'As of'],
  'source-date': ['来源日期', 'Source date'],
  undated: ['日期不详', 'Undated'],
  note: ['备注', 'Note'],
  'sort-key': ['排序键', 'Sort key'],
  'chart-data': ['图中数据', 'Chart data'],
  none: ['无', 'none'],
  'empty-matrix': ['没有符合条件的概念', 'Nothing matches'],
  undisclosed: ['未公开', 'undisclosed'],
};

type Both = readonly [zh: string, en: string];

/** A line for each language of the rendition, equal ones once. */
function both([zh, en]: Both, rendition: Rendition): Lines {
  const lines = rendition.map((language) => ({ language, inlines: textInlines(language === 'en' ? en : zh) }));
  return zh === en ? [{ inlines: textInlines(zh) }] : lines;
}

export function plain(text: string): Lines {
  return [{ inlines: textInlines(text) }];
}

const SOURCES: readonly Id[] = ['card', 'paper', 'site'];
const SEEN: Provenance = { sources: ['card'], confidence: 'primary-seen', asOf: '2023-12' };

/** A cell with the usual defaults. */
export function cell(
  concept: Id,
  attribute: Id,
  value: Value,
  lines: Lines,
  more: Partial<MatrixCell> = {},
): MatrixCell {
  const sortKey: MatrixCell['sortKey'] = { kind: 'text', value: concept };
  const rest = { footnotes: [], marks: [], provenance: SEEN, dated: { kind: 'as-of', date: '2023-12' } as const };
  return { ref: { concept, attribute }, value, lines, align: 'left', sortKey, ...rest, ...more };
}

const FORMS: readonly (readonly [number, NumberFormat['power'], string])[] = [
  [1e12, 12, 'T'],
  [1e9, 9, 'B'],
  [1e6, 6, 'M'],
  [1, 0, ''],
];
const HAN: typeof FORMS = [
  [1e12, 12, '万亿'],
  [1e8, 8, '亿'],
  [1e4, 4, '万'],
  [1, 0, ''],
];

function form(count: number, language: string): { text: string; number: NumberFormat } {
  const [unit, power, suffix] = (language === 'en' ? FORMS : HAN).find(([least]) => count >= least) ?? [1, 0, ''];
  const shown = Number((count / unit).toPrecision(3));
  const prefix = shown * unit === count ? '' : '≈';
  const decimals = String(shown).split('.')[1]?.length ?? 0;
  return { text: `${prefix}${shown}${suffix}`, number: { power, decimals, prefix, suffix } };
}

/** A plain number of parameters as `compare` shows it: `1750亿 · 175B`. */
export function count(concept: Id, value: number, rendition: Rendition, more: Partial<MatrixCell> = {}): MatrixCell {
  const forms = rendition.map((language) => form(value, language));
  const measure: Measure = { op: 'exact', at: { digits: String(value), exp10: 0 } };
  const text = forms.map((one) => one.text).join(' · ');
  return cell(concept, 'parameters', quantity([['', measure]]), plain(text), {
    align: 'right',
    number: (forms[0] as { number: NumberFormat }).number,
    sortKey: { kind: 'number', value },
    ...more,
  });
}

function quantity(parts: readonly (readonly [string, Measure])[]): Value {
  const made = parts.map(([id, measure]) => ({ id, label: { '*': id }, role: 'member' as const, measure }));
  return {
    kind: 'quantity',
    unit: 'parameters',
    parts: made as unknown as Extract<Value, { kind: 'quantity' }>['parts'],
  };
}

function missing(concept: Id, attribute: Id, rendition: Rendition, reason: Missing = 'undisclosed'): MatrixCell {
  const sign = { unknown: '?', undisclosed: '⊘', 'not-applicable': '—', 'not-checked': '…' }[reason];
  const word = both(WORDS.undisclosed as Both, rendition);
  const lines = plain(
    `${sign} ${word.map((line) => line.inlines.map((i) => ('text' in i ? i.text : '')).join('')).join(' · ')}`,
  );
  const align = attribute === 'parameters' ? 'right' : 'left';
  return cell(concept, attribute, { kind: 'missing', reason }, lines, { align, sortKey: { kind: 'missing', rank: 1 } });
}

/** id, name, parameters (0: undisclosed), released, inputs, outputs, span */
const MODELS: readonly (readonly [Id, Both, number, string, Both, Both, 'single' | 'multi'])[] = [
  [
    'deepseek-v3',
    ['DeepSeek-V3', 'DeepSeek-V3'],
    671e9,
    '2024-12-26',
    ['文本', 'Text'],
    ['文本、代码', 'Text, code'],
    'single',
  ],
  [
    'palm-e',
    ['PaLM-E', 'PaLM-E'],
    562e9,
    '2023-03-06',
    ['文本、图像、传感器', 'Text, image, sensor'],
    ['文本', 'Text'],
    'multi',
  ],
  ['gpt-3', ['GPT-3', 'GPT-3'], 175e9, '2020-05-28', ['文本', 'Text'], ['文本', 'Text'], 'single'],
  ['vit-22b', ['ViT-22B', 'ViT-22B'], 22e9, '2023-02-10', ['图像', 'Image'], ['无', 'none'], 'single'],
  [
    'wan-2-1',
    ['Wan2.1 万相', 'Wan2.1'],
    14e9,
    '2025-02-25',
    ['文本、图像、视频', 'Text, image, video'],
    ['视频、图像、音频', 'Video, image, audio'],
    'multi',
  ],
  ['dall-e', ['DALL·E', 'DALL·E'], 12e9, '2021-01-05', ['文本、图像', 'Text, image'], ['图像', 'Image'], 'multi'],
  ['openvla', ['OpenVLA', 'OpenVLA'], 7e9, '2024-06-13', ['文本、图像', 'Text, image'], ['动作', 'Action'], 'multi'],
  ['whisper', ['Whisper large', 'Whisper large'], 155e7, '2022-09', ['音频', 'Audio'], ['文本', 'Text'], 'multi'],
  ['bert', ['BERT-Large', 'BERT-Large'], 34e7, '2018-10', ['文本', 'Text'], ['文本', 'Text'], 'single'],
  [
    'clip',
    ['CLIP ViT-B/32', 'CLIP ViT-B/32'],
    151277313,
    '2021-01',
    ['文本、图像', 'Text, image'],
    ['无', 'none'],
    'multi',
  ],
  [
    'rvm',
    ['Robust Video Matting', 'Robust Video Matting'],
    3748633,
    '2021-08-25',
    ['视频', 'Video'],
    ['视频', 'Video'],
    'single',
  ],
  ['gpt-4v', ['GPT-4V', 'GPT-4V'], 0, '2023-09-25', ['文本、图像', 'Text, image'], ['文本', 'Text'], 'multi'],
  ['sora', ['Sora', 'Sora'], 0, '2024-02-15', ['文本、图像', 'Text, image'], ['视频、音频', 'Video, audio'], 'multi'],
  [
    'runway-gen-2',
    ['Runway Gen-2', 'Runway Gen-2'],
    0,
    '2023-03-20',
    ['文本、图像、视频', 'Text, image, video'],
    ['视频', 'Video'],
    'multi',
  ],
];
const ATTRIBUTES: readonly (readonly [Id, Both])[] = [
  ['parameters', ['参数规模', 'Parameters']],
  ['inputs', ['输入模态', 'Inputs']],
  ['outputs', ['输出模态', 'Outputs']],
  ['span', ['模态数', 'Modality span']],
  ['released', ['发布', 'Released']],
  ['state', ['状态', 'State']],
  ['page', ['主页', 'Home page']],
];
const SPAN: Readonly<Record<'single' | 'multi', Both>> = {
  single: ['单模态', 'Single-modal'],
  multi: ['多模态', 'Multimodal'],
};

/** 14 models and a family with parts × 7 attributes, grouped, with spanner, footnotes, links and missing values. */
export function modelMatrix(rendition: Rendition): Matrix {
  const rows = MODELS.map(([id, name, parameters, released, inputs, outputs, span]) => ({
    header: header(id, 'concept', name, rendition),
    cells: [
      parameters === 0
        ? missing(id, 'parameters', rendition)
        : count(id, parameters, rendition, id === 'dall-e' ? { footnotes: [0], note: both(FOOTNOTE, rendition) } : {}),
      cell(id, 'inputs', { kind: 'set', ids: ['text'] }, both(inputs, rendition)),
      cell(id, 'outputs', { kind: 'set', ids: ['text'] }, both(outputs, rendition)),
      cell(id, 'span', { kind: 'choice', id: span }, both(SPAN[span], rendition)),
      day(id, released),
      cell(id, 'state', { kind: 'text', text: {} }, stateLines(id, rendition), {
        footnotes: id === 'gpt-3' ? [1] : [],
      }),
      page(id),
    ],
  }));
  return {
    id: 'main',
    title: both(['十五个模型：规模与模态', 'Fifteen models by scale and modality'], rendition),
    conceptsAs: 'rows',
    stub: both(['模型', 'Model'], rendition),
    columns: ATTRIBUTES.map(([id, name]) => ({
      ...header(id, 'attribute', name, rendition),
      align: id === 'parameters' ? ('right' as const) : ('left' as const),
    })),
    rows: [...rows, gemini(rendition)],
    spanners: [{ lines: both(['模态', 'Modality'], rendition), from: 1, to: 4 }],
    groups: [
      { id: 'open', lines: both(['参数已公开', 'Size published'], rendition), from: 0, to: 11 },
      { id: 'shut', lines: both(['参数未公开或为系列', 'Undisclosed, or a family'], rendition), from: 11, to: 15 },
    ],
    footnotes: [
      { lines: both(FOOTNOTE, rendition) },
      {
        lines: both(
          ['2024-01-04 起在 OpenAI API 上停用。', 'Switched off in the OpenAI API on 2024-01-04.'],
          rendition,
        ),
      },
    ],
    note: both(NOTE, rendition),
  };
}

const FOOTNOTE: Both = [
  '这是文章举的“多模态”例子：它的 120 亿参数是 BERT-Large 的三十多倍，所以大小与模态数说的是两件事。',
  'The article’s “multimodal” example: its 12 billion parameters are over thirty times BERT-Large, so size and modality are two matters.',
];
const NOTE: Both = [
  '参数按论文或模型卡，未公开的不作猜测；≈ 表示显示时取了三位有效数字，单元格里是全部数字。',
  'Parameters as in papers and model cards, never guessed; ≈ marks a display of three significant digits, the cell holds all of them.',
];

function gemini(rendition: Rendition): MatrixRow {
  const at = (digits: string): Measure => ({ op: 'exact', at: { digits, exp10: 9 } });
  const parts = quantity([
    ['nano-1', at('1.8')],
    ['nano-2', at('3.25')],
    ['pro', { op: 'missing', reason: 'undisclosed' }],
  ]);
  const lines = both(
    ['nano-1 18亿、nano-2 32.5亿、pro ⊘ 未公开', 'nano-1 1.8B, nano-2 3.25B, pro ⊘ undisclosed'],
    rendition,
  );
  const id = 'gemini-1';
  return {
    header: header(id, 'concept', ['Gemini 1.0', 'Gemini 1.0'], rendition),
    cells: [
      cell(id, 'parameters', parts, lines, { align: 'right', sortKey: { kind: 'number', value: 3.25e9 } }),
      cell(
        id,
        'inputs',
        { kind: 'set', ids: [] },
        both(['文本、图像、音频、视频', 'Text, image, audio, video'], rendition),
      ),
      cell(id, 'outputs', { kind: 'set', ids: [] }, both(['文本、图像', 'Text, image'], rendition)),
      cell(id, 'span', { kind: 'choice', id: 'multi' }, both(SPAN.multi, rendition)),
      day(id, '2023-12-06'),
      cell(id, 'state', { kind: 'text', text: {} }, plain('=1+1 @ -2'), {
        provenance: { sources: ['paper', 'site'] },
        dated: { kind: 'source-date', date: '2023' },
      }),
      missing(id, 'page', rendition, 'unknown'),
    ],
  };
}

function day(id: Id, iso: string): MatrixCell {
  const precision = iso.length === 10 ? 'day' : iso.length === 7 ? 'month' : 'year';
  return cell(id, 'released', { kind: 'date', iso, precision }, plain(iso));
}

function page(id: Id): MatrixCell {
  const url = `https://example.org/models/${id}?a=1&b=2`;
  const link: Inline = { kind: 'link', href: url, children: textInlines(`example.org/${id}`) };
  return cell(id, 'page', { kind: 'link', url }, [{ inlines: [link] }]);
}

function stateLines(id: Id, rendition: Rendition): Lines {
  if (id !== 'gpt-3') return both(['论文与权重可查', 'Paper and weights at hand'], rendition);
  const strong = (text: string): Inline => ({ kind: 'strong', children: textInlines(text) });
  const zh: Inline[] = [
    ...textInlines('接口'),
    strong('已停用'),
    ...textInlines('，代码名 '),
    { kind: 'code', text: 'davinci' },
  ];
  const en: Inline[] = [
    ...textInlines('API '),
    strong('switched off'),
    ...textInlines(', code name '),
    { kind: 'code', text: 'davinci' },
  ];
  return rendition.map((language) => ({ language, inlines: language === 'en' ? en : zh }));
}

function header(id: Id, kind: Header['kind'], name: Both, rendition: Rendition): Header {
  return {
    id,
    kind,
    lines: both(name, rendition),
    align: 'left',
    marks: kind === 'concept' ? ['card'] : [],
    footnotes: [],
  };
}

/** The 2 × 2 with a lane for sizes that are not known. */
function quadrants(rendition: Rendition): Crosstab {
  const place = (id: Id, name: Both, description?: Both) => ({
    id,
    lines: both(name, rendition),
    ...(description ? { description: both(description, rendition) } : {}),
  });
  const entry = (id: Id, marked = false) => {
    const [, name, parameters] = MODELS.find((model) => model[0] === id) as (typeof MODELS)[number];
    const detail = parameters === 0 ? missing(id, 'parameters', rendition) : count(id, parameters, rendition);
    return { concept: id, lines: both(name, rendition), details: [detail], marked, sources: ['card'] };
  };
  return {
    id: 'quadrants',
    title: both(['两个词是两条轴', 'The two words are two axes'], rendition),
    columns: [
      place('single', SPAN.single, ['一种数据', 'one kind of data']),
      place('multi', SPAN.multi, ['两种及以上', 'two kinds or more']),
    ],
    shown: [{ id: 'parameters', lines: both(['参数规模', 'Parameters'], rendition) }],
    rows: [
      {
        header: place('large', ['大', 'Large'], ['≥ 10亿参数*', '≥ 1B parameters*']),
        lane: false,
        cells: [
          [entry('gpt-3'), entry('vit-22b')],
          [entry('palm-e'), entry('dall-e', true)],
        ],
      },
      {
        header: place('small', ['小', 'Small'], ['< 10亿参数*', '< 1B parameters*']),
        lane: false,
        cells: [[entry('bert', true)], [entry('clip')]],
      },
      {
        header: place('unknown', ['大小未公开', 'Size not disclosed']),
        lane: true,
        cells: [[], [entry('gpt-4v'), entry('sora')]],
      },
    ],
    note: both(
      [
        '† 文章举的例子：“大”的例子有 3.4 亿参数，“多模态”的例子有 120 亿。* 10 亿是本讲义自设的界线，不是标准。',
        '† The article’s examples: its “large” one has 340 million parameters, its “multimodal” one 12 billion. * The cut at one billion is this handout’s own, not a standard.',
      ],
      rendition,
    ),
  };
}

/** Two concepts as columns, attributes as rows of running text. */
function wordMatrix(rendition: Rendition): Matrix {
  const rows: readonly (readonly [Id, Both, Both, Both])[] = [
    [
      'asks',
      ['它在问', 'What it asks'],
      ['有多少参数。', 'How many parameters there are.'],
      ['处理几种数据：文本、图像、音频、视频……', 'How many kinds of data it handles: text, image, audio, video …'],
    ],
    [
      'tell',
      ['怎么判断', 'How to tell'],
      [
        '查论文或模型卡里的参数数；不公开就是不知道，不能猜。',
        'Look up the count in the paper or model card; undisclosed means not known, never a guess.',
      ],
      [
        '数输入与输出的数据种类，两种及以上就是多模态（本讲义的规则）。',
        'Count the kinds of input and output; two or more make it multimodal (the rule of this handout).',
      ],
    ],
    [
      'mistake',
      ['常见误解', 'Common mistake'],
      [
        '“大模型只处理文本。”ViT-22B 只看图像，也有 220 亿参数。',
        '“Large models only handle text.” ViT-22B sees only images and has 22 billion parameters.',
      ],
      [
        '“多模态是大模型的下一代。”CLIP ViT-B/32 只有 1.5 亿参数。',
        '“Multimodal is what comes after large.” CLIP ViT-B/32 has just 151 million parameters.',
      ],
    ],
  ];
  return {
    id: 'words',
    title: both(['两个词各在问什么', 'What each of the two words asks'], rendition),
    conceptsAs: 'columns',
    stub: both(['问题', 'Question'], rendition),
    columns: [
      header('large-model', 'concept', ['大模型', 'Large model'], rendition),
      header('multimodal-model', 'concept', ['多模态模型', 'Multimodal model'], rendition),
    ],
    rows: rows.map(([id, name, large, multi]) => ({
      header: header(id, 'attribute', name, rendition),
      cells: [
        cell('large-model', id, { kind: 'text', text: {} }, both(large, rendition)),
        cell('multimodal-model', id, { kind: 'text', text: {} }, both(multi, rendition)),
      ],
    })),
    spanners: [],
    groups: [],
    footnotes: [],
  };
}

function mapChart(rendition: Rendition): Block {
  const value = (id: Id) => {
    const [, name, parameters] = MODELS.find((model) => model[0] === id) as (typeof MODELS)[number];
    const shown = count(id, parameters || 1, rendition);
    return {
      ref: shown.ref,
      name: both(name, rendition),
      from: parameters,
      to: parameters,
      approximate: false,
      display: parameters === 0 ? missing(id, 'parameters', rendition).lines : shown.lines,
      sources: ['card'],
    };
  };
  const lane = (id: 'single' | 'multi') => {
    const all = MODELS.filter((model) => model[6] === id);
    return {
      id,
      lines: both(SPAN[id], rendition),
      points: all.filter((model) => model[2] > 0).map((model) => value(model[0])),
      gaps: all
        .filter((model) => model[2] === 0)
        .map((model) => value(model[0]))
        .map(({ ref, name, display }) => ({ ref, name, display })),
    };
  };
  return {
    kind: 'chart',
    chart: {
      kind: 'map',
      id: 'map',
      title: both(['规模 × 模态', 'Scale × modality'], rendition),
      alt: both(
        [
          '四个象限里都有模型：大小与模态数互不决定。',
          'There are models in all four quadrants: neither axis decides the other.',
        ],
        rendition,
      ),
      axis: {
        scale: 'log',
        title: both(['参数（对数轴）', 'Parameters (log axis)'], rendition),
        min: 1e6,
        max: 1e12,
        ticks: [],
      },
      lanes: [lane('single'), lane('multi')],
      gapTitle: both(['大小未公开', 'Size not disclosed'], rendition),
      heightNote: both(['高低没有含义', 'height means nothing'], rendition),
    },
  };
}

/** One matrix of 3 × 4 with a 2 × 2: small enough for a golden file. */
export function smallHandout(rendition: Rendition): Handout {
  const whole = sampleHandout(rendition);
  const { spanners: _, ...main } = modelMatrix(rendition);
  const kept = [1, 5, 11];
  const rows = [...main.rows].filter((_row, index) => kept.includes(index));
  const matrix: Matrix = {
    ...main,
    spanners: [],
    groups: [],
    columns: main.columns.slice(0, 5),
    rows: rows.map((row) => ({ ...row, cells: row.cells.slice(0, 5) })),
  };
  const table: Block = { kind: 'matrix', matrix };
  const crosstab: Block = { kind: 'crosstab', crosstab: quadrants(rendition) };
  return {
    ...whole,
    sections: [{ id: 'models', title: both(['模型对照', 'Models'], rendition), blocks: [crosstab, table] }],
  };
}

/** The whole handout: overview with 2 × 2, two matrices, a map, prose, legend and sources. */
export function sampleHandout(rendition: Rendition): Handout {
  const text = (value: Both): Block => ({ kind: 'paragraph', role: 'body', lines: both(value, rendition) });
  const section = (id: Id, title: Both, blocks: readonly Block[]) => ({ id, title: both(title, rendition), blocks });
  return {
    id: 'sample',
    rendition,
    title: both(['大模型还是多模态？这不是二选一', 'Large or multimodal? It is not either-or'], rendition),
    answer: both(
      [
        '“大”问的是有多少参数，“多模态”问的是处理几种数据：一个模型可以两样都是，也可以两样都不是。',
        '“Large” asks how many parameters, “multimodal” asks how many kinds of data: a model can be both, or neither.',
      ],
      rendition,
    ),
    edition: '2026-11-23',
    licence: both(
      ['文字 CC BY 4.0；图表可自由使用，请注明出处', 'Text CC BY 4.0; charts free to use with credit'],
      rendition,
    ),
    sections: [
      section(
        'overview',
        ['一览', 'Overview'],
        [
          { kind: 'crosstab', crosstab: quadrants(rendition) },
          { kind: 'matrix', matrix: wordMatrix(rendition) },
        ],
      ),
      section(
        'models',
        ['模型对照', 'Models'],
        [
          text([
            '下表按参数从多到少排列；点来源号可到来源表。',
            'Sorted by parameters; a source number leads to the list of sources.',
          ]),
          { kind: 'matrix', matrix: modelMatrix(rendition) },
        ],
      ),
      section('map', ['规模与模态', 'Map'], [mapChart(rendition)]),
      section(
        'mistakes',
        ['常见误解', 'Common mistakes'],
        [
          { kind: 'heading', level: 2, lines: both(['一句话分清', 'Told apart in a sentence'], rendition) },
          text([
            '把“大模型”和“多模态”当成对手，就像问“高个子还是左撇子”：两个问题各有答案，答案可以自由搭配。判断大小看参数，判断模态看输入与输出的数据种类，两件事都要有出处。',
            'To pit “large” against “multimodal” is to ask “tall or left-handed?”: two questions, each with its answer, in any combination. Size is told by parameters, modality by the kinds of input and output, and both need a source.',
          ]),
          {
            kind: 'list',
            ordered: true,
            items: [
              both(['参数未公开，不等于“很大”。', 'Undisclosed does not mean huge.'], rendition),
              both(['能看图，不等于“大”。', 'Seeing images does not make it large.'], rendition),
            ],
          },
        ],
      ),
      section('sources', ['来源', 'Sources'], [{ kind: 'sources' }, { kind: 'legend' }]),
    ],
    sources: SOURCES.map((id, index) => ({
      id,
      title: plain(
        ['GPT-3 Model Card', 'Gemini: A Family of Highly Capable Multimodal Models', '模型主页'][index] ?? id,
      ),
      publisher: plain(['OpenAI', 'Google', 'Example'][index] ?? id),
      ...(id === 'site' ? {} : { url: `https://example.org/${id}` }),
      date: id === 'site' ? both(['日期不详', 'undated'], rendition) : plain('2023-12'),
    })),
    legend: [
      {
        sign: '⊘',
        lines: both(['未公开：来源说开发者没有公布', 'undisclosed: a source says that the maker keeps it'], rendition),
      },
      { sign: '≈', lines: both(['约数，或显示时取整', 'approximate, or rounded for display'], rendition) },
      { sign: '†', lines: both(['文章举的例子', 'an example of the article'], rendition) },
    ],
    words: Object.fromEntries(Object.entries(WORDS).map(([key, value]) => [key, both(value, rendition)])),
  };
}

export function inputOf(handout: Handout): FormatInput {
  return { handout, theme, page: { html: '', css: '' } };
}
