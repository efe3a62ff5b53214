import { toNumber } from '../core/amount.ts';
import type { Attribute, ChartSpec, Concept } from '../core/catalog.ts';
import type { Axis, Chart, ChartGap, MapLane, MapPoint } from '../core/chart.ts';
import type { Lines } from '../core/inline.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import type { Amount } from '../core/value.ts';
import { altOf } from './alt.ts';
import { axisFor } from './axis.ts';
import { chartedOf, type PlacedValue } from './chart-values.ts';
import type { Context } from './context.ts';
import { chooseLabelled } from './labelling.ts';
import { localize, wordLines } from './localize.ts';
import type { ComparedMatrix } from './matrix.ts';
import { orderAmounts } from './measure.ts';
import { groupByPlace, inOrder, type Place, placesOf } from './place.ts';
import { amountLines, stylesOf } from './quantity.ts';

type BarSpec = Extract<ChartSpec, { type: 'bar' }>;
type MapSpec = Extract<ChartSpec, { type: 'map' }>;

/**
 * The meaning of a chart: which numbers, on which axis, in which lanes; `chart/` draws it. Undefined where its matrix
 * or its attribute does not exist or is no quantity, which reading the catalog has reported.
 */
export function compareChart(
  context: Context,
  spec: ChartSpec,
  matrices: Dictionary<ComparedMatrix>,
): Chart | undefined {
  const concepts = lookup(matrices, spec.of)?.concepts;
  const attribute = lookup(context.catalog.attributes, spec.value);
  if (concepts === undefined || attribute?.kind !== 'quantity') return undefined;
  return spec.type === 'bar'
    ? barChart(context, spec, attribute, concepts)
    : mapChart(context, spec, attribute, concepts);
}

function barChart(context: Context, spec: BarSpec, attribute: Attribute, concepts: readonly Concept[]): Chart {
  const charted = concepts.map((concept) => chartedOf(context, concept, spec.value, spec.axis));
  const values = charted.flatMap((each) => each.values);
  const gaps = charted.flatMap((each) => each.gaps);
  return {
    kind: 'bar',
    id: spec.id,
    title: localize(context.rendition, spec.title),
    alt: altOf(context, spec, values, gaps),
    axis: chartAxis(context, attribute, spec.axis, values),
    bars: values.map((each) => each.value),
    gaps,
  };
}

function mapChart(context: Context, spec: MapSpec, attribute: Attribute, concepts: readonly Concept[]): Chart {
  const charted = groupByPlace(concepts, placesOf(context, spec.lanes));
  const lanes = inOrder(charted.keys()).map((place) => unlabelledLane(context, spec, place, charted.get(place) ?? []));
  const values = lanes.flatMap((lane) => lane.values);
  const cut = spec.cut === undefined ? undefined : lookup(context.spec.settings, spec.cut);
  const axis = chartAxis(context, attribute, 'log', values, cut);
  const points = labelled(lanes, axis, spec.labelled);
  return {
    kind: 'map',
    id: spec.id,
    title: localize(context.rendition, spec.title),
    alt: altOf(
      context,
      spec,
      values,
      lanes.flatMap((lane) => lane.gaps),
    ),
    axis,
    lanes: lanes.map(({ place, gaps }, index): MapLane => {
      return { id: place.id, lines: place.lines, points: points[index] ?? [], gaps };
    }),
    ...(cut === undefined ? {} : { cut: { value: toNumber(cut), lines: cutLines(context, attribute, cut) } }),
    gapTitle: wordLines(context, 'size-not-known'),
    heightNote: wordLines(context, 'height-free'),
    ...(spec.note === undefined ? {} : { note: localize(context.rendition, spec.note) }),
  };
}

interface Lane {
  readonly place: Place;
  readonly values: readonly PlacedValue[];
  readonly gaps: readonly ChartGap[];
}

/** A lane reads from small to great; equal values stand in the matrix's order. */
function unlabelledLane(context: Context, spec: MapSpec, place: Place, concepts: readonly Concept[]): Lane {
  const charted = concepts.map((concept) => chartedOf(context, concept, spec.value, 'log'));
  const values = charted.flatMap((each) => each.values);
  const ascending = [...values].sort((a, b) => orderAmounts(a.from, b.from));
  return { place, values: ascending, gaps: charted.flatMap((each) => each.gaps) };
}

/** Names for at most so many points, numbers from 1 in reading order for the rest: lane by lane, small to great. */
function labelled(lanes: readonly Lane[], axis: Axis, most: number): readonly (readonly MapPoint[])[] {
  const span = Math.log10(axis.max) - Math.log10(axis.min);
  const candidates = lanes.flatMap((lane, index) =>
    lane.values.map(({ value }) => ({ lane: index, at: (Math.log10(value.from) - Math.log10(axis.min)) / span })),
  );
  const named = chooseLabelled(candidates, most);
  let index = 0;
  let number = 0;
  return lanes.map((lane) =>
    lane.values.map(({ value }) => {
      const isNamed = named.has(index++);
      return isNamed ? value : { ...value, number: ++number };
    }),
  );
}

function chartAxis(
  context: Context,
  attribute: Attribute,
  scale: Axis['scale'],
  values: readonly PlacedValue[],
  cut?: Amount,
): Axis {
  const amounts = [...values.flatMap((each) => [each.from, each.to]), ...(cut === undefined ? [] : [cut])];
  return axisFor(context, attribute, stylesOf(context, attribute.id, unitOf(attribute)), scale, amounts);
}

function cutLines(context: Context, attribute: Attribute, cut: Amount): Lines {
  return amountLines(context, stylesOf(context, attribute.id, unitOf(attribute)), cut);
}

function unitOf(attribute: Attribute): string {
  return attribute.kind === 'quantity' ? attribute.unit : '';
}
