import { resolve } from 'node:path';
import { isUpToDate } from '../build/fresh.ts';
import { readManifest } from '../build/manifest.ts';
import { toolIdentity } from '../build/package-files.ts';
import { hasRemains } from '../build/place.ts';
import { EXIT } from './exit.ts';
import { messageLanguage } from './messages/language.ts';
import { plainArguments } from './plain-arguments.ts';
import { sayBuilt } from './say-built.ts';

/**
 * Answers the commonest command, a build of everything with nothing to do, before the command line is parsed in full and
 * any stage is imported. Undefined where it is another command, or where there may be something to do or to report:
 * then the whole program runs, and this is no more than a look at the files.
 */
export async function unchangedBuild(argv: readonly string[]): Promise<number | undefined> {
  const started = performance.now();
  const asked = plainArguments(argv);
  if (!asked) return undefined;
  const { lang, ...args } = asked;
  const root = process.cwd();
  const out = resolve(root, args.out);
  const options = { ...NONE, root, data: args.data, templates: args.template, out: args.out };
  try {
    const before = await readManifest(out);
    if (!before || (await hasRemains(out))) return undefined;
    if (!(await isUpToDate(before, options, out, await toolIdentity()))) return undefined;
    const language = messageLanguage(lang, (name) => process.env[name]);
    const seconds = (performance.now() - started) / 1000;
    await sayBuilt({ ...NOTHING, unchanged: before.artifacts }, [], args, language, seconds);
    return EXIT.well;
  } catch {
    // Whatever is wrong is found again, and told, by the build itself.
    return undefined;
  }
}

const NONE = { handouts: [], renditions: [], formats: [], jobs: 0, keepGoing: false };
const NOTHING = { diagnostics: [], written: [], removed: [], failed: [], causes: new Map() };
