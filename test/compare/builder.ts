import type {
  Attribute,
  Catalog,
  Concept,
  HandoutSpec,
  MatrixSpec,
  Source,
  Vocabulary,
} from '../../src/core/catalog.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import type { Rule, RuleCase, Test } from '../../src/core/rule.ts';
import type { Amount, Cell, Id, Measure, Missing, QuantityPart, Value } from '../../src/core/value.ts';
import { WORD_KEYS, type Words } from '../../src/core/words.ts';

/** Small catalogs by hand: one attribute of each kind, vocabularies, two sources with a date and one without. */

export function amount(text: string): Amount {
  const [digits = '', exp = '0'] = text.split('e');
  return { digits, exp10: Number(exp) };
}

export function exact(text: string): Measure {
  return { op: 'exact', at: amount(text) };
}

export function part(id: Id, measure: Measure, more: Partial<QuantityPart> = {}): QuantityPart {
  return { id, label: id === 'value' ? {} : { '*': id }, role: 'member', measure, ...more };
}

export function quantity(...parts: readonly QuantityPart[]): Value {
  const [first, ...rest] = parts;
  if (first === undefined) throw new Error('a quantity has a part');
  return { kind: 'quantity', unit: 'parameters', parts: [first, ...rest] };
}

export function size(text: string): Value {
  return quantity(part('value', exact(text)));
}

export function missing(reason: Missing): Value {
  return { kind: 'missing', reason };
}

export function set(...ids: readonly Id[]): Value {
  return { kind: 'set', ids };
}

export function date(iso: string): Value {
  return { kind: 'date', iso, precision: iso.length === 4 ? 'year' : iso.length === 7 ? 'month' : 'day' };
}

export function cell(value: Value, sources: readonly Id[] = ['a'], more: Partial<Cell> = {}): Cell {
  return { value, provenance: { sources, confidence: 'primary-seen' }, ...more };
}

export function concept(id: Id, cells: Readonly<Record<Id, Cell | Value>>, kind = 'model'): Concept {
  const entries = Object.entries(cells).map(([key, each]) => [key, 'provenance' in each ? each : cell(each)] as const);
  return { id, kind, name: { '*': id.toUpperCase() }, cells: Object.fromEntries(entries) };
}

const vocabularies: readonly Vocabulary[] = [
  {
    id: 'modality',
    members: [
      { id: 'text', label: { 'zh-CN': '文本', en: 'Text' } },
      { id: 'image', label: { 'zh-CN': '图像', en: 'Image' } },
      { id: 'code', label: { 'zh-CN': '代码', en: 'Code' }, countsAs: 'text' },
    ],
  },
  {
    id: 'scale',
    members: [
      { id: 'large', label: { 'zh-CN': '大', en: 'Large' } },
      { id: 'both', label: { 'zh-CN': '跨两边', en: 'Both' } },
      { id: 'small', label: { 'zh-CN': '小', en: 'Small' } },
      { id: 'not-known', label: { 'zh-CN': '大小不详', en: 'Size not known' } },
    ],
  },
  {
    id: 'span',
    members: [
      {
        id: 'single',
        label: { 'zh-CN': '单模态', en: 'Single' },
        description: { 'zh-CN': [{ kind: 'text', text: '一种' }], en: [{ kind: 'text', text: 'one' }] },
      },
      { id: 'multi', label: { 'zh-CN': '多模态', en: 'Multi' } },
      { id: 'not-known', label: { 'zh-CN': '不能判断', en: 'Cannot tell' } },
    ],
  },
  {
    id: 'openness',
    members: [
      { id: 'open', label: { 'zh-CN': '开放', en: 'Open' } },
      { id: 'closed', label: { 'zh-CN': '封闭', en: 'Closed' } },
    ],
  },
];

/** One case of a rule. */
export function on(when: Test, id: Id): RuleCase {
  // biome-ignore lint/suspicious/noThenProperty: the word of the data format; rules are never awaited
  return { when, then: id };
}

export function parametersAtLeast(quantifier: 'every' | 'some'): Test {
  return { test: 'at-least', attribute: 'parameters', quantifier, than: { setting: 'large' } };
}

function kindsAtLeast(count: string): Test {
  return { test: 'count-at-least', of: ['inputs', 'outputs'], than: { amount: amount(count) } };
}

export const scaleRule: Rule = {
  choose: [
    on(parametersAtLeast('every'), 'large'),
    on(parametersAtLeast('some'), 'both'),
    on({ test: 'not', not: parametersAtLeast('some') }, 'small'),
  ],
  otherwise: 'not-known',
};

export const spanRule: Rule = {
  choose: [on(kindsAtLeast('2'), 'multi'), on(kindsAtLeast('1'), 'single')],
  otherwise: 'not-known',
};

function label(id: Id): { id: Id; label: Record<string, string>; neutral: boolean } {
  return { id, label: { 'zh-CN': `${id} 栏`, en: id }, neutral: false };
}

const attributes: readonly Attribute[] = [
  { ...label('parameters'), kind: 'quantity', unit: 'parameters' },
  { ...label('inputs'), kind: 'set', of: 'modality' },
  { ...label('outputs'), kind: 'set', of: 'modality' },
  { ...label('openness'), kind: 'choice', of: 'openness' },
  { ...label('released'), kind: 'date' },
  { ...label('maker'), kind: 'text' },
  { ...label('alive'), kind: 'flag' },
  { ...label('home'), kind: 'link' },
  { ...label('related'), kind: 'concepts' },
  { ...label('scale'), kind: 'choice', of: 'scale', rule: scaleRule },
  { ...label('span'), kind: 'choice', of: 'span', rule: spanRule },
];

const sources: readonly Source[] = [
  { id: 'a', title: { '*': 'Paper A' }, url: 'https://a.example/', date: '2020-05' },
  { id: 'b', title: { '*': 'Paper B' }, publisher: { '*': 'B Press' } },
  { id: 'c', title: { 'zh-CN': '文丙', en: 'Paper C' }, date: '2023' },
];

export function catalog(concepts: readonly Concept[], spec: HandoutSpec = handout({})): Catalog {
  return {
    languages: ['zh-CN', 'en'],
    concepts: byId(concepts),
    attributes: byId(attributes),
    vocabularies: byId(vocabularies),
    units: { parameters: { id: 'parameters', label: { '*': 'parameters' }, display: 'compact' } },
    sources: byId(sources),
    handouts: { [spec.id]: spec },
  };
}

export function handout(more: Partial<HandoutSpec>): HandoutSpec {
  return {
    id: 'h',
    title: { '*': 'H' },
    edition: '2026-11-23',
    renditions: [['zh-CN'], ['en'], ['zh-CN', 'en']],
    template: 'handout',
    settings: { large: amount('1e9') },
    texts: {},
    matrices: {},
    crosstabs: {},
    worksheets: {},
    charts: {},
    ...more,
  };
}

export function matrixSpec(more: Partial<MatrixSpec>): MatrixSpec {
  return {
    id: 'main',
    title: { '*': 'Main' },
    concepts: {},
    attributes: [{ attribute: 'parameters' }],
    sort: [],
    conceptsAs: 'rows',
    ...more,
  };
}

const said: Readonly<Record<string, readonly [string, string]>> = {
  unknown: ['未查到', 'not found'],
  undisclosed: ['未公开', 'undisclosed'],
  'not-applicable': ['不适用', 'not applicable'],
  'not-checked': ['未核查', 'not checked'],
  'list-separator': ['、', ', '],
  'part-separator': ['；', '; '],
  'range-separator': ['～', '–'],
  'language-separator': [' · ', ' · '],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  none: ['无', 'none'],
  undated: ['日期不详', 'undated'],
  rival: ['另有说法', 'Another account:'],
  concept: ['名称', 'Name'],
  attribute: ['方面', 'Aspect'],
  data: ['数据', 'Data'],
  'axis-log': ['对数尺度', 'log scale'],
  'height-free': ['高低没有含义', 'height means nothing'],
  'size-not-known': ['大小不详', 'Size not known'],
};

export const words = Object.fromEntries(
  WORD_KEYS.map((key) => {
    const [zh, en] = said[key] ?? [`字:${key}`, `word:${key}`];
    return [key, { 'zh-CN': zh, en }];
  }),
) as unknown as Words;

/** A matrix as readable rows: header, then the cells' texts; line breaks as ` / `. */
export function grid(matrix: Matrix | undefined): readonly string[] {
  const oneLine = (text: string) => text.replaceAll('\n', ' / ');
  return (matrix?.rows ?? []).map((row) =>
    [plainLines(row.header.lines), ...row.cells.map((each) => plainLines(each.lines))].map(oneLine).join(' | '),
  );
}

function byId<T extends { readonly id: Id }>(items: readonly T[]): Readonly<Record<Id, T>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
