import type { DiagnosticCode } from '../../core/diagnostic.ts';
import type { DiagnosticArgs } from '../../core/diagnostic-codes.ts';

/** What is wrong, and what to do about it. */
export interface Sentence {
  readonly message: string;
  readonly hint?: string;
}

/** One language's sentences: one for every code, which the compiler checks. */
export type Messages = { readonly [C in DiagnosticCode]: (args: DiagnosticArgs[C]) => Sentence };

/** The known word nearest to a mistyped one, if it is near enough to be meant: at most a third of it differs. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(typed.length / 3)) + 1;
  for (const word of known) {
    const far = distance(typed.toLowerCase(), word.toLowerCase(), least);
    if (far < least) {
      least = far;
      best = word;
    }
  }
  return best;
}

/** Levenshtein distance, given up at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
