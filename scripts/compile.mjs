// What the built program makes for itself, so that it starts sooner: `templates.json`, what the built-in templates hold,
// and beside each script, as `.compiled`, what V8 compiled of it while it built the shipped data. Usage: node scripts/compile.mjs [dist]
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// Else V8 drops, as its memory is swept, what was run some time ago: the frame of a script first, which is then parsed whole.
setFlagsFromString('--no-flush-bytecode');

const root = join(import.meta.dirname, '..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const { scriptOf, exportsOf, optimise } = createRequire(import.meta.url)(join(dist, 'load.js'));
// What is kept is taken only under the flags that it was kept under.
optimise('late');

const scripts = new Map();
const loaded = new Map();
const load = (file) => {
  const known = loaded.get(file);
  if (known) return known;
  const script = scriptOf(file);
  scripts.set(file, script);
  const made = exportsOf(script, file, load);
  loaded.set(file, made);
  return made;
};
const program = load(join(dist, 'program.js'));
const templates = join(root, 'templates');
const names = readdirSync(templates, { recursive: true, withFileTypes: true })
  .filter((entry) => /\.(yaml|hbs)$/.test(entry.name))
  .map((entry) => relative(templates, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
const texts = names.sort().map((name) => [name, readFileSync(join(templates, name), 'utf8')]);
const { aheadText } = await program.templates();
writeFileSync(join(dist, 'templates.json'), aheadText(Object.fromEntries(texts)));

// As `duibi build` is run, by the way that needs no parser of command lines.
const { buildCommand } = await program.build();
const project = mkdtempSync(join(tmpdir(), 'duibi-compile-'));
cpSync(join(root, 'data'), join(project, 'data'), { recursive: true });
process.chdir(project);
// Mistakes in the data are told by the build itself; what was run until then is compiled all the same.
const folders = { data: 'data', out: 'output', template: 'templates' };
const flags = {
  prune: true,
  keepGoing: false,
  frozen: false,
  why: false,
  json: false,
  annotations: false,
  quiet: true,
};
await buildCommand({ ...folders, ...flags, format: [], rendition: [], jobs: 0 }, 'en');
process.chdir(root);
rmSync(project, { recursive: true });
setFlagsFromString('--flush-bytecode');
for (const [file, script] of scripts) writeFileSync(`${file}.compiled`, script.createCachedData());
