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

/**
 * A face with its advances. They are searched rather than spread out: a document asks once for each of its characters.
 * `file` gives the static TrueType file when a writer asks for it.
 */
export function faceFrom(metrics: FaceMetrics, file: Pick<FontFace, 'bytes' | 'fetch'>): FontFace {
  // Made when first asked: what the main face has, its fallback need not know.
  let ends: readonly number[] | undefined;
  const { id, unitsPerEm, ascent, descent, capHeight, advances } = metrics;
  return {
    id,
    unitsPerEm,
    ascent,
    descent,
    capHeight,
    advance(codePoint) {
      ends ??= endsOf(metrics.runs);
      // Even runs are gaps, odd ones are covered.
      if (countUpTo(codePoint, ends.length, (at) => ends?.[at] ?? 0) % 2 === 0) return undefined;
      const at = 2 * countUpTo(codePoint, advances.length / 2, (pair) => advances[2 * pair] ?? 0) - 2;
      return advances[at] === codePoint ? advances[at + 1] : unitsPerEm;
    },
    ...file,
  };
}

/** Where each run ends, from U+0000 on. */
function endsOf(runs: readonly number[]): readonly number[] {
  let end = 0;
  return runs.map((count) => {
    end += count;
    return end;
  });
}

/** How many of the first `count` of ascending values are at most this one, by halving. */
function countUpTo(value: number, count: number, valueAt: (index: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
