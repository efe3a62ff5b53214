import type { Span } from '../core/diagnostic.ts';
import { CALLS } from './calls.ts';
import type { Partials } from './check.ts';
import {
  type Callable,
  type Compiled,
  compiledTree,
  compileTree,
  type Parsed,
  type Program,
  precompileTree,
} from './engine.ts';
import { markTree, PUT, type Site } from './sites.ts';

const SITE = /\uE000(\d+)\uE001/g;
const REF = /\uE002(\d+)\uE003/g;

/** The markup that a template gives, and the way back. */
export interface Expansion {
  readonly markup: string;
  /** The stretch of the template that gave this stretch of the markup. */
  spanOf(start: number, end: number): Span;
}

/** What a call puts in its place: an entry of the side table, by number. Its text never meets the markup parser. */
export type Put = (name: string, args: readonly unknown[], span: Span) => number;

/** A checked template made ready to be expanded any number of times. */
export interface Prepared {
  readonly file: string;
  readonly sites: readonly Site[];
  readonly run: Compiled;
}

const NAMES: readonly string[] = [PUT, ...CALLS.map((call) => call.name)];

/** Marks the sites of a checked template and of its partials, and compiles it. */
export function prepare(main: Parsed, partials: Partials): Prepared {
  const sites: Site[] = [];
  const programs: Record<string, Program> = {};
  for (const [name, parsed] of Object.entries(partials)) if (parsed) programs[name] = markTree(parsed, sites);
  const marked = markTree(main, sites);
  const ahead = main.parsed && 'compiled' in main.parsed ? main.parsed.compiled : undefined;
  const alone = Object.keys(programs).length === 0;
  const run = alone && ahead !== undefined ? compiledTree(ahead, NAMES) : compileTree(marked, programs, NAMES);
  return { file: main.path, run, sites };
}

/** What a template that calls no partial compiles to, as a text. */
export function compileAhead(main: Parsed): string {
  return precompileTree(markTree(main, []), NAMES);
}

/** Expands a template over its context. `put` is asked for each call that is reached, in order. */
export function expand({ file, sites, run }: Prepared, context: object, put: Put): Expansion {
  const callables: Record<string, Callable> = {};
  for (const name of NAMES) {
    callables[name] = (args, site) => {
      const number = put(name, args, (sites[site] as Site).span);
      return `\uE000${site}\uE001\uE002${number}\uE003`;
    };
  }
  return unmarked(run(context, callables), file, sites);
}

/** A text of the markup cut at its references: literal texts, and numbers of the side table. */
export function splitRefs(text: string): readonly (string | number)[] {
  const parts = text.split(REF).map((part, index) => (index % 2 === 1 ? Number(part) : part));
  return parts.filter((part) => part !== '');
}

interface Segment {
  readonly from: number;
  readonly site: Site;
}

/** Cuts the marks out of the output and keeps where each stood. */
function unmarked(output: string, file: string, sites: readonly Site[]): Expansion {
  const segments: Segment[] = [];
  let markup = '';
  for (const [index, part] of output.split(SITE).entries()) {
    if (index % 2 === 0) markup += part;
    else segments.push({ from: markup.length, site: sites[Number(part)] as Site });
  }
  const spanOf = (start: number, end: number): Span => {
    const first = segmentAt(segments, start);
    if (first === undefined) return { file, start: 0, end: 0 };
    const last = segmentAt(segments, Math.max(start, end - 1)) ?? first;
    const from = positionIn(first, start);
    const to = last.site.literal ? positionIn(last, end) : last.site.span.end;
    // A stretch that runs from one file into another is shown where it starts.
    const sound = first.site.span.file === last.site.span.file && to >= from;
    return { file: first.site.span.file, start: from, end: sound ? to : first.site.span.end };
  };
  return { markup, spanOf };
}

function positionIn({ from, site }: Segment, offset: number): number {
  return site.literal ? Math.min(site.span.start + offset - from, site.span.end) : site.span.start;
}

/** The last segment that starts at or before the offset, by halving. */
function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle] as Segment).from <= offset) low = middle + 1;
    else high = middle;
  }
  return segments[low - 1] ?? segments[0];
}
