import { type BuildReport, build } from '../build/build.ts';
import type { Cause } from '../build/causes.ts';
import { checkFrozen } from '../build/frozen.ts';
import { hasErrors } from '../core/diagnostic.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/index.ts';
import { buildOptions, type CommandArguments, parseShard } from './options.ts';
import { printDiagnostics, printJson, say } from './output.ts';
import { byteSize, progressLine } from './progress.ts';
import { type CommandWords, wordsOf } from './words.ts';

/** `duibi build`: makes what changed and says what was done; with `--frozen`, what would have to be done. */
export async function buildCommand(args: CommandArguments, language: MessageLanguage): Promise<number> {
  const words = wordsOf(language);
  if (args.shard !== undefined && !parseShard(args.shard, process.env)) {
    say(words.badShard(args.shard));
    return EXIT.usage;
  }
  if (args.frozen) return frozen(args, language);
  const show = !args.quiet && !args.json;
  const started = performance.now();
  const interrupt = new AbortController();
  const stop = (name: NodeJS.Signals) => interrupt.abort(name);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);
  const progress = progressLine(show);
  try {
    const report = await build(buildOptions(args), progress.step, interrupt.signal);
    progress.end();
    return await tellBuild(report, args, language, (performance.now() - started) / 1000);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    progress.end();
    say(words.interrupted);
    return interrupt.signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
  } finally {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.removeListener(name, stop);
  }
}

async function tellBuild(
  report: BuildReport,
  args: CommandArguments,
  language: MessageLanguage,
  seconds: number,
): Promise<number> {
  const words = wordsOf(language);
  const diagnostics = await printDiagnostics(report.diagnostics, language, args.json);
  const { written, unchanged, removed, failed, causes } = report;
  const failure = hasErrors(report.diagnostics);
  if (args.json) {
    const why = args.why ? { causes: Object.fromEntries(causes) } : {};
    printJson({ diagnostics, written, unchanged, removed, failed, ...why });
  } else if (!args.quiet) {
    if (args.why) for (const [path, found] of causes) say(`${path}: ${causeWords(found, words)}`);
    if (failure && written.length === 0) say(words.nothingWritten);
    else if (written.length + removed.length === 0) say(words.upToDate(unchanged.length));
    else {
      say(words.built(written.length, unchanged.length, removed.length));
      const size = written.reduce((sum, record) => sum + record.size, 0);
      say(words.total(written.length, byteSize(size), seconds.toFixed(2)));
    }
  }
  return failure ? EXIT.problems : EXIT.well;
}

async function frozen(args: CommandArguments, language: MessageLanguage): Promise<number> {
  const report = await checkFrozen(buildOptions(args));
  const diagnostics = await printDiagnostics(report.diagnostics, language, args.json);
  if (args.json) printJson({ diagnostics, fresh: report.fresh });
  if (hasErrors(report.diagnostics)) return EXIT.problems;
  if (!args.quiet && !args.json) say(wordsOf(language).isFrozen(report.fresh.length));
  return EXIT.well;
}

function causeWords(causes: readonly Cause[], words: CommandWords): string {
  const parts = causes.map((cause) =>
    cause.kind === 'cells' ? `${words.causes.cells} ${cause.addresses.join(', ')}` : words.causes[cause.kind],
  );
  return parts.join('; ');
}
