import { relative } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { MessageLanguage } from './messages/language.ts';
import type { Told } from './report.ts';
import { wordsOf } from './words.ts';

/** How diagnostics are to be told. */
export interface Telling {
  readonly json: boolean;
  readonly annotations: boolean;
}

/**
 * Makes the sentences of diagnostics, and prints them to standard error unless the answer is JSON; as annotations beside
 * that, where these are wanted. Nothing of messages or source files is loaded where there is nothing to tell.
 */
export async function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  language: MessageLanguage,
  { json, annotations }: Telling,
): Promise<readonly Told[]> {
  if (diagnostics.length === 0) return [];
  const { tellHere } = await import('./tell-here.ts');
  const told = await tellHere(diagnostics, language);
  if (!json) {
    const { plainReport } = await import('./report.ts');
    process.stderr.write(`${plainReport(told, language, wantsColor(process.stderr.isTTY))}\n\n`);
    const errors = told.filter((one) => one.severity === 'error').length;
    process.stderr.write(`${wordsOf(language).problems(errors, told.length - errors)}\n`);
  }
  if (annotations) {
    const { annotations: make } = await import('./annotations.ts');
    for (const line of make(told, folderInCheckout())) say(line);
  }
  return told;
}

/** Where the project stands inside the checkout that GitHub's annotations speak of. */
function folderInCheckout(): string {
  const { GITHUB_WORKSPACE } = process.env;
  const inside = GITHUB_WORKSPACE ? relative(GITHUB_WORKSPACE, process.cwd()).replaceAll('\\', '/') : '';
  return inside === '' || inside.startsWith('..') ? '' : `${inside}/`;
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
