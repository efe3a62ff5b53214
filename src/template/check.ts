import type { Report } from '../core/diagnostic.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import { type Call, callOf, signature } from './calls.ts';
import type { Node, Parsed, Program } from './engine.ts';
import { isOpenPlace, type Place, placeAfter } from './place.ts';
import { COLLECTIONS, knownNames, meaningOf, ROOT, type Scope } from './scope.ts';

/** A partial's name may not lead out of the folder of partials. */
const PARTIAL_NAME = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;
const BLOCKS = ['if', 'unless', 'each', 'with'];
/** Characters by which expansion marks its own places, and the numeric references that would make them. */
const RESERVED = /[\uE000-\uE003]|&#(?:x0*e00[0-3]|0*5734[4-7])(?![0-9a-f])/gi;

/** The partials by name; undefined for one whose own syntax is broken, which has been reported. */
export type Partials = Dictionary<Parsed | undefined>;

/**
 * Walks a template's syntax tree, partials included, and reports everything that a template may not hold and every
 * name that is not known, all of it, before anything is expanded.
 */
export function checkTemplate(main: Parsed, partials: Partials, report: Report): void {
  new Check(main, partials, [], report).program(main.program, ROOT, 'text');
}

/** The names of the partials that a template text calls. */
export function partialCalls(parsed: Parsed): readonly string[] {
  const found: string[] = [];
  const visit = (program: Program | undefined): void => {
    for (const node of program?.body ?? []) {
      if (node.type === 'PartialStatement') {
        const name = partialName(node as hbs.AST.PartialStatement);
        if (name !== undefined && PARTIAL_NAME.test(name)) found.push(name);
      }
      if (node.type === 'BlockStatement') {
        visit((node as hbs.AST.BlockStatement).program);
        visit((node as hbs.AST.BlockStatement).inverse);
      }
    }
  };
  visit(parsed.program);
  return found;
}

class Check {
  readonly #in: Parsed;
  readonly #partials: Partials;
  /** Names of the partials being walked, outermost first. */
  readonly #inside: readonly string[];
  readonly #report: Report;

  constructor(parsed: Parsed, partials: Partials, inside: readonly string[], report: Report) {
    this.#in = parsed;
    this.#partials = partials;
    this.#inside = inside;
    this.#report = report;
  }

  /** Walks the statements from a place in the markup on; gives the place at their end. */
  program(program: Program | undefined, scope: Scope, from: Place): Place {
    let place = from;
    for (const node of program?.body ?? []) place = this.#statement(node, scope, place);
    return place;
  }

  #statement(node: Node, scope: Scope, place: Place): Place {
    switch (node.type) {
      case 'ContentStatement':
        this.#content(node as hbs.AST.ContentStatement);
        return placeAfter(place, (node as hbs.AST.ContentStatement).value);
      case 'CommentStatement':
        return place;
      case 'MustacheStatement':
        this.#mustache(node as hbs.AST.MustacheStatement, scope);
        return this.#open(node, place);
      case 'BlockStatement':
        this.#open(node, place);
        return this.#block(node as hbs.AST.BlockStatement, scope, place);
      case 'PartialStatement':
        // A partial holds markup of its own: it may stand in text only, not in an attribute.
        if (place !== 'text') this.#forbid(node, this.#head(node));
        this.#partial(node as hbs.AST.PartialStatement, scope);
        return place;
      case 'PartialBlockStatement':
        this.#forbid(node, '{{#>');
        return place;
      case 'Decorator':
        this.#forbid(node, '{{*');
        return place;
      case 'DecoratorBlock':
        this.#forbid(node, '{{#*');
        return place;
      default:
        this.#forbid(node, node.type);
        return place;
    }
  }

  #content(node: hbs.AST.ContentStatement): void {
    const { file, start } = this.#in.spanOf(node);
    for (const match of this.#in.text.slice(start, this.#in.spanOf(node).end).matchAll(RESERVED)) {
      const code = match[0].startsWith('&') ? match[0] : `U+${match[0].charCodeAt(0).toString(16).toUpperCase()}`;
      const span = { file, start: start + match.index, end: start + match.index + match[0].length };
      this.#report({ code: 'template-forbidden', severity: 'error', args: { what: code }, span });
    }
  }

  /** Reports an expression where the markup has no room for one; gives the place after it. */
  #open(node: Node, place: Place): Place {
    if (isOpenPlace(place)) return place;
    const before = place === 'comment' ? '<!--' : place === 'tag' ? '<' : '=';
    this.#forbid(node, `${before}${this.#head(node)}`);
    return place === 'before-value' ? 'unquoted' : place;
  }

  #mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (!node.escaped) {
      this.#forbid(node, /^\{\{~?\{/.test(this.#source(node)) ? '{{{' : '{{&');
      return;
    }
    const path = node.path as hbs.AST.PathExpression;
    if (path.type !== 'PathExpression') this.#unknown(path, this.#source(path), knownNames(scope, 'output'));
    else if (path.original === 'log' || path.original === 'lookup') this.#forbid(node, path.original);
    else {
      const call = callOf(path.original);
      if (call) this.#arguments(call, node, scope);
      else this.#field(node, path, scope);
    }
  }

  #field(node: hbs.AST.MustacheStatement, path: hbs.AST.PathExpression, scope: Scope): void {
    const plain = node.params.length === 0 && !node.hash;
    if (plain && meaningOf(path, scope) === 'id') return;
    this.#unknown(path, path.original, knownNames(scope, 'output'));
  }

  #arguments(call: Call, node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (node.params.length !== call.parameters.length || node.hash) {
      const args = { helper: call.name, expected: signature(call) };
      this.#report({ code: 'template-arguments', severity: 'error', args, span: this.#in.spanOf(node) });
    }
    for (const param of node.params) {
      if (param.type === 'StringLiteral') continue;
      const path = param as hbs.AST.PathExpression;
      if (param.type === 'SubExpression') this.#forbid(param, '(…)');
      else if (param.type !== 'PathExpression') {
        const args = { helper: call.name, expected: signature(call) };
        this.#report({ code: 'template-arguments', severity: 'error', args, span: this.#in.spanOf(param) });
      } else if (meaningOf(path, scope) !== 'id') this.#unknown(path, path.original, knownNames(scope, 'argument'));
    }
  }

  #block(node: hbs.AST.BlockStatement, scope: Scope, place: Place): Place {
    if (this.#source(node).startsWith('{{{{')) {
      this.#forbid(node, '{{{{');
      return place;
    }
    const name = node.path.original;
    const inner = this.#blockScope(node, name, scope);
    if ([node.program, node.inverse].some((program) => program?.blockParams?.length)) this.#forbid(node.path, 'as |…|');
    for (const [program, within] of [
      [node.program, inner],
      [node.inverse, scope],
    ] as const) {
      // What follows the block could not know in which place it stands.
      if (program && this.program(program, within, place) !== place) this.#forbid(node.path, `{{#${name}}}`);
    }
    return place;
  }

  /** The names inside the block, once its own argument has been checked. */
  #blockScope(node: hbs.AST.BlockStatement, name: string, scope: Scope): Scope {
    if (!BLOCKS.includes(name)) {
      this.#unknown(node.path, name, BLOCKS);
      return scope;
    }
    const [param] = node.params;
    if (param?.type === 'SubExpression') this.#forbid(param, '(…)');
    else if (node.params.length !== 1 || node.hash || param?.type !== 'PathExpression') this.#blockArgument(node, name);
    else {
      const path = param as hbs.AST.PathExpression;
      const meaning = meaningOf(path, scope);
      if (meaning === undefined) this.#unknown(path, path.original, knownNames(scope, 'argument'));
      else if (name === 'each' && meaning !== 'collection') this.#blockArgument(node, name);
      else if (name === 'with' && meaning !== 'item') this.#blockArgument(node, name);
    }
    if (name === 'each') return { kind: 'item', loop: true, parent: scope };
    return name === 'with' ? { kind: 'item', loop: false, parent: scope } : scope;
  }

  #blockArgument(node: hbs.AST.BlockStatement, name: string): void {
    const each = COLLECTIONS.map((collection) => `{{#each ${collection}}}`).join(' | ');
    const expected = name === 'each' ? each : name === 'with' ? '{{#with matrices.id}}' : `{{#${name} name}}`;
    const span = this.#in.spanOf(node.params[0] ?? node.path);
    this.#report({ code: 'template-arguments', severity: 'error', args: { helper: name, expected }, span });
  }

  #partial(node: hbs.AST.PartialStatement, scope: Scope): void {
    const name = partialName(node);
    if (name === undefined) this.#forbid(node, '{{> (…)}}');
    else if (!PARTIAL_NAME.test(name)) this.#forbid(node, `{{> ${name}}}`);
    else if (node.params.length > 0 || node.hash) this.#forbid(node, `{{> ${name} …}}`);
    else if (this.#inside.includes(name)) {
      const span = this.#in.spanOf(node);
      this.#report({ code: 'template-recursion', severity: 'error', args: { partial: name }, span });
    } else this.#into(name, node, scope);
  }

  #into(name: string, node: Node, scope: Scope): void {
    if (!Object.hasOwn(this.#partials, name)) {
      const path = `partials/${name}.hbs`;
      const span = this.#in.spanOf(node);
      this.#report({ code: 'template-missing', severity: 'error', args: { name: path, looked: [path] }, span });
      return;
    }
    const partial = lookup(this.#partials, name);
    if (partial === undefined) return;
    const inner = new Check(partial, this.#partials, [...this.#inside, name], this.#report);
    if (inner.program(partial.program, scope, 'text') !== 'text') this.#forbid(node, `{{> ${name}}}`);
  }

  #unknown(node: Node, name: string, known: readonly string[]): void {
    const span = this.#in.spanOf(node);
    this.#report({ code: 'template-unknown-name', severity: 'error', args: { name, known }, span });
  }

  #forbid(node: Node, what: string): void {
    const span = this.#in.spanOf(node);
    this.#report({ code: 'template-forbidden', severity: 'error', args: { what }, span });
  }

  #source(node: Node): string {
    const { start, end } = this.#in.spanOf(node);
    return this.#in.text.slice(start, end);
  }

  /** The opening braces of a statement, as the user wrote them. */
  #head(node: Node): string {
    return /^\{\{[\s\S]*?\}\}/.exec(this.#source(node))?.[0] ?? this.#source(node);
  }
}

/** The name that a partial is called by, or undefined where an expression would give it. */
function partialName(node: hbs.AST.PartialStatement): string | undefined {
  const name = node.name as hbs.AST.PathExpression | hbs.AST.SubExpression | hbs.AST.StringLiteral;
  return name.type === 'SubExpression' ? undefined : String((name as hbs.AST.PathExpression).original);
}
