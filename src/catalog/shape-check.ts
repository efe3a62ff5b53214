import type { z } from 'zod';
import type { Report, Span } from '../core/diagnostic.ts';
import { isEmpty, kindWord, type Node, plainOf } from './node.ts';
import { fits } from './shape-fits.ts';
import type { Shape } from './shape-kinds.ts';
import { zodOf } from './shape-zod.ts';

/** What a node is checked as: its name and the place to point at when something is missing in it. */
export interface Place {
  readonly name: string;
  readonly keySpan: Span;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Reports where a node departs from a shape, each departure at the node, key or nearest parent's key that it concerns.
 * `only` limits the check to these keys of a mapping. Empty values have been reported before and are passed over.
 */
export function checkShape(node: Node, shape: Shape, place: Place, report: Report, only?: readonly string[]): void {
  // Nearly everything fits; zod, which takes long to set up, is asked for what does not.
  if (fits(node, shape, only)) return;
  const outcome = zodOf(shape).safeParse(plainOf(node, only));
  for (const issue of outcome.error?.issues ?? []) tell(issue, [], { node, place, report });
}

interface Where {
  readonly node: Node;
  readonly place: Place;
  readonly report: Report;
}

function tell(issue: Issue, prefix: Path, where: Where): void {
  const path = [...prefix, ...issue.path];
  const found = find(where, path);
  if (found.missing !== undefined) {
    const { missing: key, place } = found;
    where.report({ code: 'missing-key', severity: 'error', args: { key, inside: place.name }, span: place.keySpan });
  } else if (!isEmpty(found.node)) {
    tellAt(issue, path, found.node, where);
  }
}

function tellAt(issue: Issue, path: Path, node: Node, where: Where): void {
  if (issue.code === 'unrecognized_keys') {
    tellKeys(issue, node, where.report);
    return;
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const best = bestBranch(issue.errors);
    if (best !== undefined) {
      for (const inner of best) tell(inner, path, where);
      return;
    }
  }
  const known = allowed(issue);
  if (known !== undefined && node.kind === 'scalar') {
    where.report({ code: 'not-allowed', severity: 'error', args: { found: node.text, known }, span: node.span });
  } else {
    const expected = known === undefined ? expectedWord(issue) : 'text';
    where.report({ code: 'wrong-type', severity: 'error', args: { expected, found: kindWord(node) }, span: node.span });
  }
}

function tellKeys(issue: Extract<Issue, { code: 'unrecognized_keys' }>, node: Node, report: Report): void {
  const known = issue.message.split(' ');
  for (const key of issue.keys) {
    const entry = node.kind === 'map' ? node.entries.get(key) : undefined;
    if (entry !== undefined)
      report({ code: 'unknown-key', severity: 'error', args: { key, known }, span: entry.keySpan });
  }
}

/** Of the alternatives, the one whose type fits and that has least to say; undefined where no type fits. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) => !issues.some((issue) => issue.path.length === 0 && isTypeIssue(issue)));
  return fitting.reduce<readonly Issue[] | undefined>(
    (best, issues) => (best === undefined || issues.length < best.length ? issues : best),
    undefined,
  );
}

function isTypeIssue(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_union' || issue.code === 'invalid_value';
}

function allowed(issue: Issue): readonly string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return issue.options.map(String);
  return undefined;
}

const WORDS = new Map([
  ['string', 'text'],
  ['int', 'number'],
  ['boolean', 'flag'],
  ['object', 'mapping'],
  ['record', 'mapping'],
  ['array', 'list'],
]);
const OWN_WORDS = ['mapping', 'list', 'text', 'flag', 'number', '24 months'];

function expectedWord(issue: Issue): string {
  if (OWN_WORDS.includes(issue.message)) return issue.message;
  if (issue.code === 'too_small') return `≥ ${issue.minimum}`;
  if (issue.code === 'too_big') return `≤ ${issue.maximum}`;
  return issue.code === 'invalid_type' ? (WORDS.get(issue.expected) ?? issue.expected) : issue.message;
}

type FoundNode =
  | { readonly node: Node; readonly missing?: undefined }
  | { readonly missing: string; readonly place: Place };

/** The node at a path, or the key that is not there and the nearest mapping or list key above it. */
function find(where: Where, path: Path): FoundNode {
  let { node, place } = where;
  for (const step of path) {
    if (node.kind === 'map') {
      const entry = node.entries.get(String(step));
      if (entry === undefined) return { missing: String(step), place };
      place = { name: entry.key, keySpan: entry.keySpan };
      node = entry.value;
    } else if (node.kind === 'list') {
      const item = node.items[Number(step)];
      if (item === undefined) return { node };
      node = item;
    } else {
      return { node };
    }
  }
  return { node };
}
