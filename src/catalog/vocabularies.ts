import type { Member } from '../core/catalog.ts';
import { type Context, isId } from './context.ts';
import { child, type Entry, entriesOf, textOf } from './node.ts';
import { labelledVocabularyShape, shortVocabularyShape } from './shape.ts';
import { checkShape } from './shape-check.ts';
import type { Definition } from './table.ts';
import { readInlines, readText } from './texts.ts';
import type { IndexedVocabulary } from './values/reading.ts';

/** A vocabulary with its members in the order of the file; with `members` it has a label too. */
export function readVocabulary(definition: Definition, context: Context): IndexedVocabulary {
  const { key: id, value: node } = definition;
  const long = node.kind === 'map' && node.entries.has('members');
  checkShape(node, long ? labelledVocabularyShape : shortVocabularyShape, place(definition), context.report);
  const label = long ? readText(child(node, 'label'), { what: `vocabularies/${id}/label` }, context) : undefined;
  const entries = entriesOf(long ? child(node, 'members') : node);
  const ids = new Set(entries.map((entry) => entry.key));
  const known = [...ids];
  const members = entries.map((entry) => readMember(entry, `vocabularies/${id}/${entry.key}`, context));
  for (const entry of entries) checkCountsAs(entry, id, ids, known, context);
  return { id, ...(label !== undefined && { label }), members, ids, known };
}

function readMember(entry: Entry, what: string, context: Context): Member {
  const { key: id, keySpan, value } = entry;
  if (!isId(id)) context.report({ code: 'bad-id', severity: 'error', args: { id }, span: keySpan });
  const label = readText(child(value, 'label'), { what: `${what}/label` }, context) ?? { '*': id };
  const countsAs = textOf(child(value, 'counts-as'));
  const symbol = textOf(child(value, 'symbol'));
  const description = readInlines(child(value, 'description'), { what: `${what}/description` }, context);
  return {
    id,
    label,
    ...(countsAs !== undefined && { countsAs }),
    ...(symbol !== undefined && { symbol }),
    ...(description !== undefined && { description }),
  };
}

function checkCountsAs(
  entry: Entry,
  vocabulary: string,
  ids: ReadonlySet<string>,
  known: readonly string[],
  context: Context,
): void {
  const node = child(entry.value, 'counts-as');
  const member = textOf(node);
  if (node === undefined || member === undefined || ids.has(member)) return;
  context.report({ code: 'unknown-member', severity: 'error', args: { member, vocabulary, known }, span: node.span });
}

function place(entry: Entry) {
  return { name: entry.key, keySpan: entry.keySpan };
}
