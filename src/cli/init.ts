import { resolve } from 'node:path';
import { init } from '../build/init.ts';
import { initTemplate } from '../build/init-template.ts';
import type { ColumnGuess } from '../catalog/index.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/language.ts';
import { printDiagnostics, printJson, say } from './output.ts';
import { type CommandWords, wordsOf } from './words.ts';

export interface InitArguments {
  readonly folder?: string | undefined;
  readonly from?: string | undefined;
  /** Whether `--template` was given, with or without a folder: then the template is copied, and nothing else made. */
  readonly copies: boolean;
  readonly template: string;
  readonly json: boolean;
  readonly annotations: boolean;
  readonly quiet: boolean;
}

/** `duibi init`: a small project that builds at once; with `--from`, drafted from a table, its guesses listed. */
export async function initCommand(args: InitArguments, language: MessageLanguage): Promise<number> {
  const folder = resolve(args.folder ?? '.');
  if (args.copies) return templateCommand(args, folder, language);
  // The first edition is the day on which the author begins; from then on the catalog says it.
  const edition = new Date().toISOString().slice(0, 10);
  const report = await init({ folder, language, edition, ...(args.from !== undefined && { from: args.from }) });
  const diagnostics = await printDiagnostics(report.diagnostics, language, args);
  const { written, guesses } = report;
  if (args.json) printJson({ diagnostics, written, guesses });
  if (written.length === 0) return EXIT.problems;
  if (args.quiet || args.json) return EXIT.well;
  const words = wordsOf(language);
  for (const path of written) say(words.initWrote(path));
  if (guesses.length > 0) say(words.initGuessed);
  for (const guess of guesses) say(`  ${guessLine(guess, words)}`);
  say(words.initNext(args.folder));
  return EXIT.well;
}

/** `duibi init --template`: the built-in template as a start for one's own. */
async function templateCommand(args: InitArguments, folder: string, language: MessageLanguage): Promise<number> {
  const { written, diagnostics } = await initTemplate(folder, args.template);
  const told = await printDiagnostics(diagnostics, language, args);
  if (args.json) printJson({ diagnostics: told, written, guesses: [] });
  if (written.length === 0) return EXIT.problems;
  if (!args.quiet && !args.json) for (const path of written) say(wordsOf(language).initWrote(path));
  return EXIT.well;
}

function guessLine(
  { header, role, attribute, kind, unit, rewritten, members }: ColumnGuess,
  words: CommandWords,
): string {
  if (role !== 'attribute') return `${header}: ${words.initRoles[role]}`;
  const parts = [`${attribute}, ${kind}`];
  if (unit !== undefined) parts.push(words.initUnit(unit));
  if (members > 0) parts.push(words.initMembers(members));
  if (rewritten > 0) parts.push(words.initRewritten(rewritten));
  return `${header}: ${parts.join('; ')}`;
}
