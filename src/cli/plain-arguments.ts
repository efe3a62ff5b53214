import { type CommandArguments, defaults } from './options.ts';

/** A `build` as its command takes it, and the language that was asked for. */
export interface PlainBuild {
  readonly args: CommandArguments;
  readonly lang: string | undefined;
}

const TEXT = ['data', 'out', 'template', 'lang', 'shard'];
const LISTS = ['format', 'rendition'];
const FLAGS = ['json', 'quiet', 'why', 'keep-going', 'annotations', 'frozen'];

/**
 * Reads a `build` that is written in the plainest way, without the parser of whole command lines, which takes longer to
 * set itself up than a small build takes. Undefined for everything else: another command, an option it does not know, one
 * given twice, a value that could be meant otherwise. A test holds both parsers equal.
 */
export function plainBuild(argv: readonly string[]): PlainBuild | undefined {
  if (argv[0] !== 'build') return undefined;
  const values = new Map<string, unknown>();
  const handout: string[] = [];
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? '';
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) {
      // What follows the value of a list would belong to the list.
      if (!isPlain(word) || endsList(argv[at - 2], argv[at - 1])) return undefined;
      handout.push(word);
      continue;
    }
    const flag = FLAGS.includes(name);
    const value = flag ? inline === undefined || undefined : readValue(name, inline ?? argv[++at]);
    if (value === undefined || values.has(name)) return undefined;
    values.set(name, value);
  }
  const { 'keep-going': keepGoing = false, lang, ...given } = Object.fromEntries(values) as Record<string, never>;
  const args = { ...defaults(), ...given, keepGoing, ...(handout.length > 0 ? { handout } : {}) };
  return { args, lang };
}

function readValue(name: string, word: string | undefined): unknown {
  if (word === undefined || !isPlain(word)) return undefined;
  if (TEXT.includes(name)) return word;
  if (LISTS.includes(name)) return [word];
  return name === 'jobs' && /^\d{1,3}$/.test(word) ? Number(word) : undefined;
}

/** Dashes, quotes and the words for yes and no mean something of their own to a parser. */
function isPlain(word: string): boolean {
  return /^[^-'"][^'"]*$/s.test(word) && word !== 'true' && word !== 'false';
}

/** Whether these two words end in the value of a list. */
function endsList(first = '', second = ''): boolean {
  return LISTS.some((name) => first === `--${name}` || second.startsWith(`--${name}=`));
}
