import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

export type Program = typeof import('../program.ts');

type Body = (exports: object, require: NodeJS.Require, module: object, filename: string, folder: string) => void;

/** The whole program beside this file in `dist/`. What another version of V8 compiled is refused, and compiled anew. */
export function loadProgram(): Program {
  const file = fileURLToPath(new URL('program.js', import.meta.url));
  return programOf(programScript(file, compiledBeside(file)), file);
}

/** The script of the program; its functions need no compiling where V8 takes `compiled`. */
export function programScript(file: string, compiled?: Uint8Array): Script {
  // All its characters are ASCII, so nothing need be decoded.
  const text = readFileSync(file, 'latin1');
  return new Script(text, { filename: file, ...(compiled ? { cachedData: compiled } : {}) });
}

/** Runs the script, which only defines. */
export function programOf(script: Script, file: string): Program {
  const module: { exports: unknown } = { exports: {} };
  const body = script.runInThisContext() as Body;
  body(module.exports as object, createRequire(file), module, file, dirname(file));
  return module.exports as Program;
}

/** Made by `scripts/compile.mjs`; the program does without it, only more slowly. */
function compiledBeside(file: string): Uint8Array | undefined {
  try {
    return readFileSync(`${file}.compiled`);
  } catch {
    return undefined;
  }
}
