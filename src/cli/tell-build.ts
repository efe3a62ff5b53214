import type { BuildReport } from '../build/build.ts';
import { hasErrors } from '../core/diagnostic.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/language.ts';
import { printDiagnostics } from './output.ts';
import { type BuildWishes, sayBuilt } from './say-built.ts';

/** Says what a build found and did, in the form asked for, and gives the exit status. */
export async function tellBuild(
  report: BuildReport,
  wishes: BuildWishes,
  language: MessageLanguage,
  seconds: number,
): Promise<number> {
  const told = await printDiagnostics(report.diagnostics, language, wishes);
  await sayBuilt(report, told, wishes, language, seconds);
  return hasErrors(report.diagnostics) ? EXIT.problems : EXIT.well;
}
