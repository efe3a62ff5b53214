import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../core/host.ts';
import { lookup } from '../core/record.ts';
import { type ParsedAhead, parseAhead, type ReadText } from '../template/index.ts';
import { packageRoot } from './package-files.ts';

/** Looks a template file up in the user's folder, then among the built-in ones. */
export function templateReader(host: Host, templates: string): ReadText {
  const builtin = join(packageRoot(), 'templates');
  return async (path) => {
    for (const folder of [templates, builtin]) {
      const full = `${folder}/${path}`;
      const bytes = await host.read(full);
      if (!bytes) continue;
      const text = new TextDecoder().decode(bytes);
      const known = lookup(ahead(), path);
      // A file of the user's own that says the same holds the same.
      return { path: full, text, ...(known?.text === text ? { parsed: known.parsed } : {}) };
    }
    return undefined;
  };
}

type Ahead = Readonly<Record<string, { readonly text: string; readonly parsed: ParsedAhead }>>;

let known: Ahead | undefined;

/** What the package's own build parsed of the built-in files; without it they are parsed like any other. */
function ahead(): Ahead {
  known ??= readAhead();
  return known;
}

function readAhead(): Ahead {
  try {
    return JSON.parse(readFileSync(join(packageRoot(), 'dist', 'templates.json'), 'utf8')) as Ahead;
  } catch {
    return {};
  }
}

/** The text of `dist/templates.json`: what these files of the built-in templates hold. */
export function aheadText(files: Readonly<Record<string, string>>): string {
  const entries = Object.entries(files).flatMap(([path, text]) => {
    const parsed = parseAhead(path, text);
    return parsed === undefined ? [] : [[path, { text, parsed }] as const];
  });
  return `${JSON.stringify(Object.fromEntries(entries))}\n`;
}
