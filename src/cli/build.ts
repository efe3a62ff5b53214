import { build } from '../build/build.ts';
import { checkFrozen } from '../build/frozen.ts';
import { hasErrors } from '../core/diagnostic.ts';
import { EXIT } from './exit.ts';
import { writeJobSummary } from './job-summary.ts';
import type { MessageLanguage } from './messages/language.ts';
import { buildOptions, type CommandArguments, parseShard } from './options.ts';
import { printDiagnostics, printJson, say } from './output.ts';
import { progressLine } from './progress.ts';
import { tellBuild } from './tell-build.ts';
import { wordsOf } from './words.ts';

/** `duibi build`: makes what changed and says what was done; with `--frozen`, what would have to be done. */
export async function buildCommand(args: CommandArguments, language: MessageLanguage): Promise<number> {
  const words = wordsOf(language);
  if (args.shard !== undefined && !parseShard(args.shard, process.env)) {
    say(words.badShard(args.shard));
    return EXIT.usage;
  }
  if (args.frozen) return frozen(args, language);
  const show = !args.quiet && !args.json;
  // `performance` would load ten modules of Node.
  const started = process.uptime();
  const interrupt = new AbortController();
  const stop = (name: NodeJS.Signals) => interrupt.abort(name);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);
  const progress = progressLine(show);
  try {
    const report = await build(buildOptions(args), progress.step, interrupt.signal);
    progress.end();
    return await tellBuild(report, args, language, process.uptime() - started);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    progress.end();
    say(words.interrupted);
    return interrupt.signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
  } finally {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.removeListener(name, stop);
  }
}

async function frozen(args: CommandArguments, language: MessageLanguage): Promise<number> {
  const report = await checkFrozen(buildOptions(args));
  const words = wordsOf(language);
  const diagnostics = await printDiagnostics(report.diagnostics, language, args);
  const failure = hasErrors(report.diagnostics);
  const line = failure ? words.notFrozen(report.fresh.length) : words.isFrozen(report.fresh.length);
  if (args.json) printJson({ command: 'build --frozen', diagnostics, fresh: report.fresh });
  else if (!args.quiet) say(line);
  writeJobSummary('duibi build --frozen', [line], diagnostics, words);
  return failure ? EXIT.problems : EXIT.well;
}
