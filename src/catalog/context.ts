import type { Report, Span } from '../core/diagnostic.ts';
import type { Language } from '../core/language.ts';
import type { Id } from '../core/value.ts';
import type { Tables } from './table.ts';

/** What every reader of a part of the catalog needs: where to report, the languages, the ids that there are. */
export interface Context {
  readonly report: Report;
  readonly languages: readonly [Language, ...Language[]];
  /** Attributes, concepts, sources and the rest by id, as they stand in the files. */
  readonly tables: Tables;
  /** The line of a span as it should be, with this written in the span's place. */
  readonly corrected: (span: Span, write: string) => string;
}

/** The keys of a concept that are not attributes; attributes may not take these names, nor `id`, used in sorting. */
export const CONCEPT_KEYS: readonly string[] = ['kind', 'name', 'defaults'];

type ReferenceCode =
  | 'unknown-attribute'
  | 'unknown-concept'
  | 'unknown-source'
  | 'unknown-vocabulary'
  | 'unknown-unit'
  | 'unknown-setting'
  | 'unknown-matrix';

/** Reports an id that nothing has. */
export function unknownId(report: Report, code: ReferenceCode, id: Id, known: readonly string[], span: Span): void {
  report({ code, severity: 'error', args: { id, known }, span });
}

/** Ids are small letters, digits and hyphens; a digit may come first (`3d`). */
export function isId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]*$/.test(text);
}
