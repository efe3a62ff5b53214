/** i, l and o are left out: raised and small they read as strokes and zeros. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';

/** The letter of a footnote: a … z, then aa, ab … */
export function noteLetter(index: number): string {
  const rest = Math.floor(index / LETTERS.length);
  return (rest > 0 ? noteLetter(rest - 1) : '') + (LETTERS[index % LETTERS.length] ?? '');
}

/** Numbers of sources that follow each other without a gap; a number alone is both. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** Two neighbours are written both; from three on a range is shorter, and easier to read. */
const RANGE = 3;

/** The numbers in order, each once; three or more that follow each other as one range. */
export function numberRanges(numbers: readonly number[]): readonly NumberRange[] {
  const stretches: NumberRange[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last?.to === number - 1) stretches[stretches.length - 1] = { from: last.from, to: number };
    else stretches.push({ from: number, to: number });
  }
  return stretches.flatMap(({ from, to }) => {
    if (to - from + 1 >= RANGE) return [{ from, to }];
    return from === to ? [{ from, to }] : [from, to].map((number) => ({ from: number, to: number }));
  });
}

/** `16–20`, or the number alone. */
export function rangeText({ from, to }: NumberRange): string {
  return from === to ? `${from}` : `${from}–${to}`;
}
