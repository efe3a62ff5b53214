import { createRequire } from 'node:module';
import type { Kit } from '../core/format.ts';
import { bytesUnder } from './machine.ts';
import { optimise } from './optimiser.ts';
import { warmUp } from './task.ts';

/** Tables of JSON Lines, whose rows are made anew at each walk. */
export const ROWS = /\.(jsonl|ndjson)$/i;
const MANY_BYTES = 1_000_000;
const VERY_MANY_BYTES = 10_000_000;

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
  const { setFlagsFromString } = createRequire(import.meta.url)('node:v8') as typeof import('node:v8');
  if (bytes < VERY_MANY_BYTES) {
    optimise('soon');
    // Nobody waits for a short pause, and while V8 marks bit by bit each write costs more; but the heap gets fuller.
    setFlagsFromString('--no-incremental-marking');
  } else optimise('fully');
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--heap-growing-percent=50');
}
