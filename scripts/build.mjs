// Makes dist/: the bundled command line, library and worker, the fonts, and the identity of what was built.
// Everything is bundled: users install no dependency tree, and a cold start reads few files and compiles little.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makeFonts } from './fonts.mjs';
import { pageScripts } from './page-scripts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

// CommonJS, since V8 keeps only scripts compiled, and since Node starts it sooner than modules.
const COMMON = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'linked',
  logLevel: 'warning',
  metafile: true,
  define: { 'import.meta.url': 'duibiUrl' },
};
const URL_OF_FILE = "const duibiUrl = require('node:url').pathToFileURL(__filename).href;";

/** What writes one format: scripts of their own, with all that they need, which the program requires when it first writes. */
const PARTS = { xlsx: 'src/xlsx/writer.ts', pdf: 'src/pdf/writer.ts', html: 'src/html/write.ts' };
const SCRIPT = {
  ...COMMON,
  alias: {
    'tiny-inflate': './scripts/stand-ins/inflate.cjs',
    'base64-js': './scripts/stand-ins/base64.cjs',
    'entities/decode': './scripts/stand-ins/entities.cjs',
    'source-map': './scripts/stand-ins/absent.cjs',
    handlebars: './node_modules/handlebars/dist/cjs/handlebars.js',
    fontkit: './scripts/stand-ins/nothing.cjs',
    '@noble/ciphers/aes': './scripts/stand-ins/nothing.cjs',
    jszip: './scripts/stand-ins/nothing.cjs',
    'readable-stream': './scripts/stand-ins/stream.cjs',
  },
  // A part is required, so that `load-program.ts` can give it what V8 kept; an import would go past it.
  supported: { 'dynamic-import': false },
  banner: { js: `(function (exports, require, module, __filename, __dirname) { ${URL_OF_FILE}` },
  footer: { js: '})' },
};
const apart = {
  name: 'parts',
  setup({ onResolve }) {
    onResolve({ filter: /\/writer?\.ts$/ }, ({ kind, path, resolveDir }) => {
      const source = relative(root, join(resolveDir, path));
      const part = Object.keys(PARTS).find((name) => kind === 'dynamic-import' && PARTS[name] === source);
      return part && { path: `./${part}.js`, external: true };
    });
  },
};

/** Of some packages one part is enough, or another does until it is needed: what is not set up need not be unpacked either. */
const INSTEAD = [
  { of: '../csv/csv', for: 'exceljs/lib/doc/workbook.js', take: 'scripts/stand-ins/nothing.cjs' },
  { of: 'parse5', for: 'src/template/tree.ts', take: 'node_modules/parse5/dist/tokenizer/index.js' },
  { of: './parser', for: 'handlebars/compiler/base.js', take: 'scripts/stand-ins/template-parser.cjs' },
];
const lighter = {
  name: 'lighter',
  setup({ onResolve }) {
    for (const { of, for: importer, take } of INSTEAD) {
      onResolve({ filter: new RegExp(`^${of.replaceAll('.', '\\.')}$`) }, (asked) =>
        asked.importer.endsWith(importer) ? { path: join(root, take) } : undefined,
      );
    }
  },
};

const names = ['program', ...Object.keys(PARTS)];
// V8 knows a script by little more than its length: what was compiled of an earlier one must be gone.
for (const name of names) rmSync(join(dist, `${name}.js.compiled`), { force: true });
const program = await build({ ...SCRIPT, entryPoints: { program: 'src/program.ts' }, plugins: [apart, lighter] });
const parts = await build({ ...SCRIPT, entryPoints: PARTS, plugins: [lighter] });
for (const name of names) escapeAll(join(dist, `${name}.js`));
const doors = await build({
  ...COMMON,
  entryPoints: {
    duibi: 'src/cli/duibi.ts',
    worker: 'src/build/worker.ts',
    rows: 'src/build/rows-thread.ts',
    load: 'src/build/load-program.ts',
  },
  banner: { js: URL_OF_FILE },
});

const outputs = [program, parts, doors].flatMap(({ metafile }) => Object.keys(metafile.outputs));
const made = new Set(outputs.map((path) => path.replace('dist/', '')));
function write(name, text) {
  writeFileSync(join(dist, name), text);
  made.add(name);
}
write('package.json', '{ "type": "commonjs" }\n');
write(
  'index.mjs',
  `import { createRequire } from 'node:module';
const { openProgram } = createRequire(import.meta.url)('./load.js');
export const { ${(await exportsOf('src/index.ts')).join(', ')} } = await openProgram().library();
`,
);
mkdirSync(join(dist, 'page'), { recursive: true });
for (const [name, text] of Object.entries(await pageScripts())) {
  write(`page/${name}.js`, text);
}

await makeFonts(join(dist, 'fonts'));
for (const name of readdirSync(join(dist, 'fonts'))) made.add(`fonts/${name}`);

const hash = createHash('sha256');
for (const path of [...made].sort()) hash.update(path).update(readFileSync(join(dist, path)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(dist, 'identity.json'), `${JSON.stringify({ version, build: hash.digest('hex') })}\n`);
made.add('identity.json');

// Not part of the identity: they decide nothing but speed. Made last, by the program itself.
execFileSync(process.execPath, [join(root, 'scripts/compile.mjs'), dist], { stdio: 'inherit' });
for (const name of names) made.add(`${name}.js.compiled`);
made.add('templates.json');

// What an earlier build left behind goes last, so that a program that runs meanwhile misses nothing.
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = relative(dist, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
  if (entry.isFile() && !made.has(path) && !path.startsWith('types/')) rmSync(join(dist, path));
}

/** esbuild leaves regular expressions as they are; without them all is ASCII, and is read without being decoded. */
function escapeAll(file) {
  const unit = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, unit));
}

/** The names that a source exports to those who import it, types left out. */
async function exportsOf(source) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    write: false,
    metafile: true,
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}
