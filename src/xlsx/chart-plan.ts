import type { Chart, ChartValue } from '../core/chart.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { HEAD_ROW } from './context.ts';
import { quotedName } from './names.ts';
import type { ChartPlan, SeriesPlan, TextRange } from './native-chart.ts';
import { cellName } from './sheet.ts';
import { fitText } from './text.ts';
import { oneLine } from './words.ts';

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
  withCut: boolean,
): ChartPlan | undefined {
  const { axis } = chart;
  const places = placesOn(sheet, columns);
  const lanes = chart.kind === 'bar' ? [] : chart.lanes.map((lane) => textOf(lane.lines));
  const series = chart.kind === 'bar' ? barSeries(chart.bars, places) : laneSeries(chart.lanes, places);
  if (series.length === 0) return undefined;
  const cut =
    withCut && chart.kind === 'map' && chart.cut ? cutPlan(chart.cut, lanes.length, anchor.column, places) : undefined;
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

/** The two points stand in the cells that the chart covers: LibreOffice draws no line without cells. */
export function cutCells(chart: Chart, row: number): readonly number[] {
  if (chart.kind === 'bar' || !chart.cut || row > 1) return [];
  return [chart.cut.value, row === 0 ? 0 : chart.lanes.length + 1];
}

function cutPlan(
  cut: { readonly value: number; readonly lines: Lines },
  lanes: number,
  column: number,
  { range }: Places,
): NonNullable<ChartPlan['cut']> {
  return {
    name: textOf(cut.lines),
    values: { cells: range(column, 0, 2), numbers: [cut.value, cut.value] },
    lanes: { cells: range(column + 1, 0, 2), numbers: [0, lanes + 1] },
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
