import { CALLS } from './calls.ts';

/** What a path in a template stands for; decides where it may be used. */
export type Meaning = 'flag' | 'id' | 'collection' | 'item';

/** The names that hold at one point of a template: those of the handout, or those of one item of a collection. */
export interface Scope {
  readonly kind: 'root' | 'item';
  /** Inside `each`, where `@first` and `@last` are known. */
  readonly loop: boolean;
  readonly parent?: Scope;
}

export const ROOT: Scope = { kind: 'root', loop: false };

/** Names that `if` and `unless` may ask: whether the handout has one. */
export const FLAGS = ['title', 'answer', 'summary', 'edition', 'licence'] as const;
/** Names that `each` goes through; each item has an `id`. */
export const COLLECTIONS = ['matrices', 'crosstabs', 'charts', 'worksheets'] as const;

/** What the path means in this scope, or undefined where it is not known. */
export function meaningOf(path: hbs.AST.PathExpression, scope: Scope): Meaning | undefined {
  const [first = '', second, third] = path.parts;
  const at = up(scope, path.depth);
  if (path.data) return scope.loop && path.parts.length === 1 && /^(?:first|last)$/.test(first) ? 'flag' : undefined;
  if (at === undefined) return undefined;
  if (at.kind === 'item') {
    if (path.parts.length === 0) return 'item';
    return path.parts.length === 1 && first === 'id' ? 'id' : undefined;
  }
  if (path.parts.length === 1 && isOneOf(FLAGS, first)) return 'flag';
  if (path.parts.length === 2 && first === 'texts') return 'flag';
  if (!isOneOf(COLLECTIONS, first)) return undefined;
  if (second === undefined) return 'collection';
  if (third === undefined) return 'item';
  return path.parts.length === 3 && third === 'id' ? 'id' : undefined;
}

/** What may stand at this point, for "did you mean". */
export function knownNames(scope: Scope, use: 'output' | 'argument'): readonly string[] {
  const calls = use === 'output' ? CALLS.map((call) => call.name) : [];
  if (scope.kind === 'item') return [...calls, 'id'];
  return use === 'output' ? calls : [...FLAGS, ...COLLECTIONS, 'texts.…'];
}

function up(scope: Scope, levels: number): Scope | undefined {
  let found: Scope | undefined = scope;
  for (let level = 0; level < levels && found; level += 1) found = found.parent;
  return found;
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
