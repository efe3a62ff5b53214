import type { Axis, Chart, ChartValue } from '../core/chart.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { HEAD_ROW } from './context.ts';
import { textWidth } from './measure.ts';
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

/** Of a scatter: what lies beside its axes, about, and the size of names, in pixels. */
const BESIDE_PLOT = 240;
const LABEL_SIZE = 10.7;

/** The chart of a sheet whose rows follow the head: of a map lane by lane, each from small to great. */
export function chartPlan(
  chart: Chart,
  sheet: string,
  columns: ChartColumns,
  sideTitle: Lines,
  place: Pick<ChartPlan, 'anchor' | 'size'>,
  withCut: boolean,
): ChartPlan | undefined {
  const { axis } = chart;
  const places = placesOn(sheet, columns);
  const lanes = chart.kind === 'bar' ? [] : chart.lanes.map((lane) => textOf(lane.lines));
  const series =
    chart.kind === 'bar' ? barSeries(chart.bars, places) : laneSeries(chart.lanes, axis, places, place.size.width);
  if (series.length === 0) return undefined;
  const cut =
    withCut && chart.kind === 'map' && chart.cut
      ? cutPlan(chart.cut, lanes.length, place.anchor.column, places)
      : undefined;
  return {
    kind: chart.kind === 'bar' ? 'bar' : 'scatter',
    title: textOf(chart.title),
    alt: fitText(plainLines(chart.alt)),
    axis: { title: textOf(axis.title), log: axis.scale === 'log', min: axis.min, max: axis.max, ticks: ticksOf(axis) },
    sideTitle: oneLine(sideTitle),
    lanes,
    series,
    ...(cut ? { cut } : {}),
    ...place,
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

function laneSeries(
  lanes: Extract<Chart, { kind: 'map' }>['lanes'],
  axis: Axis,
  places: Places,
  width: number,
): readonly SeriesPlan[] {
  const { columns, range } = places;
  const series: SeriesPlan[] = [];
  let start = 0;
  for (const [index, { lines, points }] of lanes.entries()) {
    if (points.length === 0) continue;
    const name = { cells: range(columns.lane, start, 1), texts: [textOf(lines)] };
    const lane = { cells: range(columns.laneNumber, start, points.length), numbers: points.map(() => index + 1) };
    const labelled = points.flatMap((point, at) => (point.number === undefined ? [at] : []));
    series.push({ ...seriesOf(points, start, places, name), lane, labelled: roomy(points, labelled, axis, width) });
    start += points.length;
  }
  return series;
}

/** Of the points that may have a name those whose slanted names do not touch the one before, from the left. */
function roomy(
  points: readonly ChartValue[],
  labelled: readonly number[],
  axis: Axis,
  width: number,
): readonly number[] {
  const scaled = (value: number) => (axis.scale === 'log' ? Math.log10(value) : value);
  const span = scaled(axis.max) - scaled(axis.min);
  const kept: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const index of labelled) {
    const point = points[index];
    if (!point) continue;
    const at = ((scaled(point.from) - scaled(axis.min)) / span) * (width - BESIDE_PLOT);
    // Programs break a long name, and set its lines side by side to the left of the point.
    const lines = Math.ceil(textWidth(textOf(point.name), LABEL_SIZE) / (width / 8));
    if (at - end < lines * LABEL_SIZE * 1.3 * Math.SQRT2) continue;
    kept.push(index);
    end = at;
  }
  return kept;
}

/** At most three marks, at equal steps of whole powers of ten, whose texts the axis knows; none where it does not. */
function ticksOf({ scale, min, max, ticks }: Axis): ChartPlan['axis']['ticks'] {
  if (scale !== 'log') return [];
  const [from, to] = [Math.round(Math.log10(min)), Math.round(Math.log10(max))];
  const step = Math.max(1, Math.ceil((to - from) / 2));
  const marks: { value: number; text: string }[] = [];
  for (let power = from; power <= to; power += step) {
    const tick = ticks.find(({ value }) => Math.abs(value / 10 ** power - 1) < 1e-9);
    if (!tick) return [];
    marks.push({ value: tick.value, text: textOf(tick.lines) });
  }
  return marks;
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
