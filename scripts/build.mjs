// Makes dist/: the bundled command line, library and worker, the fonts, and the identity of what was built.
// Everything is bundled: users install no dependency tree, and a cold start reads few files.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makeFonts } from './fonts.mjs';
import { pageScripts } from './page-scripts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { duibi: 'src/cli/duibi.ts', worker: 'src/build/worker.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'linked',
  logLevel: 'warning',
  metafile: true,
  // Bundled CommonJS packages call require() for Node's own modules and look for files beside their own.
  define: { __dirname: 'duibiFolder', __filename: 'duibiFile' },
  banner: {
    js: [
      "import { createRequire as duibiRequire } from 'node:module';",
      "import { dirname as duibiDirname } from 'node:path';",
      "import { fileURLToPath as duibiPath } from 'node:url';",
      'const require = duibiRequire(import.meta.url);',
      'const duibiFile = duibiPath(import.meta.url);',
      'const duibiFolder = duibiDirname(duibiFile);',
    ].join('\n'),
  },
});

const made = new Set(Object.keys(metafile.outputs).map((path) => path.replace('dist/', '')));
mkdirSync(join(dist, 'page'), { recursive: true });
for (const [name, text] of Object.entries(await pageScripts())) {
  writeFileSync(join(dist, 'page', `${name}.js`), text);
  made.add(`page/${name}.js`);
}

await makeFonts(join(dist, 'fonts'));
for (const name of readdirSync(join(dist, 'fonts'))) made.add(`fonts/${name}`);

const hash = createHash('sha256');
for (const path of [...made].sort()) hash.update(path).update(readFileSync(join(dist, path)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(dist, 'identity.json'), `${JSON.stringify({ version, build: hash.digest('hex') })}\n`);
made.add('identity.json');

// What an earlier build left behind goes last, so that a program that runs meanwhile misses nothing.
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = relative(dist, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
  if (entry.isFile() && !made.has(path) && !path.startsWith('types/')) rmSync(join(dist, path));
}
