import type { DiagnosticArgs } from './diagnostic-codes.ts';
import type { CellRef } from './value.ts';

/** A stretch of one file, in UTF-16 offsets of its decoded text; line and column are made only when printing. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export type Severity = 'error' | 'warning';
export type DiagnosticCode = keyof DiagnosticArgs;

/** A user's mistake: what kind, the plain data its sentence needs, and where. Its sentences are made at the edge. */
export type Diagnostic = {
  [C in DiagnosticCode]: {
    readonly code: C;
    readonly severity: Severity;
    readonly args: DiagnosticArgs[C];
    readonly span?: Span;
    /** A key into the origins, for stages that know no positions; the edge turns it into a span. */
    readonly at?: string;
    readonly related?: readonly Span[];
    readonly cell?: CellRef;
    /** Where the place is in a table: the row as spreadsheets count, and the column's name. */
    readonly tableCell?: { readonly row: number; readonly column?: string };
  };
}[DiagnosticCode];

/** Where a stage puts what it finds wrong before it goes on. */
export type Report = (diagnostic: Diagnostic) => void;

/** What a stage gives: as much of its result as could be made, and all that it found wrong. */
export interface Outcome<T> {
  readonly result: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
