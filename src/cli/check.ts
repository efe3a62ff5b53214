import { check } from '../build/check.ts';
import { isDay } from '../checks/index.ts';
import { hasErrors } from '../core/diagnostic.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/index.ts';
import { buildOptions, type CommandArguments } from './options.ts';
import { printDiagnostics, printJson, say } from './output.ts';
import { wordsOf } from './words.ts';

export interface CheckArguments extends CommandArguments {
  readonly strict: boolean;
  readonly today?: string | undefined;
}

/** `duibi check`: every mistake of the catalog and its templates, and nothing written. */
export async function checkCommand(args: CheckArguments, language: MessageLanguage): Promise<number> {
  const words = wordsOf(language);
  if (args.today !== undefined && !isDay(args.today)) {
    say(words.badDay(args.today));
    return EXIT.usage;
  }
  const report = await check({ ...buildOptions(args), ...(args.today === undefined ? {} : { today: args.today }) });
  const diagnostics = await printDiagnostics(report.diagnostics, language, args);
  const { concepts, handouts, sources, suppressed } = report;
  if (args.json) printJson({ command: 'check', diagnostics, concepts, handouts, sources, suppressed });
  const failed = hasErrors(report.diagnostics) || (args.strict && report.diagnostics.length > 0);
  if (!failed && !args.quiet && !args.json) {
    say(words.checked(concepts, handouts, sources));
    if (suppressed.length > 0) say(words.suppressed(suppressed.length));
  }
  return failed ? EXIT.problems : EXIT.well;
}
