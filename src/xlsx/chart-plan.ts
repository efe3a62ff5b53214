import type { Chart, ChartValue } from '../core/chart.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { HEAD_ROW } from './context.ts';
import { quotedName } from './names.ts';
import { cellName } from './sheet.ts';
import { fitText } from './text.ts';
import { oneLine } from './words.ts';

/** A native chart: what it shows, and in which cells of its sheet the numbers and texts stand. */
export interface ChartPlan {
  readonly kind: 'bar' | 'scatter';
  readonly title: string;
  /** The alternative text. */
  readonly alt: string;
  readonly axis: { readonly title: string; readonly log: boolean; readonly min: number; readonly max: number };
  /** Over the other axis: concepts of bars, lanes of a scatter. */
  readonly sideTitle: string;
  /** The names of lanes, 1 for the first. */
  readonly lanes: readonly string[];
  readonly series: readonly SeriesPlan[];
  readonly cut?: { readonly value: number; readonly name: string };
  /** Where its upper left corner stands, from 0; its size in pixels. */
  readonly anchor: { readonly column: number; readonly row: number };
  readonly size: { readonly width: number; readonly height: number };
}

export interface SeriesPlan {
  readonly name: TextRange;
  readonly names: TextRange;
  readonly values: NumberRange;
  /** The lane of each point. */
  readonly lane?: NumberRange;
  /** How far a range of values goes on from its beginning. */
  readonly spread?: readonly number[];
  /** The texts that may stand at points or bars, and at which of them they do. */
  readonly labels: TextRange;
  readonly labelled: readonly number[];
}

/** Cells, as formulas name them, and what they hold. */
export interface TextRange {
  readonly cells: string;
  readonly texts: readonly string[];
}
export interface NumberRange {
  readonly cells: string;
  readonly numbers: readonly number[];
}

/** Columns of the sheet that holds the numbers. */
export interface ChartColumns {
  readonly name: number;
  readonly lane: number;
  readonly laneNumber: number;
  readonly display: number;
  readonly from: number;
}

const WIDTH = 760;
/** More names than this no scatter can show. */
const MOST_LABELS = 60;

/** The chart of a sheet whose rows follow the head: of a map lane by lane, each from small to great. */
export function chartPlan(
  chart: Chart,
  sheet: string,
  columns: ChartColumns,
  sideTitle: Lines,
  anchor: ChartPlan['anchor'],
): ChartPlan | undefined {
  const { axis } = chart;
  const places = placesOn(sheet, columns);
  const lanes = chart.kind === 'bar' ? [] : chart.lanes.map((lane) => textOf(lane.lines));
  const series = chart.kind === 'bar' ? barSeries(chart.bars, places) : laneSeries(chart.lanes, places);
  if (series.length === 0) return undefined;
  const cut =
    chart.kind === 'map' && chart.cut ? { value: chart.cut.value, name: oneLine(chart.cut.lines) } : undefined;
  const height = chart.kind === 'bar' ? Math.max(300, 130 + 34 * chart.bars.length) : 200 + 170 * lanes.length;
  return {
    kind: chart.kind === 'bar' ? 'bar' : 'scatter',
    title: textOf(chart.title),
    alt: fitText(plainLines(chart.alt)),
    axis: { title: textOf(axis.title), log: axis.scale === 'log', min: axis.min, max: axis.max },
    sideTitle: oneLine(sideTitle),
    lanes,
    series,
    ...(cut ? { cut } : {}),
    anchor,
    size: { width: WIDTH, height: Math.min(height, 3000) },
  };
}

interface Places {
  /** Rows from 0, the first under the head. */
  range(column: number, from: number, count: number): string;
  readonly columns: ChartColumns;
}

function placesOn(sheet: string, columns: ChartColumns): Places {
  const absolute = (column: number, row: number) => cellName(column, row).replace(/(\D+)(\d+)/, '$$$1$$$2');
  return {
    columns,
    range(column, from, count) {
      const first = absolute(column, HEAD_ROW + 1 + from);
      const last = absolute(column, HEAD_ROW + from + count);
      return `${quotedName(sheet)}!${first === last ? first : `${first}:${last}`}`;
    },
  };
}

function barSeries(bars: readonly ChartValue[], { columns, range }: Places): readonly SeriesPlan[] {
  if (bars.length === 0) return [];
  const name = { cells: range(columns.from, -1, 1), texts: [''] };
  const labels = { cells: range(columns.display, 0, bars.length), texts: bars.map((bar) => textOf(bar.display)) };
  return [{ ...seriesOf(bars, 0, { columns, range }, name), labels, labelled: [...bars.keys()] }];
}

function laneSeries(lanes: Extract<Chart, { kind: 'map' }>['lanes'], places: Places): readonly SeriesPlan[] {
  const { columns, range } = places;
  const series: SeriesPlan[] = [];
  let start = 0;
  for (const [index, { lines, points }] of lanes.entries()) {
    if (points.length === 0) continue;
    const name = { cells: range(columns.lane, start, 1), texts: [textOf(lines)] };
    const lane = { cells: range(columns.laneNumber, start, points.length), numbers: points.map(() => index + 1) };
    const labelled = points.flatMap((point, at) => (point.number === undefined ? [at] : []));
    series.push({ ...seriesOf(points, start, places, name), lane, labelled: labelled.slice(0, MOST_LABELS) });
    start += points.length;
  }
  return series;
}

function seriesOf(values: readonly ChartValue[], start: number, places: Places, name: TextRange): SeriesPlan {
  const { columns, range } = places;
  const spread = values.map((value) => value.to - value.from);
  const names = { cells: range(columns.name, start, values.length), texts: values.map((value) => textOf(value.name)) };
  return {
    name,
    names,
    values: { cells: range(columns.from, start, values.length), numbers: values.map((value) => value.from) },
    ...(spread.some((width) => width > 0) ? { spread } : {}),
    labels: names,
    labelled: [],
  };
}

function textOf(lines: Lines): string {
  return fitText(oneLine(lines));
}
