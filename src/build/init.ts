import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type ColumnGuess, catalogSchema, draftFromTable } from '../catalog/index.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { hasErrors } from '../core/diagnostic.ts';
import { draftedHandout, starterCatalog } from './starter.ts';

export interface InitOptions {
  /** The folder of the new project, made where there is none. */
  readonly folder: string;
  readonly language: 'zh-CN' | 'en';
  /** The edition of the first handout, `YYYY-MM-DD`. */
  readonly edition: string;
  /** A table to draft the catalog from, absolute or relative to the working folder. */
  readonly from?: string;
}

export interface InitReport {
  /** Relative to the project's folder. */
  readonly written: readonly string[];
  readonly guesses: readonly ColumnGuess[];
  readonly diagnostics: readonly Diagnostic[];
}

const CATALOG = 'data/catalog.yaml';
const SCHEMA = 'duibi.schema.json';

/** Makes a project of one's own that builds at once. Files that are there already stay, and nothing is written. */
export async function init(options: InitOptions): Promise<InitReport> {
  const drafted = options.from === undefined ? starter(options) : await fromTable(options, options.from);
  if (hasErrors(drafted.diagnostics)) return { written: [], guesses: [], diagnostics: drafted.diagnostics };
  const files = new Map<string, string | Uint8Array>([
    ...drafted.files,
    [SCHEMA, `${JSON.stringify(catalogSchema(), null, 2)}\n`],
  ]);
  const present: Diagnostic[] = [];
  for (const [path, content] of files) {
    if (await differs(join(options.folder, path), content)) {
      present.push({ code: 'init-exists', severity: 'error', args: { file: path } });
    }
  }
  if (present.length > 0) return { written: [], guesses: [], diagnostics: present };
  for (const [path, content] of files) {
    const target = join(options.folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  return { written: [...files.keys()], guesses: drafted.guesses, diagnostics: drafted.diagnostics };
}

interface Drafted {
  readonly files: readonly (readonly [string, string | Uint8Array])[];
  readonly guesses: readonly ColumnGuess[];
  readonly diagnostics: readonly Diagnostic[];
}

function starter({ language, edition }: InitOptions): Drafted {
  return { files: [[CATALOG, starterCatalog(language, edition)]], guesses: [], diagnostics: [] };
}

async function fromTable({ folder, language, edition }: InitOptions, from: string): Promise<Drafted> {
  const bytes = await readFile(from).catch(() => undefined);
  if (bytes === undefined) {
    return {
      files: [],
      guesses: [],
      diagnostics: [{ code: 'init-no-table', severity: 'error', args: { file: from } }],
    };
  }
  const data = resolve(folder, 'data');
  const inside = relative(data, resolve(from));
  // A table that stands in the data folder stays there; another is copied to it.
  const name = inside.startsWith('..') || resolve(inside) === inside ? basename(from) : inside.replaceAll('\\', '/');
  const draft = draftFromTable({ path: from, bytes }, name, language);
  const title = basename(from).replace(/\.[^.]*$/, '');
  const yaml = [
    `# yaml-language-server: $schema=../${SCHEMA}`,
    `project: { format: 1, languages: [${language}] }`,
    '',
    draft.yaml,
    draftedHandout(language, edition, JSON.stringify(title), draft.attributes),
  ].join('\n');
  return {
    files: [
      [CATALOG, yaml],
      [`data/${name}`, new Uint8Array(bytes)],
    ],
    guesses: draft.guesses,
    diagnostics: draft.diagnostics,
  };
}

/** Whether a file is there with another content. */
async function differs(path: string, content: string | Uint8Array): Promise<boolean> {
  const present = await readFile(path).catch(() => undefined);
  return present !== undefined && !present.equals(Buffer.from(content));
}
