// Keeps the program compiled: runs it over the shipped data, so that V8 has compiled what builds need, and writes that
// beside it as `program.js.compiled`. Usage: node scripts/compile.mjs [dist]
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const file = join(dist, 'program.js');
const { programScript, programOf } = createRequire(import.meta.url)(join(dist, 'load.js'));

const script = programScript(file);
const program = programOf(script, file);
const { main } = await program.commandLine();
const project = mkdtempSync(join(tmpdir(), 'duibi-compile-'));
cpSync(join(root, 'data'), join(project, 'data'), { recursive: true });
process.chdir(project);
// Mistakes in the data are told by the build itself; what was run until then is compiled all the same.
await main(['build', '--jobs', '0', '--quiet']);
process.chdir(root);
rmSync(project, { recursive: true });
writeFileSync(`${file}.compiled`, script.createCachedData());
