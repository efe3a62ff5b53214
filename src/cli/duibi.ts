#!/usr/bin/env node
import { openProgram } from '../build/load-program.ts';
import { EXIT } from './exit.ts';
import { messageLanguage } from './messages/language.ts';
import { type PlainBuild, plainBuild } from './plain-arguments.ts';
import { unchangedBuild } from './unchanged.ts';

const argv = process.argv.slice(2);
const plain = plainBuild(argv);

(plain
  ? buildPlainly(plain)
  : openProgram()
      .commandLine()
      .then(({ main }) => main(argv))
).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`duibi: this is a bug of ours, please report it.\n${detail}\n`);
    process.exitCode = EXIT.bug;
  },
);

/** Only what has something to do loads the program, and only what is not plain the parser of command lines. */
async function buildPlainly({ args, lang }: PlainBuild): Promise<number> {
  const language = messageLanguage(lang, (name) => process.env[name]);
  const done = await unchangedBuild(args, language);
  return done ?? (await openProgram().build()).buildCommand(args, language);
}
