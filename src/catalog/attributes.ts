import type { Attribute } from '../core/catalog.ts';
import type { Id } from '../core/value.ts';
import { CONCEPT_KEYS, type Context, unknownId } from './context.ts';
import { child, type Node, scalarValue, textOf } from './node.ts';
import { attributeShape } from './shape.ts';
import { checkShape } from './shape-check.ts';
import type { Definition } from './table.ts';
import { readInlines, readText } from './texts.ts';

/** An attribute without its rule, which needs all attributes; undefined where its kind cannot be told. */
export function readAttribute(definition: Definition, context: Context): Attribute | undefined {
  const { key: id, keySpan, value: node } = definition;
  checkShape(node, attributeShape, { name: id, keySpan }, context.report);
  if (CONCEPT_KEYS.includes(id) || id === 'id') {
    context.report({ code: 'bad-id', severity: 'error', args: { id }, span: keySpan });
  }
  const what = `attributes/${id}`;
  const neutral = child(node, 'neutral');
  const description = readInlines(child(node, 'description'), { what: `${what}/description` }, context);
  const base = {
    id,
    label: readText(child(node, 'label'), { what: `${what}/label` }, context) ?? { '*': id },
    neutral: neutral?.kind === 'scalar' && scalarValue(neutral) === true,
    ...(description !== undefined && { description }),
  };
  return ofKind(base, node, context);
}

type Base = Pick<Attribute, 'id' | 'label' | 'neutral' | 'description'>;

function ofKind(base: Base, node: Node, context: Context): Attribute | undefined {
  const kind = textOf(child(node, 'kind'));
  switch (kind) {
    case 'text':
    case 'flag':
    case 'date':
    case 'concepts':
    case 'link':
      return { ...base, kind };
    case 'quantity': {
      const significant = Number(textOf(child(child(node, 'display'), 'significant')));
      const unit = reference(child(node, 'unit'), 'unknown-unit', context) ?? '';
      const usable = Number.isInteger(significant) && significant >= 1 && significant <= 21;
      return { ...base, kind, unit, ...(usable && { significant }) };
    }
    case 'set':
    case 'choice':
      return { ...base, kind, of: reference(child(node, 'of'), 'unknown-vocabulary', context) ?? '' };
    default:
      return undefined;
  }
}

function reference(
  node: Node | undefined,
  code: 'unknown-unit' | 'unknown-vocabulary',
  context: Context,
): Id | undefined {
  const id = textOf(node);
  if (node === undefined || id === undefined) return undefined;
  const table = code === 'unknown-unit' ? context.tables.units : context.tables.vocabularies;
  if (!table.entries.has(id)) unknownId(context.report, code, id, table.known, node.span);
  return id;
}

/** Reports an attribute that nothing defines. */
export function checkAttributeId(id: Id, node: Node, context: Context): boolean {
  const { entries, known } = context.tables.attributes;
  if (entries.has(id)) return true;
  unknownId(context.report, 'unknown-attribute', id, known, node.span);
  return false;
}
