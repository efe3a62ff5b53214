import { chartPicture } from '../chart/index.ts';
import type { Chart, MapLane } from '../core/chart.ts';
import { plainLines } from '../core/inline.ts';
import type { MeasureText, Picture } from '../core/shapes.ts';
import { unexpected } from '../core/unexpected.ts';
import { barStrips } from './bar-figure.ts';
import { captionStrip, type OnDraw } from './caption.ts';
import { laneDataStrips } from './chart-data.ts';
import { gapStrips } from './chart-gaps.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import { moved, scaledPicture, spacedText } from './picture.ts';
import type { Place } from './prose.ts';
import { paragraphsOf } from './runs.ts';
import { addShape } from './sheet.ts';
import { grow } from './structure.ts';
import { LOOKS } from './style.ts';
import { noteStrips } from './table.ts';
import { continuedCaption } from './table-continued.ts';
import { naturalWidth } from './wrap.ts';

type MapChart = Chart & { kind: 'map' };

/** A chart: title, picture with its conclusion as alternative text, note; then what the picture does not print. */
export function chartStrips(composing: Composing, place: Place, chart: Chart, onDraw?: OnDraw): readonly Strip[] {
  const titleNode = grow(place.parent, 'P');
  const title = paragraphsOf(composing, titleNode, chart.title, LOOKS.caption, chart.id);
  const caption = captionStrip(composing, title, place.frame, onDraw);
  switch (chart.kind) {
    case 'bar': {
      const bars = barStrips(composing, place, chart, exactly(composing));
      const gaps = gapStrips(composing, place, chart.gaps, chart.id);
      // What is missing from the chart is told on a page that shows some of it.
      const kept = bars.map((strip, index) =>
        index === bars.length - 1 ? { ...strip, keep: gaps.length > 0 } : strip,
      );
      return [caption, ...kept, ...gaps, ...noteStrips(composing, place, chart.note)];
    }
    case 'map':
      return [caption, ...mapStrips(composing, place, chart)];
    default:
      return unexpected(chart);
  }
}

/** The width that words have as they are drawn, with the room between Han and Latin. */
function exactly({ type }: Composing): MeasureText {
  return (text, size, weight) => {
    const run = { text, weight, paint: 'ink', scale: 1, rise: 0, mark: 0 } as const;
    return naturalWidth(type, [{ runs: [run], scale: 1, leading: 1, before: 0 }], size);
  };
}

/**
 * The map in one picture where a page has room for it, else a picture a lane, or a part of a lane: type is never shrunk.
 * Each picture is followed by the values of its lanes.
 */
function mapStrips(composing: Composing, place: Place, chart: MapChart): readonly Strip[] {
  const parts = fittingParts(composing, place, chart);
  return parts.flatMap(({ part, picture }, index) => {
    const more = index > 0;
    const caption = more ? [followingCaption(composing, place, chart)] : [];
    const note = index === parts.length - 1 ? noteStrips(composing, place, chart.note) : [];
    const figure = pictureStrip(composing, place, part, picture, more);
    return [...caption, figure, ...note, ...part.lanes.flatMap((lane) => laneDataStrips(composing, place, part, lane))];
  });
}

function followingCaption(composing: Composing, place: Place, chart: MapChart): Strip {
  const { style } = composing;
  const caption = continuedCaption(composing, chart.title, { frame: place.frame, size: style.small });
  return { ...caption, before: style.gap * 1.7 };
}

interface Part {
  readonly part: MapChart;
  readonly picture: Picture;
}

/** Room that a picture leaves on its page for heading, caption and the first of its data, in em of the body. */
const AROUND = 13;
/** The size of the small print for which charts are drawn, and the size of theirs. */
const CHART_FINE = 7.2;
const CHART_SMALL = 7.5;

function fittingParts(composing: Composing, place: Place, chart: MapChart): readonly Part[] {
  const { style } = composing;
  const room = place.pageHeight - style.body * AROUND;
  // Charts are drawn in type of a fixed size; a theme of larger type gets a larger drawing, if need be in its finest.
  for (const by of [Math.max(1, style.fine / CHART_FINE), Math.max(1, style.fine / CHART_SMALL)]) {
    const picture = scaledPicture(chartPicture(chart, place.frame.width / by, exactly(composing)), by);
    if (picture.height <= room) return [{ part: chart, picture }];
    if (by === Math.max(1, style.fine / CHART_SMALL) && halves(chart).length === 1) return [{ part: chart, picture }];
  }
  return halves(chart).flatMap((part) => fittingParts(composing, place, part));
}

/** The map lane by lane; one lane in two halves, from small to great, the last with what has no value. */
function halves(chart: MapChart): readonly MapChart[] {
  const [lane, ...others] = chart.lanes;
  if (lane === undefined) return [chart];
  if (others.length > 0) return chart.lanes.map((each, series) => ({ ...chart, lanes: [{ series, ...each }] }));
  const { points } = lane;
  if (points.length < 2) return [chart];
  const middle = Math.ceil(points.length / 2);
  const half = (part: Partial<MapLane>): MapChart => ({ ...chart, lanes: [{ ...lane, ...part }] });
  return [half({ points: points.slice(0, middle), gaps: [] }), half({ points: points.slice(middle) })];
}

function pictureStrip(composing: Composing, place: Place, chart: MapChart, picture: Picture, more: boolean): Strip {
  const { frame, parent } = place;
  const mark = composing.newMark();
  const alt = [plainLines(chart.alt), ...(more ? [plainLines(composing.word('continued'))] : [])].join(' ');
  grow(parent, 'Figure', { alt }).children.push(mark);
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
