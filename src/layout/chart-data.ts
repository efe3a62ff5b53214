import type { Chart, MapLane, MapPoint } from '../core/chart.ts';
import type { Lines } from '../core/inline.ts';
import { gapStrips } from './chart-gaps.ts';
import { type ColumnItem, columnFrames, columnsStrip } from './column-flow.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import type { Place } from './prose.ts';
import { inOneLine, paragraphsOf, plainRun } from './runs.ts';
import { addRule, drawBox, drawLine } from './sheet.ts';
import { type Branch, branch, grow } from './structure.ts';
import type { Look } from './style.ts';
import { LOOKS } from './style.ts';
import { naturalWidth, wrap } from './wrap.ts';

type MapChart = Chart & { kind: 'map' };

/** The values of a lane's points, which the picture does not print, in columns of name and value; then its gaps. */
export function laneDataStrips(composing: Composing, place: Place, chart: MapChart, lane: MapLane): readonly Strip[] {
  if (lane.points.length + lane.gaps.length === 0) return [];
  const { style } = composing;
  const table = grow(place.parent, 'Table');
  const head = groupHead(composing, place, chart, table, lane.lines);
  const gaps = gapStrips(composing, place, lane.gaps, chart.id);
  if (lane.points.length === 0) return [...head, ...gaps];
  const indent = lane.points.some((point) => point.number !== undefined) ? style.small * 1.6 : 0;
  const columns = columnFrames(place.frame, columnCount(composing, place, chart, lane, indent), style.small * GUTTER);
  const shape = { width: columns[0]?.width ?? place.frame.width, indent };
  const body = grow(table, 'TBody');
  const items = lane.points.map((point) => valueItem(composing, body, chart, point, shape));
  // A lane's list stays whole, and with its gaps, wherever a page can hold it.
  const { least: _, ...list } = columnsStrip(items, columns, style.small * 0.4);
  return [...head, { ...list, splits: 'if-taller', keep: gaps.length > 0 }, ...gaps];
}

/** Room between columns, in em. */
const GUTTER = 2;
const MOST_COLUMNS = 4;

/** As many columns as leave most of the names on one line beside their values. */
function columnCount(composing: Composing, place: Place, chart: MapChart, lane: MapLane, indent: number): number {
  const { style, type } = composing;
  const natural = (lines: Lines) =>
    naturalWidth(type, paragraphsOf(composing, branch('P'), lines, NAME, chart.id), style.small);
  const needs = lane.points
    .map(({ name, display }) => indent + natural(name) + style.small + natural(display))
    .sort((a, b) => a - b);
  const most = needs[Math.ceil((needs.length - 1) * 0.8)] ?? 0;
  const count = Math.floor((place.frame.width + style.small * GUTTER) / (most + style.small * GUTTER));
  return Math.max(1, Math.min(MOST_COLUMNS, count, lane.points.length));
}

const HEAD: Look = { ...LOOKS.caption, leading: 1.5 };
const NAME: Look = { ...LOOKS.small, paint: 'ink' };
const VALUE: Look = { ...LOOKS.small, paint: 'ink' };

function groupHead(composing: Composing, place: Place, chart: MapChart, table: Branch, lines: Lines): readonly Strip[] {
  if (lines.length === 0) return [];
  const { style, type } = composing;
  const { frame } = place;
  const words = inOneLine(composing, grow(table, 'Caption'), lines, HEAD, chart.id);
  const box = wrap(type, words, style.small, frame.width);
  return [
    {
      height: box.height + style.small * 0.15,
      before: style.body * 0.8,
      keep: true,
      draw(sheet, y) {
        drawBox(sheet, box, frame.x, y, frame.width);
        addRule(sheet, frame.x, y + box.height, frame.width, style.rules.hair, 'rule');
      },
    },
  ];
}

function valueItem(
  composing: Composing,
  body: Branch,
  chart: MapChart,
  value: MapPoint,
  shape: { readonly width: number; readonly indent: number },
): ColumnItem {
  const { style, type } = composing;
  const { width, indent } = shape;
  const size = style.small;
  const line = grow(body, 'TR');
  const header = grow(line, 'TH', { scope: 'Row' });
  const names = paragraphsOf(composing, header, value.name, NAME, chart.id);
  const label = value.number === undefined ? undefined : numberBox(composing, header, value.number, chart);
  const cell = grow(line, 'TD');
  const figures = paragraphsOf(composing, cell, value.display, VALUE, chart.id);
  const figureWidth = Math.min(naturalWidth(type, figures, size), width * 0.55);
  const figure = wrap(type, figures, size, figureWidth + 0.5);
  const name = wrap(type, names, size, width - figureWidth - size - indent);
  return {
    height: Math.max(name.height, figure.height),
    before: size * 0.12,
    draw(sheet, x, y) {
      if (label !== undefined) drawBox(sheet, label, x, y, indent);
      drawBox(sheet, name, x + indent, y, width);
      for (const row of figure.lines) drawLine(sheet, row, x + width - row.width, y);
    },
  };
}

/** The number that a point carries on the map, read before its name. */
function numberBox(composing: Composing, header: Branch, number: number, chart: MapChart) {
  const label = plainRun(composing, header, `${number}`, { weight: 'bold', paint: 'accent' }, chart.id);
  header.children.unshift(...header.children.splice(-1));
  return wrap(
    composing.type,
    [{ runs: [label], scale: 1, leading: LOOKS.small.leading, before: 0 }],
    composing.style.small,
    99,
  );
}
