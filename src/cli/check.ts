import { check } from '../build/check.ts';
import { hasErrors } from '../core/diagnostic.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/index.ts';
import { buildOptions, type CommandArguments } from './options.ts';
import { printDiagnostics, printJson, say } from './output.ts';
import { wordsOf } from './words.ts';

/** `duibi check`: every mistake of the catalog and its templates, and nothing written. */
export async function checkCommand(args: CommandArguments, language: MessageLanguage): Promise<number> {
  const report = await check(buildOptions(args));
  const diagnostics = await printDiagnostics(report.diagnostics, language, args.json);
  const { concepts, handouts, sources } = report;
  if (args.json) printJson({ diagnostics, concepts, handouts, sources });
  if (hasErrors(report.diagnostics)) return EXIT.problems;
  if (!args.quiet && !args.json) say(wordsOf(language).checked(concepts, handouts, sources));
  return EXIT.well;
}
