import { join } from 'node:path';
import type { Host } from '../core/host.ts';
import type { ReadText } from '../template/index.ts';
import { packageRoot } from './package-files.ts';

/** Looks a template file up in the user's folder, then among the built-in ones. */
export function templateReader(host: Host, templates: string): ReadText {
  const folders = [templates, join(packageRoot(), 'templates')];
  return async (path) => {
    for (const folder of folders) {
      const full = `${folder}/${path}`;
      const bytes = await host.read(full);
      if (bytes) return { path: full, text: new TextDecoder().decode(bytes) };
    }
    return undefined;
  };
}
