/** Classes of characters that ask for more or less room beside each other. */
export const wideMarks = {
  other: 0,
  han: 1,
  latin: 2,
  opening: 3,
  closing: 4,
  pause: 5,
  quoteOpen: 6,
  quoteClose: 7,
  dot: 8,
  space: 9,
  singleOpen: 10,
  singleClose: 11,
  dagger: 12,
} as const;

const KINDS = 13;
const M = wideMarks;

/** A gap between Han and Latin. Kept under the tenth of an em at which readers of PDF guess a space. */
const AUTO_SPACE = 0.1;
const HALF = 0.5;
const QUOTE = 0.55;
const SINGLE = 0.75;
const DOT = 0.28;
const DAGGER = 0.2;

/** The spacing class of each character of the BMP in a face; marks count as wide only where the face draws them so. */
export function spacingOf(advance: (codePoint: number) => number): Uint8Array {
  const classes = new Uint8Array(0x10000);
  const fill = (from: number, to: number, kind: number) => classes.fill(kind, from, to + 1);
  fill(0x3400, 0x9fff, M.han);
  fill(0x3041, 0x30fe, M.han);
  fill(0xf900, 0xfaff, M.han);
  fill(0xd800, 0xdfff, M.han);
  fill(0x30, 0x39, M.latin);
  fill(0x41, 0x5a, M.latin);
  fill(0x61, 0x7a, M.latin);
  fill(0xc0, 0x24f, M.latin);
  fill(0x370, 0x3ff, M.latin);
  classes[0x20] = M.space;
  classes[0xa0] = M.space;
  const wide = (marks: string, kind: number) => {
    for (const mark of marks) {
      const codePoint = mark.codePointAt(0) ?? 0;
      if (advance(codePoint) >= 0.9) classes[codePoint] = kind;
    }
  };
  wide('（「『【〔《〈〖', M.opening);
  wide('）」』】〕》〉〗', M.closing);
  wide('，。、；：！？', M.pause);
  wide('“', M.quoteOpen);
  wide('”', M.quoteClose);
  wide('‘', M.singleOpen);
  wide('’', M.singleClose);
  wide('·', M.dot);
  wide('†‡', M.dagger);
  return classes;
}

/** Room to add (in em, often negative) between two neighbours, by their classes. */
export function gapBetween(before: number, after: number): number {
  return GAPS[before * KINDS + after] ?? 0;
}

/** How far (in em) the blank half of a mark may stand outside the line's start, by its class. */
export const hangsBefore: readonly number[] = byKind({
  [M.opening]: HALF,
  [M.quoteOpen]: QUOTE,
  [M.singleOpen]: SINGLE,
  [M.dagger]: DAGGER,
});

/** How far (in em) the blank half of a mark may stand outside the line's end, by its class. */
export const hangsAfter: readonly number[] = byKind({
  [M.closing]: HALF,
  [M.pause]: HALF,
  [M.quoteClose]: QUOTE,
  [M.singleClose]: SINGLE,
});

function byKind(widths: Readonly<Record<number, number>>): readonly number[] {
  return Array.from({ length: KINDS }, (_, kind) => widths[kind] ?? 0);
}

const GAPS = gapTable();

function gapTable(): Float64Array {
  const gaps = new Float64Array(KINDS * KINDS);
  const set = (before: readonly number[], after: readonly number[], gap: number) => {
    for (const a of before) for (const b of after) gaps[a * KINDS + b] = gap;
  };
  set([M.han], [M.latin], AUTO_SPACE);
  set([M.latin], [M.han], AUTO_SPACE);
  const opening = [M.opening, M.quoteOpen, M.singleOpen];
  const closing = [M.closing, M.pause, M.quoteClose, M.singleClose];
  // Two marks beside each other share their blank halves (clreq, adjacent punctuation).
  set(closing, [...opening, ...closing], -HALF);
  set(opening, opening, -HALF);
  // Between Latin words the wide quotation marks and dots of a Chinese font stand too far off.
  const western = [M.latin, M.space, M.other];
  set(western, [M.quoteOpen], -QUOTE);
  set([M.quoteClose], western, -QUOTE);
  set(western, [M.singleOpen], -SINGLE);
  set([M.singleClose], western, -SINGLE);
  set([M.latin, M.space], [M.dot], -DOT);
  set([M.dot], [M.latin, M.space], -DOT);
  set([M.latin, M.han, M.space, M.other], [M.dagger], -DAGGER);
  set([M.dagger], [M.latin, M.han, M.space, M.other], -DAGGER);
  return gaps;
}
