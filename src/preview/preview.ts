import { resolve } from 'node:path';
import { machineHost } from '../build/machine.ts';
import type { BuildOptions } from '../build/options.ts';
import { packageRoot } from '../build/package-files.ts';
import type { MessageLanguage } from '../cli/messages/index.ts';
import { tell } from '../cli/report.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import { openListeners, type PreviewServer, servePreview } from './server.ts';
import { openSession } from './session.ts';
import { problemsHtml } from './shell.ts';
import { watchFolders } from './watch.ts';

export interface PreviewOptions extends BuildOptions {
  readonly port: number;
  /** The address that opens a line in an editor, with `{path}`, `{line}` and `{column}`. */
  readonly editor: string;
  readonly language: MessageLanguage;
}

/** Serves the project as it is now and again after every save, until it is closed. */
export async function preview(options: PreviewOptions): Promise<PreviewServer> {
  const session = openSession(options);
  const listeners = openListeners();
  const report = async (diagnostics: readonly Diagnostic[]) => {
    const told = await tell(diagnostics, options.language, machineHost(options.root, packageRoot()));
    const html = problemsHtml(told, resolve(options.root), options.editor, options.language);
    listeners.send('problems', JSON.stringify(html));
  };
  const update = async () => {
    const diagnostics = await session.refresh();
    if (hasErrors(diagnostics)) await report(diagnostics);
    else listeners.send('update', '{}');
  };
  await update();
  const fault = async ({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) => report(diagnostics);
  const server = await servePreview({ session, listeners, language: options.language, fault }, options.port);
  const folders = [options.data, options.templates].map((folder) => resolve(options.root, folder));
  const watcher = await watchFolders(folders, update);
  return {
    address: server.address,
    async close() {
      await watcher.close();
      await server.close();
    },
  };
}
