import { toNumber } from '../core/amount.ts';
import type { Concept } from '../core/catalog.ts';
import type { ChartGap, ChartValue } from '../core/chart.ts';
import type { Lines } from '../core/inline.ts';
import type { Amount, Cell, Id, QuantityPart, Value } from '../core/value.ts';
import type { Context } from './context.ts';
import { linesFor, localize, spoken, textIn } from './localize.ts';
import { type KnownMeasure, placingParts } from './measure.ts';
import { magnitudeOf } from './number.ts';
import { partSources } from './provenance.ts';
import { measureLines, missingLines, stylesOf } from './quantity.ts';

type Quantity = Extract<Value, { kind: 'quantity' }>;

/** What a chart can show of one concept: a value for each known member or total, a gap for each unknown one. */
export interface Charted {
  readonly values: readonly PlacedValue[];
  readonly gaps: readonly ChartGap[];
}

/** A chart value with its exact ends, from which the axis is made. */
export interface PlacedValue {
  readonly value: ChartValue;
  readonly from: Amount;
  readonly to: Amount;
}

/** Takes the members and totals of one cell apart. On a log axis zero has no place and is a gap that shows its 0. */
export function chartedOf(context: Context, concept: Concept, attribute: Id, scale: 'log' | 'linear'): Charted {
  const cell = context.facts.cell(concept, attribute);
  const ref = { concept: concept.id, attribute };
  const parts = cell.value.kind === 'quantity' ? placingParts(cell.value) : [];
  if (cell.value.kind !== 'quantity' || parts.length === 0) {
    const reason = cell.value.kind === 'missing' ? cell.value.reason : 'not-checked';
    return { values: [], gaps: [{ ref, name: nameOf(context, concept), display: missingLines(context, reason) }] };
  }
  const values: PlacedValue[] = [];
  const gaps: ChartGap[] = [];
  const styles = stylesOf(context, attribute, cell.value.unit);
  for (const part of parts) {
    const { measure } = part;
    const named = {
      ref: isUnnamed(cell.value, part) ? ref : { ...ref, part: part.id },
      name: nameOf(context, concept, part, parts.length > 1),
      display: measureLines(context, styles, measure),
    };
    const ends = measure.op === 'missing' ? undefined : endsOf(measure);
    if (ends === undefined || (scale === 'log' && magnitudeOf(ends.from) === undefined)) gaps.push(named);
    else values.push(placed(named, cell, part, ends));
  }
  return { values, gaps };
}

type Ends = Pick<PlacedValue, 'from' | 'to'> & { readonly approximate: boolean };

function placed(named: ChartGap, cell: Cell, part: QuantityPart, { from, to, approximate }: Ends): PlacedValue {
  const sources = partSources(cell, part);
  return { from, to, value: { ...named, from: toNumber(from), to: toNumber(to), approximate, sources } };
}

/** A bound is drawn at the bound, as approximate; its text says on which side the value lies. */
function endsOf(measure: KnownMeasure): Ends {
  if (measure.op === 'range') return { from: measure.from, to: measure.to, approximate: true };
  return { from: measure.at, to: measure.at, approximate: measure.op !== 'exact' };
}

/** `Gemini 1.0 Nano-1`: the concept, then the part where it has a name that tells it from others. */
function nameOf(context: Context, concept: Concept, part?: QuantityPart, several = false): Lines {
  const label = part === undefined || (part.role === 'total' && !several) ? undefined : part.label;
  if (label === undefined || Object.values(label).every((text) => text === '')) {
    return localize(context.rendition, concept.name);
  }
  return linesFor(context.rendition, (language) =>
    spoken(`${textIn(concept.name, language)} ${textIn(label, language)}`, language),
  );
}

/** The one part of a short-form quantity has no address of its own. */
function isUnnamed(quantity: Quantity, part: QuantityPart): boolean {
  return quantity.parts.length === 1 && Object.values(part.label).every((text) => text === '');
}
