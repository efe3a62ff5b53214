import { Recurring } from '../core/recurring.ts';
import { edge, hangBefore, lineRanges, type Measured, measuredOf, spanWidth } from './lines.ts';
import { nameInOneLine, type Paragraph, type Run } from './runs.ts';
import { drawnText, type FaceTable, type Typesetter } from './typeset.ts';

/** A stretch of one line in one look, ready to draw. Lengths in points, `x` from the line's start. */
interface Fragment {
  readonly run: Run;
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly size: number;
  /** The face that draws it, where that is not the main one. */
  readonly face?: string;
}

export interface TextLine {
  readonly fragments: readonly Fragment[];
  /** Without the spaces at its end. */
  readonly width: number;
  /** Top and baseline from the box's top. */
  readonly top: number;
  readonly height: number;
  readonly baseline: number;
}

/** Text set to a width. */
export interface TextBox {
  readonly lines: readonly TextLine[];
  readonly width: number;
  readonly height: number;
}

/** Of the em box, the part above the baseline: where Han characters sit. */
const ABOVE_BASELINE = 0.88;

/** Sets paragraphs at a size to a width; a line is never wider, unless one grapheme is. */
export function wrap(type: Typesetter, paragraphs: readonly Paragraph[], size: number, width: number): TextBox {
  const lines: TextLine[] = [];
  let y = 0;
  let widest = 0;
  for (const paragraph of paragraphs) {
    if (lines.length > 0) y += paragraph.before * size;
    const own = size * paragraph.scale;
    const height = own * (1 + (paragraph.leading - 1) * type.tightness);
    for (const set of setLines(type, paragraph, size, width)) {
      const baseline = y + (height - own) / 2 + own * ABOVE_BASELINE;
      lines.push({ fragments: set.fragments, width: set.width, top: y, height, baseline });
      if (set.width > widest) widest = set.width;
      y += height;
    }
  }
  return { lines, width: widest, height: y };
}

type SetLine = Pick<TextLine, 'fragments' | 'width'>;

/**
 * What became of texts of one run in one face at one size and width: tables say the same many times in a column, and a
 * document is set several times until its pages are well filled.
 */
type RecentLines = Recurring<string, readonly SetLine[]>;
const MOST_KEPT = 1000;

/** By face, size and width. */
const RECENT = new WeakMap<FaceTable, Map<number, Map<number, RecentLines>>>();
const MOST_WIDTHS = 100;

function recentLines(face: FaceTable, size: number, width: number): RecentLines {
  const sizes = entry(RECENT, face, () => new Map<number, Map<number, RecentLines>>());
  const widths = entry(sizes, size, () => new Map<number, RecentLines>());
  if (widths.size > MOST_WIDTHS) widths.clear();
  return entry(widths, width, () => new Recurring(MOST_KEPT));
}

function entry<Key, Value>(
  map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function setLines(type: Typesetter, paragraph: Paragraph, size: number, width: number): readonly SetLine[] {
  const [run, second] = paragraph.runs;
  if (run === undefined || second !== undefined) return newLines(type, paragraph, size, width);
  const recent = recentLines(run.weight === 'bold' ? type.bold : type.body, size * run.scale, width);
  const known = recent.get(run.text);
  if (known !== undefined) return known.map((line) => ofRun(line, run));
  const lines = newLines(type, paragraph, size, width);
  recent.set(run.text, lines);
  return lines;
}

function newLines(type: Typesetter, paragraph: Paragraph, size: number, width: number): readonly SetLine[] {
  const measured = measuredOf(type, paragraph, size);
  return lineRanges(measured, width).map(([from, to]) => ({
    fragments: fragmentsOf(type, measured, paragraph.runs, from, to, size),
    width: spanWidth(measured, from, to),
  }));
}

function ofRun({ fragments, width: whole }: SetLine, run: Run): SetLine {
  const own = fragments.map(({ text, x, width, size, face }) =>
    face === undefined ? { run, text, x, width, size } : { run, text, x, width, size, face },
  );
  return { fragments: own, width: whole };
}

/** As `wrap`, but with lines of even length: for headings and the answer, which are not to end in a single word. */
export function wrapEvenly(type: Typesetter, paragraphs: readonly Paragraph[], size: number, width: number): TextBox {
  const box = wrap(type, paragraphs, size, width);
  if (box.lines.length === paragraphs.length) return box;
  let low = width / 2;
  let high = width;
  for (let step = 0; step < 8; step += 1) {
    const middle = (low + high) / 2;
    if (countLines(type, paragraphs, size, middle) > box.lines.length) low = middle;
    else high = middle;
  }
  return wrap(type, paragraphs, size, high);
}

/** A name in several languages: beside each other where a line holds them all, else one below the other. */
export function wrapName(type: Typesetter, paragraphs: readonly Paragraph[], size: number, width: number): TextBox {
  const beside = nameInOneLine(paragraphs);
  return wrap(type, naturalWidth(type, beside, size) <= width ? beside : paragraphs, size, width);
}

function countLines(type: Typesetter, paragraphs: readonly Paragraph[], size: number, width: number): number {
  return paragraphs.reduce((sum, each) => sum + lineRanges(measuredOf(type, each, size), width).length, 0);
}

/** Width of the longest line when nothing forces a break, in points. */
export function naturalWidth(type: Typesetter, paragraphs: readonly Paragraph[], size: number): number {
  let widest = 0;
  for (const paragraph of paragraphs) {
    const measured = measuredOf(type, paragraph, size);
    widest = Math.max(widest, spanWidth(measured, 0, measured.text.length));
  }
  return widest;
}

function fragmentsOf(
  type: Typesetter,
  measured: Measured,
  runs: readonly Run[],
  from: number,
  to: number,
  boxSize: number,
): readonly Fragment[] {
  const fragments: Fragment[] = [];
  const origin = (measured.at[from] ?? 0) + hangBefore(measured, from);
  let runStart = 0;
  for (const run of runs) {
    const runEnd = runStart + run.text.length;
    const end = Math.min(to, runEnd);
    let start = Math.max(from, runStart);
    runStart = runEnd;
    while (start < end) {
      const stop = measured.spaced ? nextGap(measured, start, end) : end;
      const cut = measured.text.slice(start, stop);
      const text = measured.special ? drawnText(cut) : cut;
      const x = (measured.at[start] ?? 0) - origin;
      const width = edge(measured, stop) - (measured.at[start] ?? 0);
      const size = boxSize * run.scale;
      const fallback = measured.face[start] ?? 0;
      if (text !== '' && fallback === 0) fragments.push({ run, text, x, width, size });
      else if (text !== '') fragments.push({ run, text, x, width, size, ...faceName(type, run, fallback) });
      start = stop;
    }
  }
  return fragments;
}

function nextGap(measured: Measured, start: number, end: number): number {
  const face = measured.face[start];
  let at = start + 1;
  while (at < end && measured.gap[at] === 0 && measured.face[at] === face) at += 1;
  return at;
}

function faceName(type: Typesetter, run: Run, fallback: number): { readonly face?: string } {
  const face = (run.weight === 'bold' ? type.bold : type.body).fallbacks[fallback - 1];
  return face === undefined ? {} : { face };
}
