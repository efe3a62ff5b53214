import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { schema } from '../build/schema.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/language.ts';
import { say } from './output.ts';
import { wordsOf } from './words.ts';

export interface SchemaArguments {
  readonly data: string;
  readonly file?: string | undefined;
  readonly catalog: boolean;
  readonly quiet: boolean;
}

/** `duibi schema`: the JSON Schema for editors, to standard output or a file. */
export async function schemaCommand(args: SchemaArguments, language: MessageLanguage): Promise<number> {
  const made = await schema(process.cwd(), args.catalog ? args.data : undefined);
  const text = `${JSON.stringify(made, null, 2)}\n`;
  if (args.file === undefined) {
    process.stdout.write(text);
    return EXIT.well;
  }
  await writeFile(resolve(args.file), text);
  if (!args.quiet) say(wordsOf(language).schemaWritten(args.file));
  return EXIT.well;
}
