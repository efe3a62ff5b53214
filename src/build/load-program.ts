import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { optimise } from './optimiser.ts';

export { optimise };

export type Program = typeof import('../program.ts');

/** Opens the program for a process, whose threads load it for themselves. */
export function openProgram(): Program {
  optimise('late');
  return loadProgram();
}

/** The program beside this file in `dist/`. What another version of V8 compiled is refused, and compiled anew. */
export function loadProgram(): Program {
  return load(fileURLToPath(new URL('program.js', import.meta.url))) as Program;
}

const loaded = new Map<string, object>();

/** Each script is run once, as a module would be. */
function load(file: string): object {
  const found = loaded.get(file) ?? exportsOf(scriptOf(file, compiledBeside(file)), file, load);
  loaded.set(file, found);
  return found;
}

/** A script of `dist/`; its functions need no compiling where V8 takes `compiled`. */
export function scriptOf(file: string, compiled?: Uint8Array): Script {
  // All its characters are ASCII, so nothing need be decoded.
  const text = readFileSync(file, 'latin1');
  return new Script(text, { filename: file, ...(compiled ? { cachedData: compiled } : {}) });
}

type Body = (exports: object, require: (id: string) => unknown, module: object, file: string, folder: string) => void;

/** Runs a script. What it requires by a place beside itself is a script like it, got by `part`. */
export function exportsOf(script: Script, file: string, part: (file: string) => object): object {
  const module: { exports: object } = { exports: {} };
  const folder = dirname(file);
  const elsewhere = createRequire(file);
  const body = script.runInThisContext() as Body;
  body(module.exports, (id) => (id.startsWith('./') ? part(join(folder, id)) : elsewhere(id)), module, file, folder);
  return module.exports;
}

/** Made by `scripts/compile.mjs`; the program does without it, only more slowly. */
function compiledBeside(file: string): Uint8Array | undefined {
  try {
    return readFileSync(`${file}.compiled`);
  } catch {
    return undefined;
  }
}
