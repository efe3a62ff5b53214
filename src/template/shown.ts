import type { Chart, ChartGap, ChartValue } from '../core/chart.ts';
import type { Comparison } from '../core/comparison.ts';
import { type Block, type LegendEntry, matricesIn } from '../core/handout.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import type { Matrix, MatrixCell, Told } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
import { APPROX, approxSigns, cellSigns, cellSources, gatherTold } from '../core/told.ts';
import { unexpected } from '../core/unexpected.ts';
import { type Id, MISSING } from '../core/value.ts';
import { MISSING_SIGNS, type WordKey, type Words } from '../core/words.ts';

type Shown = Block | MatrixCell;

/** Ids of the sources behind everything shown, in the order in which a reader meets them. */
export function citedIds(shown: readonly Shown[]): readonly Id[] {
  return [...new Set(shown.flatMap(sourcesOf))];
}

/** The signs that occur in what is shown, each with its words in the rendition's languages. */
export function legendOf(shown: readonly Shown[], words: Words, localize: Comparison['localize']): LegendEntry[] {
  const seen = new Set(shown.flatMap(signsOf));
  return SIGNS.filter(({ sign }) => seen.has(sign)).map(({ sign, word }) => ({
    sign,
    lines: localize(lookup(words, word) ?? {}),
  }));
}

const DAGGER = '†';

/** All signs that a legend may explain, in its order. */
const SIGNS: readonly { readonly sign: string; readonly word: WordKey }[] = [
  ...MISSING.map((reason) => ({ sign: MISSING_SIGNS[reason], word: reason })),
  { sign: APPROX, word: 'approx' },
  { sign: DAGGER, word: 'example-mark' },
];

function sourcesOf(shown: Shown): readonly Id[] {
  if (!('kind' in shown)) return cellSources(shown);
  switch (shown.kind) {
    case 'matrix':
    case 'worksheet':
      return matricesIn(shown).flatMap((matrix) => [...toldBy(matrix).sources]);
    case 'crosstab':
      return shown.crosstab.rows.flatMap((row) =>
        row.cells.flat().flatMap((entry) => [...entry.sources, ...entry.details.flatMap(cellSources)]),
      );
    case 'chart':
      return chartValues(shown.chart).flatMap((value) => value.sources);
    case 'heading':
    case 'paragraph':
    case 'list':
    case 'note':
    case 'sources':
    case 'legend':
    case 'rule':
    case 'page-break':
      return [];
    default:
      return unexpected(shown);
  }
}

const TOLD = new WeakMap<Matrix, Told>();

function toldBy(matrix: Matrix): Told {
  const known = TOLD.get(matrix);
  if (known) return known;
  const rows = matrix.rows.told ?? toldByRows(matrix);
  const marks = matrix.columns.flatMap((header) => header.marks);
  const told = { sources: new Set([...marks, ...rows.sources]), signs: rows.signs };
  TOLD.set(matrix, told);
  return told;
}

function toldByRows({ rows }: Matrix): Told {
  const gatherer = gatherTold();
  for (const { header, cells } of rows) gatherer.add(header.marks, cells);
  return gatherer.told;
}

function signsOf(shown: Shown): readonly string[] {
  if (!('kind' in shown)) return cellSigns(shown);
  switch (shown.kind) {
    case 'matrix':
    case 'worksheet':
      return matricesIn(shown).flatMap((matrix) => [...toldBy(matrix).signs]);
    case 'crosstab': {
      const entries = shown.crosstab.rows.flatMap((row) => row.cells.flat());
      const marked = entries.some((entry) => entry.marked) ? [DAGGER] : [];
      return [...entries.flatMap((entry) => entry.details.flatMap(cellSigns)), ...marked];
    }
    case 'chart':
      return [
        ...chartValues(shown.chart).flatMap((value) => approxSigns(value.display)),
        ...chartGaps(shown.chart).flatMap((gap) => gapSigns(gap.display)),
      ];
    case 'heading':
    case 'paragraph':
    case 'list':
    case 'note':
    case 'sources':
    case 'legend':
    case 'rule':
    case 'page-break':
      return [];
    default:
      return unexpected(shown);
  }
}

function gapSigns(display: Lines): readonly string[] {
  const text = plainLines(display);
  return Object.values(MISSING_SIGNS).filter((sign) => text.startsWith(sign));
}

function chartValues(chart: Chart): readonly ChartValue[] {
  return chart.kind === 'bar' ? chart.bars : chart.lanes.flatMap((lane) => lane.points);
}

function chartGaps(chart: Chart): readonly ChartGap[] {
  return chart.kind === 'bar' ? chart.gaps : chart.lanes.flatMap((lane) => lane.gaps);
}
