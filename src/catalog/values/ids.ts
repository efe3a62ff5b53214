import type { Id, Value } from '../../core/value.ts';
import { unknownId } from '../context.ts';
import { itemsOf, kindWord, type Node, textOf } from '../node.ts';
import { type CellReading, tell, tellType } from './reading.ts';

/** A list of members of the attribute's vocabulary; one alone is a list of one, `[]` the empty set. */
export function readSet(node: Node, reading: CellReading, of: Id): Value | undefined {
  if (node.kind === 'map') return tellType(reading, 'list', node);
  const ids = idItems(node, reading).filter((item) => checkMember(item, reading, of));
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
  readonly node: Node;
}

function idItems(node: Node, reading: CellReading): readonly IdItem[] {
  return itemsOf(node).flatMap((item) => {
    const id = textOf(item);
    if (id !== undefined) return [{ id, node: item }];
    tell(reading, 'wrong-type', { expected: 'text', found: kindWord(item) }, item.span);
    return [];
  });
}

function checkMember({ id, node }: IdItem, reading: CellReading, of: Id): boolean {
  const vocabulary = reading.definitions.vocabularies.get(of);
  // An unknown vocabulary is reported at the attribute, once.
  if (vocabulary === undefined || vocabulary.ids.has(id)) return true;
  tell(reading, 'unknown-member', { member: id, vocabulary: of, known: vocabulary.known }, node.span);
  return false;
}

function distinct(items: readonly IdItem[]): readonly Id[] {
  return [...new Set(items.map((item) => item.id))];
}
