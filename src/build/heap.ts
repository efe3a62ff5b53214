import { setFlagsFromString } from 'node:v8';
import { bytesUnder } from './machine.ts';

/** Tables of JSON Lines, whose rows are made anew at each walk. */
export const ROWS = /\.(jsonl|ndjson)$/i;
const VERY_MANY_ROWS = 1_000_000;

/**
 * Readies memory for very many rows. The first thousands of cells are kept and the rest forgotten at once; V8, having seen
 * the first, would put all others among what lasts, where they lie until much has gathered. And it would let twice as much
 * gather as lives.
 */
export function readyForRows(folder: string): void {
  if (bytesUnder(folder, ROWS) < VERY_MANY_ROWS) return;
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--heap-growing-percent=50');
}
