import { createRequire } from 'node:module';
import type { Kit } from '../core/format.ts';
import { bytesUnder } from './machine.ts';
import { optimise } from './optimiser.ts';
import { warmUp } from './task.ts';

const require = createRequire(import.meta.url);

/** Tables of JSON Lines, whose rows are made anew at each walk. */
export const ROWS = /\.(jsonl|ndjson)$/i;
const MANY_BYTES = 1_000_000;
const VERY_MANY_BYTES = 10_000_000;

/**
 * Keeps this thread's memory from growing with the number of handouts: V8 lets twice as much gather as lives, gives little
 * of it back, and looks only when that is reached, so it must be told to look now. To sweep so often costs a short build a
 * tenth of its time and a long one nothing. For the midst of the work, when all scripts have been loaded: what V8 kept of
 * one it takes only under the flags that it was kept under.
 */
export function keepHeapSmall(): void {
  const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
  const { runInNewContext } = require('node:vm') as typeof import('node:vm');
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/**
 * Readies V8 for many rows. The first thousands of cells are kept and the rest forgotten at once; V8, having seen
 * the first, would put all others among what lasts, where they lie until much has gathered. And it would let twice as much
 * gather as lives.
 */
export async function readyForRows(folder: string, formats: readonly string[], kit: Kit): Promise<void> {
  const bytes = bytesUnder(folder, ROWS);
  if (bytes < MANY_BYTES) return;
  // What V8 kept of a script it takes only under the flags that it was kept under: the writers are loaded before.
  await warmUp(formats, kit);
  // Loaded when needed: few builds are of so many rows.
  const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
  if (bytes < VERY_MANY_BYTES) {
    optimise('soon');
    // Nobody waits for a short pause, and while V8 marks bit by bit each write costs more; but the heap gets fuller.
    setFlagsFromString('--no-incremental-marking');
  } else optimise('fully');
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--heap-growing-percent=50');
}
