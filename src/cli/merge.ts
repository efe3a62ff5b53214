import { merge } from '../build/merge.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/index.ts';
import { buildOptions, type CommandArguments } from './options.ts';
import { printDiagnostics, printJson, say } from './output.ts';
import { wordsOf } from './words.ts';

/** `duibi merge`: joins the outputs of all shards. */
export async function mergeCommand(
  args: CommandArguments & { readonly folder?: readonly string[] | undefined },
  language: MessageLanguage,
): Promise<number> {
  const { root, out, templates } = buildOptions(args);
  const report = await merge({ root, out, templates, folders: args.folder ?? [] });
  const diagnostics = await printDiagnostics(report.diagnostics, language, args);
  if (args.json) printJson({ command: 'merge', diagnostics, artifacts: report.artifacts });
  if (report.diagnostics.length > 0) return EXIT.problems;
  if (!args.quiet && !args.json) say(wordsOf(language).merged(report.artifacts.length));
  return EXIT.well;
}
