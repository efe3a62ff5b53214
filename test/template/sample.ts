import { readFile } from 'node:fs/promises';
import type { Comparison } from '../../src/core/comparison.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Handout } from '../../src/core/handout.ts';
import { type Inline, type Lines, textInlines } from '../../src/core/inline.ts';
import { bestFor, type Localized, type Rendition } from '../../src/core/language.ts';
import type { Crosstab, Header, Matrix, MatrixCell } from '../../src/core/matrix.ts';
import { lookup } from '../../src/core/record.ts';
import type { Value } from '../../src/core/value.ts';
import { expandTemplate, loadTemplate, type ReadText, type Template } from '../../src/template/index.ts';

/** Reads the built-in templates, with these files before them. */
export function reader(files: Readonly<Record<string, string>> = {}): ReadText {
  return async (path) => {
    const own = lookup(files, path);
    if (own !== undefined) return { path, text: own };
    try {
      return { path, text: await readFile(new URL(`../../templates/${path}`, import.meta.url), 'utf8') };
    } catch {
      return undefined;
    }
  };
}

/** A template whose structure is this text; everything else is built in. */
export async function templateOf(
  structure: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ template: Template; diagnostics: readonly Diagnostic[] }> {
  const read = reader({ 'mine/handout.hbs': structure, ...files });
  const { result, diagnostics } = await loadTemplate(read, 'mine', ['html']);
  return { template: result, diagnostics };
}

/** Loads and expands a structure; gives all that was found wrong on the way, each once. */
export async function expanded(
  structure: string,
  rendition: Rendition = ['zh-CN'],
  files: Readonly<Record<string, string>> = {},
): Promise<{ handout: Handout; diagnostics: readonly Diagnostic[] }> {
  const { template, diagnostics } = await templateOf(structure, files);
  const { result, diagnostics: more } = expandTemplate(template, 'html', comparisonOf(rendition));
  const all = new Map([...diagnostics, ...more].map((found) => [JSON.stringify(found), found]));
  return { handout: result, diagnostics: [...all.values()] };
}

/** A text that would do harm if any of it were read as markup or template. */
export const HOSTILE = '<script>alert(1)</script></p></section>{{x}}{{{y}}}&lt;"\'<!--';

/** A handout of one matrix, one crosstab and one chart: small, but with every sign and kind of provenance. */
export function comparisonOf(rendition: Rendition): Comparison {
  const localize = (text: Localized<string | readonly Inline[]>): Lines => localized(text, rendition);
  const name = (concept: string) => (concept === 'gpt-3' ? neutral('GPT-3') : undefined);
  return {
    handout: {
      id: 'sample',
      title: { 'zh-CN': '样例', en: 'Sample' },
      answer: { 'zh-CN': textInlines('不是二选一。'), en: textInlines('Not either/or.') },
      edition: '2026-11-23',
      renditions: [rendition],
      template: 'handout',
      settings: {},
      texts: {
        largest: { 'zh-CN': textInlines('最大的是'), en: textInlines('The largest is') },
        hostile: { '*': textInlines(HOSTILE) },
        strong: { '*': [{ kind: 'strong', children: textInlines('GPT-3') }] },
        neutral: { '*': textInlines('175B') },
      },
      matrices: {},
      crosstabs: {},
      charts: {},
      worksheets: {},
    },
    rendition,
    matrices: { main: MATRIX },
    crosstabs: { quadrants: CROSSTAB },
    worksheets: {},
    charts: {
      scale: {
        kind: 'bar',
        id: 'scale',
        title: neutral('Scale'),
        alt: neutral('Larger and larger.'),
        axis: { scale: 'log', title: neutral('Parameters'), min: 1, max: 2, ticks: [] },
        bars: [{ ...POINT, sources: ['from-chart', 'from-cell'] }],
        gaps: [{ ref: POINT.ref, name: neutral('GPT-4'), display: neutral('… not checked') }],
      },
    },
    value: (concept, attribute) => (concept === 'gpt-3' && attribute === 'parameters' ? VALUE : undefined),
    tally: (matrix, attribute) =>
      matrix === 'main' && attribute === 'state'
        ? localize({ 'zh-CN': '× 停用 1 · ✓ 在用 2', en: '× Ended 1 · ✓ In use 2' })
        : undefined,
    name,
    localize,
    cite: (ids) => ids.map((id) => ({ id, title: neutral(id), date: neutral('2020') })),
  };
}

function neutral(text: string): Lines {
  return [{ inlines: textInlines(text) }];
}

function localized(text: Localized<string | readonly Inline[]>, rendition: Rendition): Lines {
  const lines = rendition.map((language) => {
    const value = bestFor(text, language) ?? '';
    const inlines = typeof value === 'string' ? textInlines(value) : value;
    return Object.hasOwn(text, language) ? { language, inlines } : { inlines };
  });
  const distinct = new Map(lines.map((line) => [JSON.stringify(line.inlines), line]));
  return [...distinct.values()];
}

function cell(value: Value, text: string, sources: readonly string[]): MatrixCell {
  return {
    ref: { concept: 'gpt-3', attribute: 'parameters' },
    value,
    lines: neutral(text),
    align: 'left',
    sortKey: { kind: 'text', value: text },
    footnotes: [],
    marks: [],
    provenance: { sources },
    dated: { kind: 'undated' },
  };
}

const header = (id: string, kind: Header['kind'], marks: readonly string[]): Header => {
  return { id, kind, lines: neutral(id), align: 'left', marks, footnotes: [] };
};

const VALUE = cell({ kind: 'text', text: {} }, '≈175B', ['from-value']);
const POINT = {
  ref: { concept: 'gpt-3', attribute: 'parameters' },
  name: neutral('GPT-3'),
  from: 1,
  to: 1,
  approximate: false,
  display: neutral('175B'),
} as const;

const QUANTITY: Value = {
  kind: 'quantity',
  unit: 'parameters',
  parts: [
    {
      id: 'a',
      label: {},
      role: 'member',
      measure: { op: 'missing', reason: 'undisclosed' },
      provenance: { sources: ['from-part'] },
    },
    { id: 'b', label: {}, role: 'active', measure: { op: 'missing', reason: 'not-applicable' } },
  ],
};

const MATRIX: Matrix = {
  id: 'main',
  title: neutral('Main'),
  conceptsAs: 'rows',
  stub: neutral('Model'),
  columns: [header('parameters', 'attribute', []), header('state', 'attribute', [])],
  rows: [
    {
      header: header('gpt-3', 'concept', ['from-header']),
      cells: [
        cell(QUANTITY, '⊘ 未公开', ['from-cell']),
        cell({ kind: 'missing', reason: 'unknown' }, '? 未查到', ['from-header']),
      ],
    },
  ],
  spanners: [],
  groups: [],
  footnotes: [],
};

const CROSSTAB: Crosstab = {
  id: 'quadrants',
  title: neutral('Quadrants'),
  columns: [{ id: 'single', lines: neutral('Single') }],
  shown: [{ id: VALUE.ref.attribute, lines: neutral('Value') }],
  rows: [
    {
      header: { id: 'large', lines: neutral('Large') },
      lane: false,
      cells: [[{ concept: 'bert', lines: neutral('BERT'), details: [VALUE], marked: true, sources: ['from-entry'] }]],
    },
  ],
};
