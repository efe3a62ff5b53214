import { preview } from '../preview/preview.ts';
import { EXIT } from './exit.ts';
import type { MessageLanguage } from './messages/index.ts';
import { buildOptions, type CommandArguments } from './options.ts';
import { say } from './output.ts';
import { wordsOf } from './words.ts';

interface PreviewArguments extends CommandArguments {
  readonly port: number;
  readonly editor: string;
}

/** `duibi preview`: serves the project on loopback and follows every save, until Ctrl-C. */
export async function previewCommand(args: PreviewArguments, language: MessageLanguage): Promise<number> {
  const words = wordsOf(language);
  const { port, editor } = args;
  const server = await preview({ ...buildOptions(args), port, editor, language });
  say(words.serving(server.address));
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await server.close();
  return EXIT.well;
}
