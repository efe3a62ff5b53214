import { CHECK_NAMES, type CheckSettings, type SuppressedSubject, type Suppression } from '../core/checks.ts';
import type { Report } from '../core/diagnostic.ts';
import { child, type Node, textOf } from './node.ts';
import type { ParsedFile } from './parse.ts';
import { AGE } from './shape.ts';

const SUBJECTS = ['cell', 'source', 'id'] as const;

/** `checks` and `suppress` of the project; undefined where it says nothing of them. Its shape is checked elsewhere. */
export function readChecks(files: readonly ParsedFile[], report: Report): CheckSettings | undefined {
  const [project] = files.flatMap((file) => file.root?.entries.get('project')?.value ?? []);
  const checks = child(project, 'checks');
  const suppress = child(project, 'suppress');
  if (checks === undefined && suppress === undefined) return undefined;
  const asOfAge = monthsOf(textOf(child(checks, 'as-of-age')));
  const cellLength = Number(textOf(child(checks, 'cell-length')));
  return {
    ...(asOfAge !== undefined && { asOfAge }),
    ...(Number.isInteger(cellLength) && cellLength > 0 && { cellLength }),
    suppressions:
      suppress?.kind === 'list' ? suppress.items.flatMap((item) => readSuppression(item, report) ?? []) : [],
  };
}

function monthsOf(age: string | undefined): number | undefined {
  const [, count, unit = ''] = AGE.exec(age ?? '') ?? [];
  return count === undefined ? undefined : Number(count) * (unit.startsWith('year') ? 12 : 1);
}

function readSuppression(node: Node, report: Report): Suppression | undefined {
  const check = CHECK_NAMES.find((name) => name === textOf(child(node, 'check')));
  const reason = textOf(child(node, 'reason'))?.trim();
  const subjects = SUBJECTS.flatMap((kind): readonly SuppressedSubject[] => {
    const id = textOf(child(node, kind));
    return id === undefined ? [] : [{ kind, id }];
  });
  const [subject, second] = subjects;
  const span = node.span;
  if (node.kind !== 'map' || check === undefined) return undefined;
  if (reason === '') report({ code: 'empty-value', severity: 'error', args: { key: 'reason' }, span });
  if (subject === undefined) {
    report({ code: 'missing-key', severity: 'error', args: { key: 'cell', inside: 'suppress' }, span });
  } else if (second !== undefined) {
    report({ code: 'not-allowed', severity: 'error', args: { found: second.kind, known: [] }, span });
  }
  return subject === undefined || !reason ? undefined : { check, subject, reason };
}
