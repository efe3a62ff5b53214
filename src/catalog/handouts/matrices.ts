import type { AttributePick, ConceptSelection, CrosstabSpec, MatrixSpec, SortKeySpec } from '../../core/catalog.ts';
import type { LocalizedText } from '../../core/language.ts';
import type { Id } from '../../core/value.ts';
import { child, type Entry, itemsOf, type Node, textOf } from '../node.ts';
import { readWrittenDate } from '../provenance.ts';
import { readInlines, readText } from '../texts.ts';
import { checkKind, readWhere } from './conditions.ts';
import { type HandoutReading, readAttributeId, readAttributeIds, readConceptIds } from './reading.ts';

/** A matrix; without a title of its own it takes the handout's. */
export function readMatrix(entry: Entry, handoutTitle: LocalizedText, reading: HandoutReading): MatrixSpec {
  const { key: id, value: node } = entry;
  const { context, what } = reading;
  const groupBy = readGroupBy(child(node, 'group-by'), reading);
  const stub = readText(child(node, 'stub'), { what: `${what}/stub` }, context);
  const note = readInlines(child(node, 'note'), { what: `${what}/note` }, context);
  return {
    id,
    title: readText(child(node, 'title'), { what: `${what}/title` }, context) ?? handoutTitle,
    concepts: readSelection(child(node, 'concepts'), reading),
    attributes: itemsOf(child(node, 'attributes')).flatMap((item) => readPick(item, reading) ?? []),
    ...(groupBy !== undefined && { groupBy }),
    sort: readSort(child(node, 'sort'), reading),
    conceptsAs: textOf(child(node, 'concepts-as')) === 'columns' ? 'columns' : 'rows',
    ...(stub !== undefined && { stub }),
    ...(note !== undefined && { note }),
  };
}

/** A crosstab; undefined where its rows or columns are no choice attributes. */
export function readCrosstab(
  entry: Entry,
  handoutTitle: LocalizedText,
  reading: HandoutReading,
): CrosstabSpec | undefined {
  const { key: id, value: node } = entry;
  const { context, what } = reading;
  const rows = readAttributeId(child(node, 'rows'), reading, ['choice']);
  const columns = readAttributeId(child(node, 'columns'), reading, ['choice']);
  const note = readInlines(child(node, 'note'), { what: `${what}/note` }, context);
  const common = {
    id,
    title: readText(child(node, 'title'), { what: `${what}/title` }, context) ?? handoutTitle,
    concepts: readSelection(child(node, 'concepts'), reading),
    show: readAttributeIds(child(node, 'show'), reading),
    marked: readConceptIds(child(node, 'marked'), reading),
    sort: readSort(child(node, 'sort'), reading),
    ...(note !== undefined && { note }),
  };
  if (rows === undefined || columns === undefined) return undefined;
  return { ...common, rows, columns, always: readAlways(child(node, 'always'), [rows, columns], reading) };
}

/** Which concepts: by id, by kind, by condition. */
export function readSelection(node: Node | undefined, reading: HandoutReading): ConceptSelection {
  const kindNode = child(node, 'kind');
  const kind = textOf(kindNode);
  if (kindNode !== undefined && kind !== undefined) checkKind(kind, kindNode, reading);
  const ids = child(node, 'ids');
  const whereNode = child(node, 'where');
  const where = whereNode === undefined ? undefined : readWhere(whereNode, reading);
  return {
    ...(ids !== undefined && { ids: readConceptIds(ids, reading) }),
    ...(kind !== undefined && { kind }),
    ...(where !== undefined && { where }),
  };
}

function readPick(node: Node, reading: HandoutReading): AttributePick | undefined {
  if (node.kind === 'map' && node.entries.has('spanner')) {
    const spanner = readText(child(node, 'spanner'), { what: `${reading.what}/attributes spanner` }, reading.context);
    const of = readAttributeIds(child(node, 'of'), reading);
    return spanner === undefined ? undefined : { spanner, of };
  }
  const attribute = readAttributeId(node.kind === 'map' ? child(node, 'attribute') : node, reading);
  const label = readText(child(node, 'label'), { what: `${reading.what}/attributes label` }, reading.context);
  if (attribute === undefined) return undefined;
  const at = readAt(child(node, 'at'), attribute, reading);
  return { attribute, ...(label !== undefined && { label }), ...(at !== undefined && { at }) };
}

/** The date of a pick. A computed attribute has no history to ask. */
function readAt(node: Node | undefined, attribute: Id, { context, definitions }: HandoutReading): string | undefined {
  if (node === undefined || definitions.attributes.get(attribute)?.rule === undefined) {
    return readWrittenDate(node, context);
  }
  context.report({ code: 'not-allowed', severity: 'error', args: { found: 'at', known: ['label'] }, span: node.span });
  return undefined;
}

/** A choice attribute, or `kind`. */
function readGroupBy(node: Node | undefined, reading: HandoutReading): Id | undefined {
  return textOf(node) === 'kind' ? 'kind' : readAttributeId(node, reading, ['choice']);
}

/** `kind`, `id` and `name` may stand where else an attribute does. */
function readSort(node: Node | undefined, reading: HandoutReading): readonly SortKeySpec[] {
  return itemsOf(node).flatMap((item) => {
    const byNode = child(item, 'by');
    const named = textOf(byNode);
    const by = named === 'kind' || named === 'id' ? named : readAttributeId(byNode, reading);
    const order = textOf(child(item, 'order')) === 'desc' ? 'desc' : 'asc';
    return by === undefined ? [] : [{ by, order }];
  });
}

/** Members of the vocabularies of either side. */
function readAlways(node: Node | undefined, sides: readonly [Id, Id], reading: HandoutReading): readonly Id[] {
  const { context, definitions } = reading;
  const vocabularies = sides.flatMap((side) => {
    const attribute = definitions.attributes.get(side);
    return attribute?.kind === 'choice' ? (definitions.vocabularies.get(attribute.of) ?? []) : [];
  });
  return itemsOf(node).flatMap((item) => {
    const member = textOf(item);
    if (member === undefined || vocabularies.length < 2 || vocabularies.some(({ ids }) => ids.has(member))) {
      return member ?? [];
    }
    const vocabulary = vocabularies.map((one) => one.id).join(', ');
    const known = vocabularies.flatMap((one) => one.known);
    context.report({ code: 'unknown-member', severity: 'error', args: { member, vocabulary, known }, span: item.span });
    return [];
  });
}
