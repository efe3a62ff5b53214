import type { Axis, Chart, ChartValue } from '../core/chart.ts';
import type { Lines } from '../core/inline.ts';
import type { MeasureText, Picture, Shape } from '../core/shapes.ts';
import { drawLabels, endsOf, gridLines, tickRow } from './axis.ts';
import { gapList } from './gaps.ts';
import { spotAt } from './marks.ts';
import { axisPosition } from './scale.ts';
import { drawText, firstMiddle, MINOR, NAME, type TextBlock, type TextStyle, textBlock } from './text.ts';

type BarChart = Chart & { kind: 'bar' };

/** Below this width names stand above their track, not beside it. */
const NARROW = 380;
const GUTTER = 10;
const ROW_SPACE = 6;
/** Half the height of a value's marks, and how far they reach over the ends of the track. */
export const DOT = 3.6;

/** Where values stand along their axis, and the drawing of axis and values. */
export interface Track {
  /** The height that title and labels take above the first row. */
  readonly headHeight: number;
  /** Title and labels of the axis, from `y` down. */
  head(y: number): readonly Shape[];
  /** Grid lines from `top` to `end`. */
  grid(top: number, end: number): readonly Shape[];
  position(value: number): number;
  /** The marks of a value, at the height `y`. */
  marks(value: ChartValue, y: number): readonly Shape[];
}

export interface TrackPlace {
  readonly x: number;
  readonly width: number;
  /** Room for the axis' words beyond its ends. */
  readonly left: number;
  readonly right: number;
}

const HEAD_GAP = 4;

/** A track at that place, its words in that style. */
export function trackAt(axis: Axis, place: TrackPlace, measure: MeasureText, style: TextStyle = MINOR): Track {
  const { x, width } = place;
  const along = axisPosition(axis, width);
  const title = textBlock(axis.title, style, width + place.right, measure);
  const ticks = tickRow(axis, along, width, place, measure, style);
  const position = (value: number) => x + along(value);
  return {
    headHeight: title.height + HEAD_GAP + ticks.height + 2,
    head: (y) => [...drawText(title, x, y, 'start'), ...drawLabels(ticks, x, y + title.height + HEAD_GAP)],
    grid: (top, end) => gridLines(ticks, x, top, end),
    position,
    marks: (value, y) => marks(x, position(value.from), position(value.to), y),
  };
}

/** A thin guide from the left; a dot at the value, or a thick line with both ends marked where it is a range. */
function marks(start: number, x1: number, x2: number, y: number): readonly Shape[] {
  const series = { series: 0 } as const;
  const guide: Shape = { kind: 'line', x1: start, y1: y, x2: x1, y2: y, stroke: { paint: 'muted', width: 0.5 } };
  const dot = (cx: number): Shape => ({ kind: 'circle', cx, cy: y, r: DOT, fill: series });
  if (x2 - x1 < 0.5) return [guide, dot(x1)];
  return [guide, { kind: 'line', x1, y1: y, x2, y2: y, stroke: { paint: series, width: 2.4 } }, dot(x1), dot(x2)];
}

interface Row {
  readonly name: TextBlock;
  readonly value: TextBlock;
  /** Top of the row and the height of its text and marks. */
  readonly y: number;
  readonly height: number;
  readonly markY: number;
  readonly bar: ChartValue;
}

/**
 * Values as dots on a shared axis, with a thin guide from the left: on a log axis a bar would start at a zero that is
 * not there. That a value is approximate its text says. What is not known is listed below, beside a hatched strip.
 */
export function barPicture(chart: BarChart, width: number, measure: MeasureText): Picture {
  const narrow = width < NARROW;
  const names = chart.bars.map((bar) => bar.name);
  const nameWidth = narrow ? width * 0.6 : widest(names, width * 0.34, measure);
  const displays = chart.bars.map((bar) => bar.display);
  const valueWidth = widest(displays, width * (narrow ? 0.38 : 0.28), measure);
  const track = trackAt(chart.axis, trackPlace(chart.axis, width, narrow, nameWidth, valueWidth, measure), measure);
  const rows = rowsOf(chart.bars, track.headHeight + 4, narrow, nameWidth, valueWidth, measure);
  const last = rows.at(-1);
  const end = last === undefined ? track.headHeight : last.y + last.height;
  const gaps = chart.gaps.length === 0 ? undefined : gapList(chart.gaps, undefined, width, measure);
  return {
    width,
    height: end + (gaps === undefined ? 0 : gaps.height + 10) + 2,
    shapes: [
      ...track.head(0),
      ...track.grid(track.headHeight, end + 2),
      ...rows.flatMap((row) => [...track.marks(row.bar, row.markY), ...labels(row, width)]),
      ...(gaps?.draw(0, end + 10) ?? []),
    ],
    spots: rows.map(({ bar, markY }) => spotAt(bar, track.position(bar.from), track.position(bar.to), markY)),
  };
}

/** Beside names and values, or over the whole width; the labels of the ends keep within the picture. */
function trackPlace(
  axis: Axis,
  width: number,
  narrow: boolean,
  nameWidth: number,
  valueWidth: number,
  measure: MeasureText,
): TrackPlace {
  const ends = endsOf(axis, measure);
  if (narrow) {
    const left = Math.max(DOT, ends.left);
    const right = Math.max(DOT, ends.right);
    return { x: left, width: width - left - right, left, right };
  }
  const x = Math.max(nameWidth + GUTTER, ends.left);
  const right = Math.max(valueWidth + GUTTER + DOT, ends.right);
  return { x, width: width - x - right, left: x, right };
}

function widest(texts: readonly Lines[], limit: number, measure: MeasureText): number {
  return texts.reduce((width, lines) => Math.max(width, textBlock(lines, NAME, limit, measure).width), 0);
}

function rowsOf(
  bars: readonly ChartValue[],
  top: number,
  narrow: boolean,
  nameWidth: number,
  valueWidth: number,
  measure: MeasureText,
): readonly Row[] {
  let y = top;
  return bars.map((bar) => {
    const name = textBlock(bar.name, NAME, nameWidth, measure);
    const value = textBlock(bar.display, NAME, valueWidth, measure);
    const text = Math.max(name.height, value.height);
    const height = text + (narrow ? 2 * DOT + 2 : 0);
    const row: Row = { name, value, y, height, bar, markY: narrow ? y + text + DOT + 1 : y + firstMiddle(value) };
    y += height + ROW_SPACE;
    return row;
  });
}

function labels(row: Row, width: number): readonly Shape[] {
  return [...drawText(row.name, 0, row.y, 'start'), ...drawText(row.value, width, row.y, 'end')];
}
