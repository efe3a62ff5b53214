import type { Attribute, Concept, MatrixSpec } from '../core/catalog.ts';
import type { Lines } from '../core/inline.ts';
import type { LocalizedText } from '../core/language.ts';
import type { Spanner } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
import type { Cell } from '../core/value.ts';
import { columnStyle, withUnit } from './column-style.ts';
import type { Context } from './context.ts';
import { cellAt, pickId } from './history.ts';
import { localize } from './localize.ts';

/** The attributes that a matrix shows, in order, and the labels over neighbouring ones. */
export interface ShownAttributes {
  readonly attributes: readonly ShownAttribute[];
  readonly spanners: readonly Spanner[];
}

export interface ShownAttribute {
  readonly attribute: Attribute;
  /** The date whose values are shown, where it is not the present. */
  readonly at?: string;
  readonly lines: Lines;
  /** What its header says: the label, and the unit where all cells share it. */
  readonly header: Lines;
  /** The context in which its cells are written. */
  readonly written: Context;
}

/** One pick of the user's, with its place in the file for diagnostics. */
interface Candidate {
  readonly attribute: Attribute;
  readonly label: LocalizedText;
  readonly spanner?: LocalizedText;
  readonly date?: string;
  readonly at: string;
}

/**
 * The attributes of a matrix: each once, unknown ones (reported when reading) passed over, and those that are not
 * applicable to any concept shown dropped and reported.
 */
export function shownAttributes(context: Context, spec: MatrixSpec, concepts: readonly Concept[]): ShownAttributes {
  const attributes: ShownAttribute[] = [];
  const spanners: { text: LocalizedText; lines: Lines; from: number; to: number }[] = [];
  const seen = new Set<string>();
  for (const { attribute, label, spanner, date, at } of candidates(context, spec)) {
    const id = pickId(attribute.id, date);
    if (seen.has(id)) continue;
    seen.add(id);
    const cells = () => cellsOf(context, concepts, attribute, date);
    if (concepts.length > 0 && every(cells(), isNotApplicable)) {
      const args = { attribute: attribute.id, matrix: spec.id };
      context.report({ code: 'attribute-not-applicable', severity: 'warning', args, at });
      continue;
    }
    const lines = localize(context.rendition, label);
    const style = columnStyle(context, attribute, cells);
    const header = withUnit(context, lines, style?.unit);
    const shown = { attribute, lines, header, written: style?.written ?? context };
    const index = attributes.push(date === undefined ? shown : { ...shown, at: date }) - 1;
    const last = spanners.at(-1);
    if (spanner === undefined) continue;
    if (last?.text === spanner) last.to = index + 1;
    else spanners.push({ text: spanner, lines: localize(context.rendition, spanner), from: index, to: index + 1 });
  }
  return { attributes, spanners: spanners.map(({ lines, from, to }) => ({ lines, from, to })) };
}

function* candidates(context: Context, spec: MatrixSpec): Generator<Candidate> {
  const base = `handouts/${context.spec.id}/matrices/${spec.id}/attributes`;
  for (const [index, pick] of spec.attributes.entries()) {
    const at = `${base}/${index}`;
    if ('attribute' in pick) {
      const attribute = lookup(context.catalog.attributes, pick.attribute);
      const date = pick.at === undefined ? {} : { date: pick.at };
      if (attribute !== undefined) yield { attribute, label: pick.label ?? attribute.label, at, ...date };
      continue;
    }
    for (const [inner, id] of pick.of.entries()) {
      const attribute = lookup(context.catalog.attributes, id);
      if (attribute === undefined) continue;
      yield { attribute, label: attribute.label, spanner: pick.spanner, at: `${at}/of/${inner}` };
    }
  }
}

function* cellsOf(
  context: Context,
  concepts: readonly Concept[],
  attribute: Attribute,
  date?: string,
): Generator<Cell> {
  const read = context.facts.reader(attribute.id);
  for (const concept of concepts) {
    const cell = read(concept);
    yield date === undefined ? cell : cellAt(cell, date);
  }
}

function isNotApplicable({ value }: Cell): boolean {
  return value.kind === 'missing' && value.reason === 'not-applicable';
}

function every<T>(items: Iterable<T>, holds: (item: T) => boolean): boolean {
  for (const item of items) if (!holds(item)) return false;
  return true;
}
