import type { Attribute } from '../core/catalog.ts';
import type { Lines } from '../core/inline.ts';
import { lookup } from '../core/record.ts';
import { MISSING, type Value } from '../core/value.ts';
import type { Context } from './context.ts';
import { valueLines } from './display.ts';

/**
 * What a cell of an attribute may say, where that is a fixed list: each member of its vocabulary, or yes and no, then the
 * reasons why it is missing. None for computed attributes, which nobody enters, and for values of the past.
 */
export function choicesOf(context: Context, attribute: Attribute, at: string | undefined): readonly Lines[] {
  if (attribute.rule !== undefined || at !== undefined) return [];
  const values = valuesOf(context, attribute);
  if (values.length === 0) return [];
  const missing = MISSING.map((reason): Value => ({ kind: 'missing', reason }));
  return [...values, ...missing].map((value) => valueLines(context, attribute.id, value));
}

function valuesOf({ catalog }: Context, attribute: Attribute): readonly Value[] {
  if (attribute.kind === 'flag') return [true, false].map((on) => ({ kind: 'flag', on }));
  if (attribute.kind !== 'choice') return [];
  return (lookup(catalog.vocabularies, attribute.of)?.members ?? []).map(({ id }) => ({ kind: 'choice', id }));
}
