import { machineHost } from '../build/machine.ts';
import { packageRoot } from '../build/package-files.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { MessageLanguage } from './messages/index.ts';
import { plainReport, type Told, tell } from './report.ts';
import { wordsOf } from './words.ts';

/** Makes the sentences of diagnostics, and prints them to standard error unless the answer is JSON. */
export async function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  language: MessageLanguage,
  json: boolean,
): Promise<readonly Told[]> {
  const host = machineHost(process.cwd(), packageRoot());
  const told = await tell(diagnostics, language, host);
  if (told.length > 0 && !json) {
    process.stderr.write(`${plainReport(told, language, wantsColor(process.stderr.isTTY))}\n\n`);
    const errors = told.filter((one) => one.severity === 'error').length;
    process.stderr.write(`${wordsOf(language).problems(errors, told.length - errors)}\n`);
  }
  return told;
}

export function printJson(value: object): void {
  process.stdout.write(`${JSON.stringify({ version: 1, ...value }, null, 2)}\n`);
}

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** NO_COLOR and CI turn colour off; otherwise a terminal gets it. */
function wantsColor(isTerminal: boolean | undefined): boolean {
  return isTerminal === true && !process.env.NO_COLOR && !process.env.CI;
}
