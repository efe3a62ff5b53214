// What the built program makes for itself, so that it starts sooner: `templates.json`, what the built-in templates hold,
// and `program.js.compiled`, what V8 compiled while it built the shipped data. Usage: node scripts/compile.mjs [dist]
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const file = join(dist, 'program.js');
const { programScript, programOf } = createRequire(import.meta.url)(join(dist, 'load.js'));

const script = programScript(file);
const program = programOf(script, file);
const templates = join(root, 'templates');
const names = readdirSync(templates, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith('.yaml'))
  .map((entry) => relative(templates, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
const texts = names.sort().map((name) => [name, readFileSync(join(templates, name), 'utf8')]);
const { aheadText } = await program.templates();
writeFileSync(join(dist, 'templates.json'), aheadText(Object.fromEntries(texts)));

const { main } = await program.commandLine();
const project = mkdtempSync(join(tmpdir(), 'duibi-compile-'));
cpSync(join(root, 'data'), join(project, 'data'), { recursive: true });
process.chdir(project);
// Mistakes in the data are told by the build itself; what was run until then is compiled all the same.
await main(['build', '--jobs', '0', '--quiet']);
process.chdir(root);
rmSync(project, { recursive: true });
writeFileSync(`${file}.compiled`, script.createCachedData());
