import { existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FontFace, Fonts } from '../core/font.ts';
import type { Kit } from '../core/format.ts';
import { type FaceMetrics, faceFrom } from '../layout/face.ts';
import { outlinesIn } from '../layout/truetype.ts';

/** The folder of the installed package: where `dist/` and the built-in `templates/` stand. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'templates'))) {
    if (folder === dirname(folder)) throw new Error('the built-in templates are missing: install duibi anew');
    folder = dirname(folder);
  }
  return folder;
}

export interface ToolIdentity {
  readonly version: string;
  /** Hash of the built code: a changed tool is a changed input, even under the same version. */
  readonly build: string;
  /** Node's major version and the ICU version: sorting, breaking and packing are theirs, so they decide bytes too. */
  readonly node: string;
  readonly icu: string;
}

/** Who makes the artifacts. Version and hash are written by the package's own build. */
export async function toolIdentity(): Promise<ToolIdentity> {
  const text = readFileSync(join(packageRoot(), 'dist', 'identity.json'), 'utf8');
  const { version, build } = JSON.parse(text) as Pick<ToolIdentity, 'version' | 'build'>;
  const { node, icu } = process.versions;
  return { version, build, node: node.split('.')[0] ?? node, icu: icu ?? 'none' };
}

/** The package's own resources, each loaded once. */
export function packageKit(): Kit {
  const dist = join(packageRoot(), 'dist');
  let fonts: Fonts | undefined;
  return {
    async fonts() {
      fonts ??= loadFonts(join(dist, 'fonts'));
      return fonts;
    },
    text: async (name) => readFileSync(join(dist, name), 'utf8'),
  };
}

function loadFonts(folder: string): Fonts {
  const face = (name: string) => loadFace(folder, name);
  const fallback = { body: [face('sans-latin-400')], bold: [face('sans-latin-700')] };
  return { body: face('sans-sc-400'), bold: face('sans-sc-700'), fallback };
}

function loadFace(folder: string, name: string): FontFace {
  const metrics = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as FaceMetrics;
  const path = join(folder, `${name}.ttf`);
  // Opened when a writer first draws with it: many handouts need no Latin fallback.
  let opened: { readonly file: number; readonly bytes: Uint8Array } | undefined;
  return faceFrom(metrics, {
    bytes() {
      opened ??= openFont(path);
      return opened.bytes;
    },
    fetch: (from, length) => opened && readSync(opened.file, opened.bytes, from, length, from),
  });
}

/** Reads a font but for its outlines, nine tenths of it, of which a document needs a few; the file stays open for these. */
function openFont(path: string): { readonly file: number; readonly bytes: Uint8Array } {
  const file = openSync(path, 'r');
  const bytes = new Uint8Array(fstatSync(file).size);
  readSync(file, bytes, 0, DIRECTORY, 0);
  const { offset, length } = outlinesIn(bytes);
  readSync(file, bytes, 0, offset, 0);
  readSync(file, bytes, offset + length, bytes.length - offset - length, offset + length);
  return { file, bytes };
}

/** The directory of a font's tables is shorter. */
const DIRECTORY = 1 << 10;
