import type { Catalog, Member, Vocabulary } from '../core/catalog.ts';
import { lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';

/** The vocabulary that gives the kinds of concepts their labels and order, where a catalog has it. */
export const KIND_VOCABULARY = 'kind';

/** A vocabulary made quick to ask: each member with its place and all that it counts as. */
export interface VocabularyIndex {
  readonly members: ReadonlyMap<Id, IndexedMember>;
}

interface IndexedMember {
  readonly member: Member;
  readonly order: number;
  /** The member itself, then what it counts as, then what that counts as. */
  readonly lineage: readonly Id[];
}

/** Indexes a vocabulary; a circle of `counts-as` ends where it would repeat itself. */
export function indexVocabulary(vocabulary: Vocabulary): VocabularyIndex {
  const byId = new Map(vocabulary.members.map((member) => [member.id, member]));
  const members = new Map<Id, IndexedMember>();
  for (const [order, member] of vocabulary.members.entries()) {
    members.set(member.id, { member, order, lineage: lineageOf(member, byId) });
  }
  return { members };
}

/** Whether a member is the wanted one or counts as it: code counts as text, text does not count as code. */
export function countsAs(index: VocabularyIndex | undefined, id: Id, wanted: Id): boolean {
  return id === wanted || (index?.members.get(id)?.lineage.includes(wanted) ?? false);
}

/** The member as which one is counted: the end of its `counts-as`. */
export function countedAs(index: VocabularyIndex | undefined, id: Id): Id {
  return index?.members.get(id)?.lineage.at(-1) ?? id;
}

/** The vocabulary behind an attribute: of a set or choice, or of the pseudo-attribute `kind`. */
export function vocabularyIdOf(catalog: Catalog, attribute: Id): Id | undefined {
  if (attribute === KIND_VOCABULARY) return KIND_VOCABULARY;
  const found = lookup(catalog.attributes, attribute);
  return found !== undefined && (found.kind === 'set' || found.kind === 'choice') ? found.of : undefined;
}

function lineageOf(member: Member, byId: ReadonlyMap<Id, Member>): readonly Id[] {
  const lineage = [member.id];
  let next = member.countsAs;
  while (next !== undefined && !lineage.includes(next)) {
    lineage.push(next);
    next = byId.get(next)?.countsAs;
  }
  return lineage;
}
