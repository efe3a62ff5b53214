import type { Chart, MapLane, MapPoint } from '../core/chart.ts';
import type { MeasureText, Picture, Shape, Spot } from '../core/shapes.ts';
import { drawLabels, type Ends, endsOf, gridLines, tickRow } from './axis.ts';
import { type GapList, gapList } from './gaps.ts';
import { drawPoint, MARK, NUMBERED, spotAt } from './marks.ts';
import { type Item, OVERHANG, type Placed, placeItems } from './place.ts';
import { axisPosition, type Position } from './scale.ts';
import { besideBlock, drawText, MINOR, NAME, STRONG, type TextBlock, textBlock } from './text.ts';

type MapChart = Chart & { kind: 'map' };

/** Below this width what is not known stands under the points of its lane, not beside them. */
const NARROW = 380;
const PAD = 8;
/** Room before the axis, for labels that stand left of their point. */
const LEFT = 20;
const HEAD_PAD = 2.5;
/** Room between the points and the list beside them. */
const ASIDE_GAP = 14;

interface LanePlan {
  readonly lane: MapLane;
  readonly index: number;
  readonly series: number;
  readonly title: TextBlock;
  readonly points: readonly { readonly point: MapPoint; readonly place: Placed; readonly label?: TextBlock }[];
  readonly gaps: GapList | undefined;
  /** Heights from the top of the lane. */
  readonly headHeight: number;
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
  const wanted = endsOf(chart.axis, measure);
  const right = aside > 0 ? Math.max(OVERHANG + ASIDE_GAP, wanted.right + 8) : Math.max(OVERHANG, wanted.right);
  const ends = { left: Math.max(LEFT, wanted.left), right };
  const plot = { x: ends.left, width: width - aside - ends.left - ends.right };
  const position = axisPosition(chart.axis, plot.width);
  const over = { left: ends.left, right: aside > 0 ? OVERHANG : ends.right };
  const gapWidth = aside > 0 ? aside : width;
  const lanes = chart.lanes.map((lane, index) =>
    planLane(chart, lane, index, position, plot.width, gapWidth, aside > 0, over, measure),
  );
  const cut = chart.cut === undefined ? undefined : textBlock(chart.cut.lines, STRONG, plot.width, measure);
  const gapTitle = aside > 0 ? textBlock(chart.gapTitle, MINOR, aside, measure) : undefined;
  const top = Math.max(cut?.height ?? 0, gapTitle?.height ?? 0) + 4;
  const end = top + lanes.reduce((height, lane) => height + lane.height, 0);
  const ticks = tickRow(chart.axis, position, plot.width, ends, measure);
  const foot = footOf(chart, plot, end + 4 + ticks.height + 3, measure);

  const last = lanes.at(-1);
  let laneTop = top;
  const spots: Spot[] = [];
  const grounds: Shape[] = [];
  const bands = lanes.map((lane) => {
    const gridEnd = laneTop + lane.height + (lane === last ? 2 : 0);
    grounds.push(
      ...gridLines(ticks, plot.x, laneTop + lane.headHeight, gridEnd),
      ...laneBand(lane, laneTop, width, aside),
    );
    const shapes = drawLane(lane, laneTop, plot.x, position, width, aside);
    spots.push(...laneSpots(lane, laneTop, plot.x, position));
    laneTop += lane.height;
    return shapes;
  });
  return {
    width,
    height: foot.bottom + 2,
    shapes: [
      ...grounds,
      ...drawLabels(ticks, plot.x, end + 4),
      ...(chart.cut === undefined || cut === undefined ? [] : drawCut(plot, position(chart.cut.value), cut, top, end)),
      ...(gapTitle === undefined ? [] : drawText(gapTitle, width - aside, top - 4 - gapTitle.height, 'start')),
      ...bands.flat(),
      horizontal(end, width, 'muted'),
      ...foot.shapes,
    ],
    spots,
  };
}

/** The title of the axis, and that height means nothing: at the other end of the line, or below where both are long. */
function footOf(
  chart: MapChart,
  plot: { readonly x: number; readonly width: number },
  top: number,
  measure: MeasureText,
): { readonly shapes: readonly Shape[]; readonly bottom: number } {
  const title = textBlock(chart.axis.title, MINOR, plot.width, measure);
  const note = textBlock(chart.heightNote, MINOR, plot.width, measure);
  const beside = title.width + 12 + note.width <= plot.width;
  const noteTop = beside ? top : top + title.height;
  return {
    shapes: [
      ...drawText(title, plot.x, top, 'start'),
      ...(beside ? drawText(note, plot.x + plot.width, top, 'end') : drawText(note, plot.x, noteTop, 'start')),
    ],
    bottom: Math.max(top + title.height, noteTop + note.height),
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
  over: Ends,
  measure: MeasureText,
): LanePlan {
  const title = besideBlock(lane.lines, STRONG, plotWidth, measure);
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
    over,
  );
  const headHeight = title.height + 2 * HEAD_PAD;
  const pointsTop = headHeight + PAD - 2;
  const plotEnd = pointsTop + height;
  const gaps =
    lane.gaps.length === 0 ? undefined : gapList(lane.gaps, beside ? undefined : chart.gapTitle, gapWidth, measure);
  const gapsTop = beside ? PAD : plotEnd + (height > 0 ? PAD : 0);
  return {
    lane,
    index,
    series: lane.series ?? index,
    title,
    points: points.map((point, i) => planPoint(point, placed[i], labels[i])),
    gaps,
    headHeight,
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
  return [
    ...backed(plan.title, HEAD_PAD + 2, top + HEAD_PAD, 'band'),
    horizontal(top, width, plan.index === 0 ? 'muted' : 'rule'),
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
        index: plan.series,
        x1: plotX + position(point.from),
        x2: plotX + position(point.to),
        y: top + plan.pointsTop + place.y,
        ...(point.number === undefined ? {} : { number: point.number }),
      }),
    ]),
  ];
}

/** The name of a lane stands in a band of its own, off the scale: nothing in it can be read as a value. */
function laneBand(plan: LanePlan, y: number, width: number, aside: number): readonly Shape[] {
  const reach = aside > 0 ? width - aside - ASIDE_GAP : width;
  return [{ kind: 'rect', x: 0, y, width: reach, height: plan.headHeight, fill: 'band' }];
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

/** Text on a patch of its ground, so that grid and cut lines do not run through it. */
function backed(block: TextBlock, x: number, y: number, fill: 'paper' | 'band' = 'paper'): readonly Shape[] {
  const patch: Shape = { kind: 'rect', x: x - 1, y, width: block.width + 2, height: block.height, fill };
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
