import type { Chart, MapLane, MapPoint } from '../core/chart.ts';
import type { MeasureText, Picture, Shape, Spot } from '../core/shapes.ts';
import { drawTicksBelow, tickRow } from './axis.ts';
import { type GapList, gapList } from './gaps.ts';
import { drawPoint, MARK, NUMBERED, spotAt } from './marks.ts';
import { type Item, OVERHANG, type Placed, placeItems } from './place.ts';
import { axisPosition, type Position } from './scale.ts';
import { drawText, MINOR, NAME, STRONG, type TextBlock, textBlock } from './text.ts';

type MapChart = Chart & { kind: 'map' };

/** Below this width what is not known stands under the points of its lane, not beside them. */
const NARROW = 380;
const PAD = 8;

interface LanePlan {
  readonly lane: MapLane;
  readonly index: number;
  readonly title: TextBlock;
  readonly points: readonly { readonly point: MapPoint; readonly place: Placed; readonly label?: TextBlock }[];
  readonly gaps: GapList | undefined;
  /** Heights from the top of the lane. */
  readonly pointsTop: number;
  readonly gapsTop: number;
  readonly height: number;
}

/**
 * The map: value along a log axis, one band a lane, the cut as a dashed line. Points of unknown value are listed in
 * a hatched area of their lane, never placed by guess.
 */
export function mapPicture(chart: MapChart, width: number, measure: MeasureText): Picture {
  const hasGaps = chart.lanes.some((lane) => lane.gaps.length > 0);
  const aside = hasGaps && width >= NARROW ? Math.min(150, Math.max(96, width * 0.24)) : 0;
  const plot = { x: OVERHANG, width: width - aside - (aside > 0 ? 14 : 0) - 2 * OVERHANG };
  const position = axisPosition(chart.axis, plot.width);
  const gapWidth = aside > 0 ? aside : width;
  const lanes = chart.lanes.map((lane, index) =>
    planLane(chart, lane, index, position, plot.width, gapWidth, aside > 0, measure),
  );
  const cut = chart.cut === undefined ? undefined : textBlock(chart.cut.lines, STRONG, plot.width, measure);
  const gapTitle = aside > 0 ? textBlock(chart.gapTitle, MINOR, aside, measure) : undefined;
  const top = Math.max(cut?.height ?? 0, gapTitle?.height ?? 0) + 4;
  const end = top + lanes.reduce((height, lane) => height + lane.height, 0);
  const ticks = tickRow(chart.axis, position, plot.width, measure);
  const title = textBlock(chart.axis.title, MINOR, width, measure);

  let laneTop = top;
  const spots: Spot[] = [];
  const bands = lanes.map((lane) => {
    const shapes = drawLane(lane, laneTop, plot.x, position, width, aside);
    spots.push(...laneSpots(lane, laneTop, plot.x, position));
    laneTop += lane.height;
    return shapes;
  });
  return {
    width,
    height: end + 4 + ticks.height + 3 + title.height + 2,
    shapes: [
      ...drawTicksBelow(ticks, plot.x, top, end),
      ...(chart.cut === undefined || cut === undefined ? [] : drawCut(plot, position(chart.cut.value), cut, top, end)),
      ...(gapTitle === undefined ? [] : drawText(gapTitle, width - aside, top - 4 - gapTitle.height, 'start')),
      ...bands.flat(),
      horizontal(end, width, 'muted'),
      ...drawText(title, plot.x, end + 4 + ticks.height + 3, 'start'),
    ],
    spots,
  };
}

function planLane(
  chart: MapChart,
  lane: MapLane,
  index: number,
  position: Position,
  plotWidth: number,
  gapWidth: number,
  beside: boolean,
  measure: MeasureText,
): LanePlan {
  const title = textBlock(lane.lines, STRONG, plotWidth - 14, measure);
  const points = [...lane.points].sort((a, b) => a.from - b.from || a.to - b.to);
  const labels = points.map((point) =>
    point.number === undefined ? textBlock(point.name, NAME, plotWidth * 0.45, measure) : undefined,
  );
  const items = points.map((point, i): Item => {
    const label = labels[i];
    const box = { x1: position(point.from), x2: position(point.to), radius: label === undefined ? NUMBERED : MARK };
    return label === undefined ? box : { ...box, label: { width: label.width, height: label.height } };
  });
  const { placed, height } = placeItems(
    items,
    plotWidth,
    chart.cut === undefined ? undefined : position(chart.cut.value),
  );
  const pointsTop = PAD + title.height + 4;
  const plotEnd = pointsTop + height;
  const gaps =
    lane.gaps.length === 0 ? undefined : gapList(lane.gaps, beside ? undefined : chart.gapTitle, gapWidth, measure);
  const gapsTop = beside ? PAD : plotEnd + (height > 0 ? PAD : 0);
  return {
    lane,
    index,
    title,
    points: points.map((point, i) => planPoint(point, placed[i], labels[i])),
    gaps,
    pointsTop,
    gapsTop,
    height: Math.max(plotEnd, gaps === undefined ? 0 : gapsTop + gaps.height) + PAD,
  };
}

function planPoint(
  point: MapPoint,
  place: Placed | undefined,
  label: TextBlock | undefined,
): LanePlan['points'][number] {
  const placed = place ?? { y: 0 };
  return label === undefined ? { point, place: placed } : { point, place: placed, label };
}

function drawLane(
  plan: LanePlan,
  top: number,
  plotX: number,
  position: Position,
  width: number,
  aside: number,
): readonly Shape[] {
  const key: Shape =
    drawPoint({ index: plan.index, x1: plotX, x2: plotX, y: top + PAD + 6 })[0] ?? horizontal(top, width, 'rule');
  return [
    horizontal(top, width, plan.index === 0 ? 'muted' : 'rule'),
    ...backed(plan.title, plotX + MARK + 5, top + PAD),
    key,
    ...gapGround(plan, top, width, aside),
    ...(plan.gaps?.draw(
      aside > 0 ? width - aside : 0,
      top + plan.gapsTop,
      aside > 0 ? plan.height - 2 * PAD : undefined,
    ) ?? []),
    ...plan.points.flatMap(({ point, place, label }) => [
      ...(label === undefined || place.label === undefined
        ? []
        : backed(label, plotX + place.label.x, top + plan.pointsTop + place.label.y)),
      ...drawPoint({
        index: plan.index,
        x1: plotX + position(point.from),
        x2: plotX + position(point.to),
        y: top + plan.pointsTop + place.y,
        ...(point.number === undefined ? {} : { number: point.number }),
      }),
    ]),
  ];
}

function laneSpots(plan: LanePlan, top: number, plotX: number, position: Position): readonly Spot[] {
  return plan.points.map(({ point, place }) =>
    spotAt(point, plotX + position(point.from), plotX + position(point.to), top + plan.pointsTop + place.y),
  );
}

/** Under the points of its lane the list covers the grid and the cut, which mean nothing there. */
function gapGround(plan: LanePlan, top: number, width: number, aside: number): readonly Shape[] {
  if (plan.gaps === undefined || aside > 0) return [];
  return [
    {
      kind: 'rect',
      x: 0,
      y: top + plan.gapsTop - 2,
      width,
      height: plan.height - plan.gapsTop + 2 - 0.5,
      fill: 'paper',
    },
  ];
}

/** Text on a patch of paper, so that grid and cut lines do not run through it. */
function backed(block: TextBlock, x: number, y: number): readonly Shape[] {
  const patch: Shape = { kind: 'rect', x: x - 1, y, width: block.width + 2, height: block.height, fill: 'paper' };
  return [patch, ...drawText(block, x, y, 'start')];
}

function drawCut(
  plot: { readonly x: number; readonly width: number },
  at: number,
  label: TextBlock,
  top: number,
  end: number,
): readonly Shape[] {
  const middle = Math.max(label.width / 2 - plot.x, Math.min(at, plot.width - label.width / 2));
  const x = plot.x + at;
  const stroke = { paint: 'accent', width: 1, dash: [4, 3] } as const;
  return [
    { kind: 'line', x1: x, y1: top - 3, x2: x, y2: end, stroke },
    ...drawText(
      { ...label, rows: label.rows.map((row) => ({ ...row, paint: 'accent' })) },
      plot.x + middle,
      top - 4 - label.height,
      'middle',
    ),
  ];
}

function horizontal(y: number, width: number, paint: 'rule' | 'muted'): Shape {
  return { kind: 'line', x1: 0, y1: y, x2: width, y2: y, stroke: { paint, width: 0.6 } };
}
