import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fonts } from '../core/font.ts';
import type { Kit } from '../core/format.ts';
import { type FaceMetrics, faceFrom } from '../layout/face.ts';

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

function loadFace(folder: string, name: string) {
  const metrics = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as FaceMetrics;
  let bytes: Uint8Array | undefined;
  return faceFrom(metrics, () => {
    // Read when a writer first draws with it: many handouts need no Latin fallback.
    bytes ??= readFileSync(join(folder, `${name}.ttf`));
    return bytes;
  });
}
