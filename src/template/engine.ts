import Handlebars from 'handlebars';
import type { Report, Span } from '../core/diagnostic.ts';
import type { Dictionary } from '../core/record.ts';
import type { TemplateText } from './template.ts';

export type Program = hbs.AST.Program;
export type Node = hbs.AST.Node;

/** A template text with its syntax tree. */
export interface Parsed extends TemplateText {
  readonly program: Program;
  /** Where a node stands, in offsets of `text`. */
  spanOf(node: Node): Span;
}

/** A function that a template may call: its arguments, then the number of the place that calls it. */
export type Callable = (args: readonly unknown[], site: number) => string;

/** Parses one template text. A mistake of syntax is reported where it stands; then there is no tree. */
export function parseTemplate({ path, text, parsed }: TemplateText, report: Report): Parsed | undefined {
  const starts = lineStarts(text);
  const offset = ({ line, column }: hbs.AST.Position) => Math.min((starts[line - 1] ?? 0) + column, text.length);
  try {
    const program = parsed && 'program' in parsed ? parsed.program : Handlebars.parse(text);
    const spanOf = ({ loc }: Node) => ({ file: path, start: offset(loc.start), end: offset(loc.end) });
    return { path, text, ...(parsed ? { parsed } : {}), program, spanOf };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { detail, start } = syntaxError(error, text, starts);
    report({
      code: 'template-syntax',
      severity: 'error',
      args: { detail },
      span: { file: path, start, end: Math.min(start + 1, text.length) },
    });
    return undefined;
  }
}

/** A compiled template: from what its conditions see, and its own functions, to its output. */
export type Compiled = (context: object, callables: Dictionary<Callable>) => string;

/**
 * Compiles a tree that has passed the check. The functions of these names are the only ones beside if, unless, each and
 * with; the others that Handlebars brings are not known here, so even an unchecked tree could not reach them.
 */
export function compileTree(main: Program, partials: Dictionary<Program>, names: readonly string[]): Compiled {
  const engine = bareEngine();
  const options = optionsFor(names);
  const run = engine.compile(main, options);
  const parts = Object.entries(partials).map(([name, program]) => [name, engine.compile(program, options)]);
  return running(run, Object.fromEntries(parts), names);
}

/** What `compileTree` would make of a tree without partials, as a text that `compiledTree` takes. */
export function precompileTree(main: Program, names: readonly string[]): string {
  return Handlebars.precompile(main, optionsFor(names)) as string;
}

/** What `precompileTree` made of a tree. The text is a program: it comes with the package, never from a user's file. */
export function compiledTree(precompiled: string, names: readonly string[]): Compiled {
  const specification = new Function(`return ${precompiled}`)() as TemplateSpecification;
  return running(bareEngine().template(specification), {}, names);
}

function bareEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  for (const name of ['log', 'lookup', 'helperMissing', 'blockHelperMissing']) engine.unregisterHelper(name);
  return engine;
}

function optionsFor(names: readonly string[]): CompileOptions {
  return {
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries([...names, 'if', 'unless', 'each', 'with'].map((name) => [name, true])),
    preventIndent: true,
    ignoreStandalone: true, // the parser has already taken standalone lines away; doing it twice would take too much
  } as CompileOptions;
}

function running(
  run: Handlebars.TemplateDelegate,
  partials: Dictionary<Handlebars.TemplateDelegate>,
  names: readonly string[],
): Compiled {
  return (context, callables) => {
    const helpers = Object.fromEntries(names.map((name) => [name, adapted(callables[name] as Callable)]));
    return run(context, { helpers, partials });
  };
}

function adapted(callable: Callable): (...given: readonly unknown[]) => Handlebars.SafeString {
  return (...given) => {
    const options = given.at(-1) as Handlebars.HelperOptions;
    return new Handlebars.SafeString(callable(given.slice(0, -1), Number(options.hash.at)));
  };
}

/** Offsets at which lines start; lines end as Handlebars counts them: LF, CR LF or CR. */
function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((match) => match.index + match[0].length)];
}

/**
 * Where Handlebars' parser stopped. Its errors carry either a line and column or only a line and a picture: the text
 * before and from the place, with line feeds taken out, and dashes up to it. The place is found again by both.
 */
function syntaxError(error: Error, text: string, starts: readonly number[]): { detail: string; start: number } {
  const { lineNumber, column } = error as Partial<Handlebars.Exception>;
  const [first = '', picture = '', dashes = '', last = ''] = error.message.split('\n');
  if (typeof lineNumber === 'number') {
    return { detail: first, start: Math.min((starts[lineNumber - 1] ?? 0) + Number(column ?? 0), text.length) };
  }
  const line = Number(/on line (\d+)/.exec(first)?.[1] ?? 1);
  const length = dashes.indexOf('^');
  const before = picture.slice(0, length).replace(/^\.\.\./, '');
  const after = picture.slice(length).replace(/\.\.\.$/, '');
  const flat = (part: string) => part.replaceAll('\n', '');
  for (let at = text.length; at >= 0; at -= 1) {
    if (!flat(text.slice(Math.max(0, at - 40), at)).endsWith(flat(before).slice(-20))) continue;
    if (flat(text.slice(at, at + 60)).startsWith(after)) return { detail: last || first, start: at };
  }
  return { detail: last || first, start: starts[line - 1] ?? 0 };
}
