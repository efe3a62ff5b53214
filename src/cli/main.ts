import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yargs from 'yargs';
import { packageRoot } from '../build/package-files.ts';
import { EXIT } from './exit.ts';
import { messageLanguage } from './messages/language.ts';
import { CHECK_OPTIONS, OPTIONS } from './options.ts';
import { wordsOf } from './words.ts';

/** Runs the command line. Each command's code is imported only when it is called. */
export async function main(argv: readonly string[]): Promise<number> {
  let status: number = EXIT.well;
  const language = messageLanguage(langOf(argv), (name) => process.env[name]);
  const words = wordsOf(language);
  const parser = yargs([...argv])
    .scriptName('duibi')
    .locale('en')
    .updateStrings(words.yargs)
    .usage(words.usage)
    .options(OPTIONS(words))
    .command(
      'build [handout...]',
      words.build,
      (y) => y.positional('handout', handout(words.handout)),
      async (args) => {
        status = await (await import('./build.ts')).buildCommand(args, language);
      },
    )
    .command(
      'check',
      words.check,
      (y) => y.options(CHECK_OPTIONS(words)),
      async (args) => {
        status = await (await import('./check.ts')).checkCommand(args, language);
      },
    )
    .command(
      'verify [handout...]',
      words.verify,
      (y) => y.positional('handout', handout(words.handout)),
      async (args) => {
        status = await (await import('./verify.ts')).verifyCommand(args, language);
      },
    )
    .command(
      'merge <folder...>',
      words.merge,
      (y) => y.positional('folder', folders(words.folders)),
      async (args) => {
        status = await (await import('./merge.ts')).mergeCommand(args, language);
      },
    )
    .command(
      'preview',
      words.preview,
      (y) =>
        y
          .option('port', { type: 'number', default: 4170, describe: words.port })
          .option('editor', { type: 'string', default: 'vscode://file{path}:{line}:{column}', describe: words.editor }),
      async (args) => {
        status = await (await import('./preview.ts')).previewCommand(args, language);
      },
    )
    .command(
      'init [folder]',
      words.init,
      (y) =>
        y
          .positional('folder', { describe: words.initFolder, type: 'string' })
          .option('from', { describe: words.initFrom, type: 'string' }),
      async (args) => {
        const copies = argv.some((word) => /^--template(=|$)/.test(word));
        status = await (await import('./init.ts')).initCommand({ ...args, copies }, language);
      },
    )
    .command(
      'schema [file]',
      words.schema,
      (y) =>
        y
          .positional('file', { describe: words.schemaFile, type: 'string' })
          .option('catalog', { describe: words.schemaCatalog, type: 'boolean', default: false }),
      async (args) => {
        status = await (await import('./schema.ts')).schemaCommand(args, language);
      },
    )
    .example('duibi build', words.exampleAll)
    .example('duibi build large-vs-multimodal --format pdf --rendition zh-CN', words.exampleOne)
    .example('duibi verify --json', words.exampleVerify)
    .demandCommand(1, words.needCommand)
    .strict()
    .version(version())
    .wrap(100)
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    });
  try {
    await parser.parseAsync();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n${words.seeHelp}\n`);
    return EXIT.usage;
  }
  return status;
}

class UsageError extends Error {}

function handout(describe: string) {
  return { describe, type: 'string', array: true } as const;
}

function folders(describe: string) {
  return { describe, type: 'string', array: true, demandOption: true } as const;
}

function langOf(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
}

function version(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
