import type { Id } from '../core/value.ts';
import type { Entry, Node } from './node.ts';

/** One entry of a section, with what the file says for all its concepts. */
export interface Definition extends Entry {
  readonly fileDefaults: Node | undefined;
}

/** The entries of one section over all files. `known` lists the ids once, for all that ask. */
export interface Table {
  readonly entries: ReadonlyMap<Id, Definition>;
  readonly known: readonly Id[];
}

/** The sections of the catalog that hold entries by id, with the word for one of them. */
export const SECTIONS = {
  vocabularies: 'vocabulary',
  units: 'unit',
  attributes: 'attribute',
  sources: 'source',
  concepts: 'concept',
  handouts: 'handout',
  tables: 'table',
} as const;
export type Section = keyof typeof SECTIONS;

/** The merged catalog, not yet read. */
export type Tables = Readonly<Record<Section, Table>>;
