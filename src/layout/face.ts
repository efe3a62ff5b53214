import type { FontFace } from '../core/font.ts';

/** Metrics of a shipped face, as `scripts/fonts.mjs` writes them. Lengths in units of the em. */
export interface FaceMetrics {
  readonly id: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** How many characters the font has. */
  readonly characters: number;
  /** What the font covers: code points skipped, then code points covered, in turn, from U+0000 upwards. */
  readonly runs: readonly number[];
  /** Code point and advance in turn, for characters that are not one em wide. */
  readonly advances: readonly number[];
}

const NOT_COVERED = 0xffff;

/**
 * A face with its advances in a flat table, so that measuring costs one array read a character.
 * `bytes` gives the static TrueType file when a writer asks for it.
 */
export function faceFrom(metrics: FaceMetrics, bytes: () => Uint8Array): FontFace {
  // Made when first asked: what the main face has, its fallback need not know.
  let table: Uint16Array | undefined;
  const { id, unitsPerEm, ascent, descent, capHeight } = metrics;
  return {
    id,
    unitsPerEm,
    ascent,
    descent,
    capHeight,
    advance(codePoint) {
      table ??= advanceTable(metrics);
      const advance = table[codePoint];
      return advance === NOT_COVERED ? undefined : advance;
    },
    bytes,
  };
}

function advanceTable(metrics: FaceMetrics): Uint16Array {
  const size = metrics.runs.reduce((sum, count) => sum + count, 0);
  const table = new Uint16Array(size).fill(NOT_COVERED);
  let at = 0;
  for (let index = 0; index < metrics.runs.length; index += 1) {
    const count = metrics.runs[index] as number;
    // Even places hold gaps, odd places what is covered.
    if (index % 2 === 1) table.fill(metrics.unitsPerEm, at, at + count);
    at += count;
  }
  for (let index = 0; index + 1 < metrics.advances.length; index += 2) {
    table[metrics.advances[index] as number] = metrics.advances[index + 1] as number;
  }
  return table;
}
