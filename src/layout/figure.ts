import { chartPicture } from '../chart/index.ts';
import type { Chart, ChartGap, ChartValue } from '../core/chart.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import type { Picture, Shape, Stroke } from '../core/shapes.ts';
import { unexpected } from '../core/unexpected.ts';
import { captionStrip, type OnDraw } from './caption.ts';
import { type ColumnItem, columnFrames, columnsStrip } from './column-flow.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import { spokenMissing } from './marks.ts';
import type { Place } from './prose.ts';
import { covered, paragraphsOf, plainRun } from './runs.ts';
import { addRule, addShape, drawBox, drawLine, round } from './sheet.ts';
import { type Branch, grow } from './structure.ts';
import type { Look } from './style.ts';
import { LOOKS } from './style.ts';
import { noteStrips } from './table.ts';
import { naturalWidth, wrap } from './wrap.ts';

/** A chart: title, picture with its conclusion as alternative text, note, then its data as a compact table. */
export function chartStrips(composing: Composing, place: Place, chart: Chart, onDraw?: OnDraw): readonly Strip[] {
  const titleNode = grow(place.parent, 'P');
  const title = paragraphsOf(composing, titleNode, chart.title, LOOKS.caption, chart.id);
  const caption = captionStrip(composing, title, place.frame, onDraw);
  const figure = pictureStrip(composing, place, chart);
  return [caption, figure, ...noteStrips(composing, place, chart.note), ...dataStrips(composing, place, chart)];
}

function pictureStrip(composing: Composing, place: Place, chart: Chart): Strip {
  const { frame, parent } = place;
  const mark = composing.newMark();
  grow(parent, 'Figure', { alt: plainLines(chart.alt) }).children.push(mark);
  const picture = fittedPicture(composing, chart, frame.width, place.pageHeight - composing.style.body * AROUND);
  const shapes = picture.shapes.flatMap((shape) =>
    shape.kind === 'text' ? spacedText(composing, shape, chart.id) : [shape],
  );
  return {
    height: picture.height,
    before: composing.style.body * 0.5,
    keep: true,
    draw(sheet, y) {
      for (const shape of shapes) addShape(sheet, mark, moved(shape, frame.x, y));
    },
  };
}

/** Room that a picture leaves on its page for heading, caption and the first of its data, in em of the body. */
const AROUND = 13;

/** The picture at full width; one that is taller than a page is drawn larger and shrunk to it. */
function fittedPicture(composing: Composing, chart: Chart, width: number, height: number): Picture {
  const { measure } = composing.type;
  // Charts are drawn in type of a fixed size; a theme of larger type gets a larger drawing where the page has room.
  const enlarged = Math.max(1, composing.style.fine / CHART_FINE);
  for (const by of [enlarged, (enlarged + 1) / 2]) {
    const picture = scaledPicture(chartPicture(chart, width / by, measure), by);
    if (picture.height <= height) return picture;
  }
  const picture = chartPicture(chart, width, measure);
  if (picture.height <= height) return picture;
  const factor = height / picture.height;
  const larger = chartPicture(chart, width / factor, measure);
  const fit = Math.min(1, width / larger.width, height / larger.height);
  return scaledPicture(larger, fit);
}

/** The size of the small print for which charts are drawn. */
const CHART_FINE = 7.2;

function scaledPicture(picture: Picture, by: number): Picture {
  if (by === 1) return picture;
  const shapes = picture.shapes.map((shape) => scaled(shape, by));
  return { width: picture.width * by, height: picture.height * by, shapes };
}

/** The words of a picture with the spacing that all other text has. */
function spacedText(composing: Composing, shape: Shape & { kind: 'text' }, where: string): readonly Shape[] {
  const words = covered(composing, shape.text, shape.weight, where);
  const run = { text: words, weight: shape.weight, paint: shape.paint, scale: 1, rise: 0, mark: 0 };
  const paragraph = { runs: [run], scale: 1, leading: 1, before: 0 };
  const [line] = wrap(composing.type, [paragraph], shape.size, Number.POSITIVE_INFINITY).lines;
  if (line === undefined) return [shape];
  const whole = line.fragments.length === 1 && line.fragments[0]?.face === undefined && words === shape.text;
  if (whole) return [shape];
  const start = shape.x - (shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? line.width : line.width / 2);
  return line.fragments.map(({ text, x, width, face }) => ({
    ...shape,
    ...(face === undefined ? {} : { face }),
    text,
    x: start + x,
    width,
    anchor: 'start' as const,
  }));
}

function scaled(shape: Shape, by: number): Shape {
  const thin = (stroke: Stroke | undefined) => (stroke === undefined ? {} : { stroke: scaledStroke(stroke, by) });
  switch (shape.kind) {
    case 'text':
      return { ...shape, x: shape.x * by, y: shape.y * by, size: round(shape.size * by), width: shape.width * by };
    case 'rect': {
      const { x, y, width, height } = shape;
      return { ...shape, x: x * by, y: y * by, width: width * by, height: height * by, ...thin(shape.stroke) };
    }
    case 'line': {
      const { x1, y1, x2, y2 } = shape;
      return { ...shape, x1: x1 * by, y1: y1 * by, x2: x2 * by, y2: y2 * by, ...thin(shape.stroke) };
    }
    case 'circle':
      return { ...shape, cx: shape.cx * by, cy: shape.cy * by, r: shape.r * by, ...thin(shape.stroke) };
    case 'path':
      return { ...shape, points: shape.points.map(([x, y]) => [x * by, y * by] as const), ...thin(shape.stroke) };
    default:
      return unexpected(shape);
  }
}

function scaledStroke(stroke: Stroke, by: number): Stroke {
  const dash = stroke.dash?.map((length) => length * by);
  return { ...stroke, width: stroke.width * by, ...(dash === undefined ? {} : { dash }) };
}

/** The shape at another place. */
function moved(shape: Shape, dx: number, dy: number): Shape {
  switch (shape.kind) {
    case 'text':
    case 'rect':
      return { ...shape, x: round(shape.x + dx), y: round(shape.y + dy) };
    case 'line': {
      const { x1, y1, x2, y2 } = shape;
      return { ...shape, x1: round(x1 + dx), y1: round(y1 + dy), x2: round(x2 + dx), y2: round(y2 + dy) };
    }
    case 'circle':
      return { ...shape, cx: round(shape.cx + dx), cy: round(shape.cy + dy) };
    case 'path':
      return { ...shape, points: shape.points.map(([x, y]) => [round(x + dx), round(y + dy)] as const) };
    default:
      return unexpected(shape);
  }
}

interface DataGroup {
  readonly lines: Lines;
  readonly values: readonly (ChartValue & { readonly number?: number })[];
  readonly gaps: readonly ChartGap[];
}

function groupsOf(chart: Chart): readonly DataGroup[] {
  switch (chart.kind) {
    case 'bar':
      return [{ lines: [], values: chart.bars, gaps: chart.gaps }];
    case 'map':
      return chart.lanes.map((lane) => ({ lines: lane.lines, values: lane.points, gaps: lane.gaps }));
    default:
      return unexpected(chart);
  }
}

/** The numbers of the picture in small type: a group after the other, each in columns of name and value. */
function dataStrips(composing: Composing, place: Place, chart: Chart): readonly Strip[] {
  const { style } = composing;
  const count = place.frame.width > style.small * 75 ? 4 : 3;
  const columns = columnFrames(place.frame, count, style.small * 2);
  const width = columns[0]?.width ?? place.frame.width;
  return groupsOf(chart).flatMap((group) => {
    if (group.values.length + group.gaps.length === 0) return [];
    const table = grow(place.parent, 'Table');
    const head = groupHead(composing, place, chart, table, group.lines);
    const body = grow(table, 'TBody');
    const numbered = group.values.some((value) => value.number !== undefined);
    const shape = { width, indent: numbered ? style.small * 1.6 : 0 };
    const items = [...group.values, ...group.gaps].map((value) => valueItem(composing, body, chart, value, shape));
    return [...head, columnsStrip(items, columns, head.length > 0 ? style.small * 0.4 : style.body * 0.8)];
  });
}

const HEAD: Look = { ...LOOKS.caption, leading: 1.5 };
const NAME: Look = { ...LOOKS.small, paint: 'ink' };
const VALUE: Look = { ...LOOKS.small, paint: 'ink' };

function groupHead(composing: Composing, place: Place, chart: Chart, table: Branch, lines: Lines): readonly Strip[] {
  if (lines.length === 0) return [];
  const { style, type } = composing;
  const { frame } = place;
  const words = paragraphsOf(composing, grow(table, 'Caption'), lines, HEAD, chart.id);
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
  chart: Chart,
  value: (ChartValue & { readonly number?: number }) | ChartGap,
  shape: { readonly width: number; readonly indent: number },
): ColumnItem {
  const { style, type } = composing;
  const { width, indent } = shape;
  const size = style.small;
  const line = grow(body, 'TR');
  const gap = !('from' in value);
  const header = grow(line, 'TH', { scope: 'Row' });
  const names = paragraphsOf(composing, header, value.name, NAME, chart.id);
  const number = 'number' in value && value.number !== undefined ? value.number : undefined;
  const label = number === undefined ? undefined : numberBox(composing, header, number, chart);
  const look = gap ? LOOKS.small : VALUE;
  const cell = grow(line, 'TD');
  const figures = paragraphsOf(composing, cell, value.display, look, chart.id, spokenMissing(composing));
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
function numberBox(composing: Composing, header: Branch, number: number, chart: Chart) {
  const label = plainRun(composing, header, `${number}`, { weight: 'bold', paint: 'accent' }, chart.id);
  header.children.unshift(...header.children.splice(-1));
  return wrap(
    composing.type,
    [{ runs: [label], scale: 1, leading: LOOKS.small.leading, before: 0 }],
    composing.style.small,
    99,
  );
}
