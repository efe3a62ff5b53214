import type { Id, Value } from '../../core/value.ts';
import { unknownId } from '../context.ts';
import { itemsOf, kindWord, type Node, type ScalarNode } from '../node.ts';
import { type CellReading, type IndexedVocabulary, tell, tellMissingWord, tellRewrite, tellType } from './reading.ts';

/** A list of members of the attribute's vocabulary; one alone is a list of one, `[]` the empty set. */
export function readSet(node: Node, reading: CellReading, of: Id): Value | undefined {
  if (node.kind === 'map') return tellType(reading, 'list', node);
  const listed = node.kind === 'list';
  const ids = idItems(node, reading).filter((item) => checkMember(item, reading, of, listed));
  return { kind: 'set', ids: distinct(ids) };
}

/** One member of the attribute's vocabulary. */
export function readChoice(node: Node, reading: CellReading, of: Id): Value | undefined {
  if (node.kind !== 'scalar') return tellType(reading, 'text', node);
  return checkMember({ id: node.text, node }, reading, of) ? { kind: 'choice', id: node.text } : undefined;
}

/** A list of concepts; one alone is a list of one. */
export function readConcepts(node: Node, reading: CellReading): Value | undefined {
  if (node.kind === 'map') return tellType(reading, 'list', node);
  const { concepts } = reading.context.tables;
  const ids = idItems(node, reading).filter((item) => {
    if (concepts.entries.has(item.id)) return true;
    unknownId(reading.context.report, 'unknown-concept', item.id, concepts.known, item.node.span);
    return false;
  });
  return { kind: 'concepts', ids: distinct(ids) };
}

interface IdItem {
  readonly id: Id;
  readonly node: ScalarNode;
}

function idItems(node: Node, reading: CellReading): readonly IdItem[] {
  return itemsOf(node).flatMap((item) => {
    if (item.kind === 'scalar') return [{ id: item.text, node: item }];
    tell(reading, 'wrong-type', { expected: 'text', found: kindWord(item) }, item.span);
    return [];
  });
}

function checkMember({ id, node }: IdItem, reading: CellReading, of: Id, listed = false): boolean {
  const vocabulary = reading.definitions.vocabularies.get(of);
  // An unknown vocabulary is reported at the attribute, once.
  if (vocabulary === undefined || vocabulary.ids.has(id)) return true;
  if (tellNear({ id, node }, vocabulary, reading, listed)) return false;
  tell(reading, 'unknown-member', { member: id, vocabulary: of, known: vocabulary.known }, node.span);
  return false;
}

/** Reports a label where its id belongs, several ids in one text, and words for "no value". */
function tellNear(
  { id: text, node }: IdItem,
  vocabulary: IndexedVocabulary,
  reading: CellReading,
  listed: boolean,
): boolean {
  const meant = memberOf(text, vocabulary);
  const pieces = text.split(/\s*(?:[,;/|+&，、；／]|\band\b|和|与|及)\s*/).filter((piece) => piece !== '');
  const ids = pieces.flatMap((piece) => memberOf(piece, vocabulary) ?? []);
  if (meant !== undefined) tellRewrite(reading, 'label-for-id', node, meant);
  else if (reading.attribute.kind === 'set' && ids.length > 1 && ids.length === pieces.length) {
    tellRewrite(reading, 'list-rewrite', node, listed ? ids.join(', ') : `[${ids.join(', ')}]`);
  } else return tellMissingWord(node, reading);
  return true;
}

/** The member that a text names by its id or by a label, in any letter case. */
function memberOf(text: string, vocabulary: IndexedVocabulary): Id | undefined {
  const small = text.trim().toLowerCase();
  const found = vocabulary.members.find(
    ({ id, label, symbol }) =>
      id === small || symbol === text.trim() || Object.values(label).some((one) => one.toLowerCase() === small),
  );
  return found?.id;
}

function distinct(items: readonly IdItem[]): readonly Id[] {
  return [...new Set(items.map((item) => item.id))];
}
