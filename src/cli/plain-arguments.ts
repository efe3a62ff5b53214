/** A `build` of everything with nothing but these options. */
export interface PlainArguments {
  readonly data: string;
  readonly out: string;
  readonly template: string;
  readonly lang?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly why: boolean;
  readonly annotations: boolean;
}

const VALUES = ['--data', '--out', '--template', '--lang', '--jobs'];
const FLAGS = ['--json', '--quiet', '--why', '--keep-going', '--annotations'];

/** Undefined for every other command line, and for any way of writing that is not the plainest. */
export function plainArguments(argv: readonly string[]): PlainArguments | undefined {
  if (argv[0] !== 'build') return undefined;
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (let at = 1; at < argv.length; at++) {
    const [name = '', inline] = /^(--[a-z]+)=(.+)$/.exec(argv[at] ?? '')?.slice(1) ?? [argv[at]];
    if (FLAGS.includes(name) && inline === undefined) flags.add(name);
    else if (VALUES.includes(name) && !values.has(name)) values.set(name, inline ?? argv[++at] ?? '-');
    else return undefined;
  }
  if ([...values.values()].some((value) => value === '' || value.startsWith('-') || /[/\\]$/.test(value)))
    return undefined;
  const lang = values.get('--lang');
  return {
    data: values.get('--data') ?? 'data',
    out: values.get('--out') ?? 'output',
    template: values.get('--template') ?? 'templates',
    ...(lang === undefined ? {} : { lang }),
    json: flags.has('--json'),
    quiet: flags.has('--quiet'),
    why: flags.has('--why'),
    annotations: flags.has('--annotations') || process.env.GITHUB_ACTIONS === 'true',
  };
}
