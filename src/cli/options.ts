import { availableParallelism } from 'node:os';
import type { BuildOptions, Shard } from '../build/options.ts';
import type { CommandWords } from './words.ts';

/** What holds where nothing is said. */
export function defaults() {
  return {
    data: 'data',
    out: 'output',
    template: 'templates',
    format: [] as readonly string[],
    rendition: [] as readonly string[],
    jobs: availableParallelism(),
    prune: true,
    frozen: false,
    why: false,
    json: false,
    annotations: process.env.GITHUB_ACTIONS === 'true',
    quiet: false,
  };
}

/** The options that all commands share. */
export function OPTIONS(words: CommandWords) {
  const unless = defaults();
  return {
    data: { type: 'string', default: unless.data, describe: words.data },
    out: { type: 'string', default: unless.out, describe: words.out },
    template: { type: 'string', default: unless.template, describe: words.template },
    format: { type: 'string', array: true, default: unless.format, describe: words.format },
    rendition: { type: 'string', array: true, default: unless.rendition, describe: words.rendition },
    jobs: { type: 'number', default: unless.jobs, describe: words.jobs },
    shard: { type: 'string', describe: words.shard },
    prune: { type: 'boolean', default: unless.prune, describe: words.prune },
    frozen: { type: 'boolean', default: unless.frozen, describe: words.frozen },
    why: { type: 'boolean', default: unless.why, describe: words.why },
    'keep-going': { type: 'boolean', default: false, describe: words.keepGoing },
    json: { type: 'boolean', default: unless.json, describe: words.json },
    annotations: {
      type: 'boolean',
      default: unless.annotations,
      describe: words.annotations,
    },
    quiet: { type: 'boolean', default: unless.quiet, describe: words.quiet },
    lang: { type: 'string', describe: words.lang },
  } as const;
}

/** What `duibi check` takes beside them. */
export function CHECK_OPTIONS(words: CommandWords) {
  return {
    strict: { type: 'boolean', default: false, describe: words.strict },
    today: { type: 'string', describe: words.today },
  } as const;
}

/** What yargs gives a command. */
export interface CommandArguments {
  readonly data: string;
  readonly out: string;
  readonly template: string;
  readonly format: readonly string[];
  readonly rendition: readonly string[];
  readonly jobs: number;
  readonly keepGoing: boolean;
  readonly shard?: string | undefined;
  readonly prune: boolean;
  readonly frozen: boolean;
  readonly why: boolean;
  readonly json: boolean;
  readonly annotations: boolean;
  readonly quiet: boolean;
  readonly handout?: readonly string[] | undefined;
}

/** The build that a command's arguments ask for; lists may be given repeatedly or with commas. */
export function buildOptions(args: CommandArguments): BuildOptions {
  return {
    root: process.cwd(),
    data: trimmed(args.data),
    templates: trimmed(args.template),
    out: args.out,
    handouts: args.handout ?? [],
    renditions: args.rendition.flatMap((item) => item.split(',')),
    formats: args.format.flatMap((item) => item.split(',')),
    jobs: Number.isInteger(args.jobs) && args.jobs >= 0 ? args.jobs : 1,
    keepGoing: args.keepGoing,
    prune: args.prune,
    why: args.why,
    ...shardOption(args.shard),
  };
}

/**
 * `i/n`, counted from 1; `auto` takes it from what CI systems set: GitLab's CI_NODE_INDEX (from 1) and CI_NODE_TOTAL, or
 * an indexed Kubernetes job's JOB_COMPLETION_INDEX (from 0) with DUIBI_SHARDS. Undefined where the words make no shard.
 */
export function parseShard(text: string, environment: Readonly<Record<string, string | undefined>>): Shard | undefined {
  const { CI_NODE_INDEX, CI_NODE_TOTAL, JOB_COMPLETION_INDEX, DUIBI_SHARDS } = environment;
  if (text === 'auto' && CI_NODE_INDEX) return shard(Number(CI_NODE_INDEX), Number(CI_NODE_TOTAL));
  if (text === 'auto') return shard(Number(JOB_COMPLETION_INDEX) + 1, Number(DUIBI_SHARDS));
  const match = /^(\d+)\/(\d+)$/.exec(text);
  return match ? shard(Number(match[1]), Number(match[2])) : undefined;
}

function shard(index: number, of: number): Shard | undefined {
  return Number.isInteger(of) && Number.isInteger(index) && index >= 1 && index <= of ? { index, of } : undefined;
}

function shardOption(text: string | undefined): { readonly shard?: Shard } {
  const found = text === undefined ? undefined : parseShard(text, process.env);
  return found ? { shard: found } : {};
}

function trimmed(folder: string): string {
  return folder.replace(/(?<=.)[/\\]+$/, '');
}
