// The scripts of web pages: each file directly in src/html/page is one, bundled into text without imports.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(fileURLToPath(import.meta.url), '../..');
const folder = join(root, 'src/html/page');

/** Name and text of each script; the same sources give the same text. */
export async function pageScripts() {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => entry.name.replace(/\.ts$/, '')).sort();
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [name, join(folder, `${name}.ts`)])),
    outdir: folder,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const bundled = outputFiles.map(({ path, text }) => [path.match(/([^/\\]+)\.js$/)?.[1] ?? path, text.trim()]);
  return Object.fromEntries(bundled);
}
