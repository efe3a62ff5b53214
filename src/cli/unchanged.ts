import { resolve } from 'node:path';
import { isUpToDate } from '../build/fresh.ts';
import { readManifest } from '../build/manifest.ts';
import { toolIdentity } from '../build/package-files.ts';
import { hasRemains } from '../build/place.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/language.ts';
import { buildOptions, type CommandArguments } from './options.ts';
import { sayBuilt } from './say-built.ts';

/**
 * Answers the commonest command, a build of everything with nothing to do, before any stage is loaded. Undefined where
 * there may be something to do or to report: then the whole program runs, and this is no more than a look at the files.
 */
export async function unchangedBuild(args: CommandArguments, language: MessageLanguage): Promise<number | undefined> {
  const started = process.uptime();
  if (args.frozen || args.shard !== undefined) return undefined;
  const options = buildOptions(args);
  const out = resolve(options.root, options.out);
  try {
    const before = await readManifest(out);
    if (!before || (await hasRemains(out))) return undefined;
    if (!(await isUpToDate(before, options, out, await toolIdentity()))) return undefined;
    const seconds = process.uptime() - started;
    await sayBuilt({ ...NOTHING, unchanged: before.artifacts }, [], args, language, seconds);
    return EXIT.well;
  } catch {
    // Whatever is wrong is found again, and told, by the build itself.
    return undefined;
  }
}

const NOTHING = { diagnostics: [], written: [], removed: [], failed: [], causes: new Map() };
