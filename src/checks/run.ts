import type { CheckName, Suppression } from '../core/checks.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { refName } from '../core/value.ts';
import { type Check, type CheckContext, diagnosticOf, type Finding, type Subject } from './check.ts';

/** What the checks found, and what of it the project accepts. */
export interface CheckOutcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** A finding that is not told, with the reason that the project gives. */
export interface SuppressedFinding {
  readonly check: CheckName;
  /** What the suppression names. */
  readonly subject: string;
  readonly reason: string;
}

/**
 * Runs checks and takes out what the project suppresses. A suppression that takes out nothing is itself told: what it
 * excused is mended, or never was.
 */
export function runChecks(checks: readonly Check[], context: CheckContext): CheckOutcome {
  const suppressions = context.catalog.checks?.suppressions ?? [];
  const used = new Set<Suppression>();
  const diagnostics: Diagnostic[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const check of checks) {
    for (const finding of check.run(context)) {
      const excuses = suppressions.filter((each) => each.check === check.name && isAbout(each, finding));
      for (const each of excuses) used.add(each);
      const [excuse] = excuses;
      if (excuse === undefined) diagnostics.push(diagnosticOf(check, finding));
      else suppressed.push({ check: check.name, subject: excuse.subject.id, reason: excuse.reason });
    }
  }
  return { diagnostics: [...diagnostics, ...unneeded(suppressions, used)], suppressed };
}

function isAbout({ subject }: Suppression, { about }: Pick<Finding<never>, 'about'>): boolean {
  switch (subject.kind) {
    case 'cell':
      return cellNames(about).includes(subject.id);
    case 'source':
      return about.source === subject.id;
    case 'id':
      return about.ids.includes(subject.id);
  }
}

/** A part is named by itself and by its cell. */
function cellNames({ cell }: Subject): readonly string[] {
  if (cell === undefined) return [];
  return [refName(cell), refName({ concept: cell.concept, attribute: cell.attribute })];
}

function unneeded(suppressions: readonly Suppression[], used: ReadonlySet<Suppression>): readonly Diagnostic[] {
  return suppressions.flatMap((each, index): Diagnostic[] => {
    if (used.has(each)) return [];
    const args = { check: each.check, subject: each.subject.id };
    return [{ code: 'suppression-unused', severity: 'warning', args, at: `project/suppress/${index}` }];
  });
}
