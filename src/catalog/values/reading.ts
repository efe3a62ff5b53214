import type { Attribute, Vocabulary } from '../../core/catalog.ts';
import type { Diagnostic, DiagnosticCode, Span } from '../../core/diagnostic.ts';
import type { DiagnosticArgs } from '../../core/diagnostic-codes.ts';
import { type CellRef, type Id, refName } from '../../core/value.ts';
import type { Context } from '../context.ts';
import { kindWord, type Node, type ScalarNode } from '../node.ts';
import { missingWord } from './missing-words.ts';
import type { UnitGrammar } from './unit-grammar.ts';

/** What the attributes and vocabularies say, by id, for reading cells, rules and handouts. */
export interface Definitions {
  readonly attributes: ReadonlyMap<Id, Attribute>;
  readonly vocabularies: ReadonlyMap<Id, IndexedVocabulary>;
  readonly units: ReadonlyMap<Id, UnitGrammar>;
}

export interface IndexedVocabulary extends Vocabulary {
  readonly known: readonly Id[];
  readonly ids: ReadonlySet<Id>;
}

/** What the reader of one value needs to know of its cell. */
export interface CellReading {
  readonly context: Context;
  readonly definitions: Definitions;
  readonly attribute: Attribute;
  readonly ref: CellRef;
}

/** Reports a mistake in a cell, at a span, with the cell's address. */
export function tell<Code extends DiagnosticCode>(
  reading: CellReading,
  code: Code,
  args: DiagnosticArgs[Code],
  span: Span,
): undefined {
  const diagnostic = { code, severity: 'error', args, span, cell: reading.ref };
  // The code and its args belong together by the signature; the compiler cannot see that through the union.
  reading.context.report(diagnostic as unknown as Diagnostic);
  return undefined;
}

type RewriteCode =
  | 'quantity-rewrite'
  | 'quantity-list'
  | 'currency-sign'
  | 'date-rewrite'
  | 'flag-word'
  | 'missing-word'
  | 'label-for-id'
  | 'list-rewrite';

/** Reports a value for which it is certain what to write instead, with the line as it should be. */
export function tellRewrite(reading: CellReading, code: RewriteCode, node: ScalarNode, write: string): undefined {
  const corrected = reading.context.corrected(node.span, write);
  return tell(reading, code, { text: node.text, write, corrected }, node.span);
}

/** Reports a word for "no value", such as `N/A`; false where the text is none. */
export function tellMissingWord(node: ScalarNode, reading: CellReading): boolean {
  const reason = missingWord(node.text, reading.attribute.kind === 'text');
  if (reason !== undefined) tellRewrite(reading, 'missing-word', node, `{ missing: ${reason} }`);
  return reason !== undefined;
}

/** Reports that a value is not of the type that its attribute's kind takes. */
export function tellType(reading: CellReading, expected: string, node: Node): undefined {
  return tell(reading, 'wrong-type', { expected, found: kindWord(node) }, node.span);
}

/** The role of a text in this cell. */
export function textRole(reading: CellReading, key?: string): { what: string; neutral: boolean } {
  const what = refName(reading.ref);
  return { what: key === undefined ? what : `${what} ${key}`, neutral: key === undefined && reading.attribute.neutral };
}
