import type { Catalog } from '../core/catalog.ts';
import type { CheckName } from '../core/checks.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import type { DiagnosticArgs } from '../core/diagnostic-codes.ts';
import type { Handout } from '../core/handout.ts';
import type { Origins } from '../core/origins.ts';
import type { CellRef, Id } from '../core/value.ts';

/** What a check looks at, one thing after the other. */
type Scope = 'cell' | 'source' | 'attribute' | 'handout' | 'catalog';

/** What all checks may look at. Nothing here is the clock's: `today` is a day that the user named. */
export interface CheckContext {
  readonly catalog: Catalog;
  readonly origins: Origins;
  /** The handouts as they are shown, in each rendition and from each template file. */
  readonly shown: readonly Handout[];
  /** A day as written, in place of the handouts' editions. */
  readonly today?: string;
}

/** What a finding concerns; a suppression names one of these. */
export interface Subject {
  readonly cell?: CellRef;
  readonly source?: Id;
  /** Concepts, attributes, members or handouts that the finding is about. */
  readonly ids: readonly Id[];
}

/** One thing that a check found: the words for its sentence, what it concerns, and its place in the catalog. */
export interface Finding<Name extends CheckName> {
  readonly args: DiagnosticArgs[Name];
  readonly about: Subject;
  /** A key into the origins; the cell's own place where left out. */
  readonly at?: string;
}

/** One check, as a value: its name is the code of what it tells. */
export interface Check<Name extends CheckName = CheckName> {
  readonly name: Name;
  readonly scope: Scope;
  readonly severity: Severity;
  run(context: CheckContext): Iterable<Finding<Name>>;
}

/** A finding as a diagnostic. */
export function diagnosticOf<Name extends CheckName>(check: Check<Name>, finding: Finding<Name>): Diagnostic {
  const { args, about, at } = finding;
  const diagnostic = {
    code: check.name,
    severity: check.severity,
    args,
    ...(at === undefined ? {} : { at }),
    ...(about.cell === undefined ? {} : { cell: about.cell }),
  };
  // Name and args belong together by the signature; the compiler cannot see that through the union.
  return diagnostic as unknown as Diagnostic;
}
