import type { Chart, ChartValue } from '../core/chart.ts';
import type { Lines } from '../core/inline.ts';
import type { MeasureText, Picture, Shape } from '../core/shapes.ts';
import { drawTicks, tickRow } from './axis.ts';
import { spotAt } from './marks.ts';
import { axisPosition, type Position } from './scale.ts';
import { drawText, MINOR, NAME, type TextBlock, textBlock } from './text.ts';

type BarChart = Chart & { kind: 'bar' };

/** Below this width names stand above their track, not beside it. */
const NARROW = 380;
const GUTTER = 10;
const ROW_SPACE = 6;
const DOT = 3.6;

/** Left end and width of the track on which values are placed. */
interface Track {
  readonly x: number;
  readonly width: number;
}

interface Row {
  readonly name: TextBlock;
  readonly value: TextBlock;
  /** Top of the row and the height of its line of marks. */
  readonly y: number;
  readonly height: number;
  readonly markY: number;
  readonly bar?: ChartValue;
}

/**
 * Values as dots on a shared axis, with a thin guide from the left: on a log axis a bar would start at a zero that is
 * not there. Ranges are thick lines with both ends marked; approximate values are hollow. What is not known stands
 * below, in a hatched lane, with its words.
 */
export function barPicture(chart: BarChart, width: number, measure: MeasureText): Picture {
  const narrow = width < NARROW;
  const entries = [...chart.bars, ...chart.gaps];
  const nameWidth = narrow
    ? width * 0.6
    : widest(
        entries.map((entry) => entry.name),
        width * 0.34,
        measure,
        NAME,
      );
  const valueWidth = widest(
    entries.map((entry) => entry.display),
    width * (narrow ? 0.38 : 0.28),
    measure,
    NAME,
  );
  const track: Track = narrow
    ? { x: DOT, width: width - 2 * DOT }
    : { x: nameWidth + GUTTER, width: width - nameWidth - valueWidth - 2 * GUTTER - DOT };
  const position = axisPosition(chart.axis, track.width);
  const title = textBlock(chart.axis.title, MINOR, narrow ? width : track.width, measure);
  const ticks = tickRow(chart.axis, position, track.width, measure);
  const top = title.height + 4 + ticks.height + 6;

  const place = placer(narrow, nameWidth, valueWidth, measure);
  const rows = place(chart.bars, top, true);
  const barsEnd = bottomOf(rows, top);
  const gapsTop = barsEnd + (chart.gaps.length === 0 ? 0 : 6 + (narrow ? 10 : 0));
  const gaps = place(chart.gaps, gapsTop, false);
  const end = bottomOf(gaps, barsEnd);

  return {
    width,
    height: end + 2,
    shapes: [
      ...drawText(title, track.x, 0, 'start'),
      ...drawTicks(ticks, track.x, title.height + 4, barsEnd),
      ...(gaps.length === 0 ? [] : gapLane(track, narrow ? barsEnd + 6 : gapsTop, narrow ? 8 : end - gapsTop)),
      ...rows.flatMap((row) => [...marks(row, track, position), ...labels(row, width)]),
      ...gaps.flatMap((row) => labels(row, width)),
    ],
    spots: rows.flatMap(({ bar, markY }) =>
      bar === undefined ? [] : spotAt(bar, track.x + position(bar.from), track.x + position(bar.to), markY),
    ),
  };
}

function widest(texts: readonly Lines[], limit: number, measure: MeasureText, style: typeof NAME): number {
  return texts.reduce((width, lines) => Math.max(width, textBlock(lines, style, limit, measure).width), 0);
}

type Entry = Pick<ChartValue, 'name' | 'display'>;
type Place = (entries: readonly (Entry | ChartValue)[], top: number, marked: boolean) => readonly Row[];

function placer(narrow: boolean, nameWidth: number, valueWidth: number, measure: MeasureText): Place {
  return (entries, top, marked) => {
    let y = top;
    return entries.map((entry) => {
      const name = textBlock(entry.name, NAME, nameWidth, measure);
      const value = textBlock(entry.display, { ...NAME, paint: marked ? 'ink' : 'muted' }, valueWidth, measure);
      const text = Math.max(name.height, value.height);
      const height = text + (narrow && marked ? 2 * DOT + 2 : 0);
      const row: Row = {
        name,
        value,
        y,
        height,
        markY: narrow ? y + text + DOT + 1 : y + text / 2,
        ...('from' in entry ? { bar: entry } : {}),
      };
      y += height + ROW_SPACE;
      return row;
    });
  };
}

function bottomOf(rows: readonly Row[], otherwise: number): number {
  const last = rows.at(-1);
  return last === undefined ? otherwise : last.y + last.height;
}

function labels(row: Row, width: number): readonly Shape[] {
  return [...drawText(row.name, 0, row.y, 'start'), ...drawText(row.value, width, row.y, 'end')];
}

function marks(row: Row, track: Track, position: Position): readonly Shape[] {
  const { bar, markY: y } = row;
  if (bar === undefined) return [];
  const x1 = track.x + position(bar.from);
  const x2 = track.x + position(bar.to);
  const series = { series: 0 } as const;
  const guide: Shape = { kind: 'line', x1: track.x, y1: y, x2: x1, y2: y, stroke: { paint: 'muted', width: 0.5 } };
  const dot = (cx: number): Shape => ({
    kind: 'circle',
    cx,
    cy: y,
    r: DOT - 0.6,
    fill: bar.approximate ? 'paper' : series,
    stroke: { paint: series, width: 1.2 },
  });
  if (x2 - x1 < 0.5) return [guide, dot(x1)];
  return [guide, { kind: 'line', x1, y1: y, x2, y2: y, stroke: { paint: series, width: 2.4 } }, dot(x1), dot(x2)];
}

function gapLane(track: Track, y: number, height: number): readonly Shape[] {
  return [{ kind: 'rect', x: track.x, y, width: track.width, height, fill: 'none', hatch: true }];
}
