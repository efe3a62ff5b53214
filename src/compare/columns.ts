import type { Attribute, Concept, MatrixSpec } from '../core/catalog.ts';
import type { Lines } from '../core/inline.ts';
import type { LocalizedText } from '../core/language.ts';
import type { Spanner } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
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
    if (concepts.length > 0 && concepts.every((concept) => isNotApplicable(context, concept, attribute, date))) {
      const args = { attribute: attribute.id, matrix: spec.id };
      context.report({ code: 'attribute-not-applicable', severity: 'warning', args, at });
      continue;
    }
    const shown = { attribute, lines: localize(context.rendition, label) };
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

function isNotApplicable(context: Context, concept: Concept, attribute: Attribute, date?: string): boolean {
  const cell = context.facts.cell(concept, attribute.id);
  const { value } = date === undefined ? cell : cellAt(cell, date);
  return value.kind === 'missing' && value.reason === 'not-applicable';
}
