import { type VerifyReport, verify } from '../build/verify.ts';
import { hasErrors } from '../core/diagnostic.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/index.ts';
import { buildOptions, type CommandArguments } from './options.ts';
import { printDiagnostics, printJson, say } from './output.ts';
import { type CommandWords, wordsOf } from './words.ts';

/** `duibi verify`: proves that each artifact says what the catalog says, or names the cells that do not. */
export async function verifyCommand(args: CommandArguments, language: MessageLanguage): Promise<number> {
  const words = wordsOf(language);
  const report = await verify(buildOptions(args));
  const diagnostics = await printDiagnostics(report.diagnostics, language, args);
  if (args.json) printJson({ command: 'verify', diagnostics, artifacts: report.artifacts });
  else if (!args.quiet) {
    process.stdout.write(`${table(report, words)}\n`);
    const cells = report.artifacts.reduce((sum, artifact) => sum + artifact.cells, 0);
    say(words.verified(cells, report.artifacts.length));
  }
  return hasErrors(report.diagnostics) ? EXIT.problems : EXIT.well;
}

function table(report: VerifyReport, words: CommandWords): string {
  const rows = report.artifacts.map((one) => [one.path, String(one.cells), String(one.faults)]);
  return [words.verifyHead, ...rows].map((row) => row.join('\t')).join('\n');
}
