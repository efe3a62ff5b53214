import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalizedText, Rendition } from '../core/language.ts';
import type { ContentKeys } from './key.ts';
import type { Input } from './machine.ts';
import type { ToolIdentity } from './package-files.ts';

/** What stands in the output folder and what it was made from. Sorted, so that it diffs well. */
export interface Manifest {
  readonly format: 1;
  readonly tool: ToolIdentity;
  /** The folders that the build was told of, as the inputs name them. */
  readonly asked: { readonly data: string; readonly templates: string };
  /**
   * False after a build that was filtered, had failures or kept what the catalog no longer asks for: then the inputs do
   * not speak for all artifacts.
   */
  readonly complete: boolean;
  /** Set in the manifest of one shard of a build. */
  readonly shard?: { readonly index: number; readonly of: number };
  readonly formats: readonly string[];
  readonly inputs: readonly Input[];
  readonly handouts: readonly HandoutRecord[];
  readonly artifacts: readonly ArtifactRecord[];
  /** The page that lists them. */
  readonly index: FileRecord;
}

/** A file as it was written. */
export interface FileRecord {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** What the index tells of a handout. */
export interface HandoutRecord {
  readonly id: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly edition: string;
  /** True where the last build could not make it: its artifacts, if any, are those of an earlier build. */
  readonly failed?: boolean;
}

/** `path` is relative to the output folder. */
export interface ArtifactRecord extends FileRecord {
  readonly handout: string;
  readonly rendition: Rendition;
  readonly format: string;
  /** Which of several artifacts of the format it is; none for the first. */
  readonly part?: string;
  readonly keys: ContentKeys;
  /** The files that it was made from, as the inputs name them. */
  readonly from: readonly string[];
  /** Of formats that have pages: the first as a small SVG, for the index. It is as old as the artifact. */
  readonly thumbnail?: string;
}

export const MANIFEST = 'manifest.json';
export const INDEX = 'index.html';

/** The manifest of an output folder, or undefined where there is none that this version understands. */
export async function readManifest(out: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')) as Manifest;
    return manifest.format === 1 ? manifest : undefined;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR'].includes(code)) return undefined;
    throw error;
  }
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Orders by path, by code units, as everything in the manifest is. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
