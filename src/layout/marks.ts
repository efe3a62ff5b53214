import type { Lines } from '../core/inline.ts';
import { noteLetter, numberRanges } from '../core/marks.ts';
import type { MatrixCell } from '../core/matrix.ts';
import type { Confidence, Id } from '../core/value.ts';
import { GRADE_SIGNS, MISSING_SIGNS } from '../core/words.ts';
import type { Composing } from './composing.ts';
import { type Paragraph, plainRun, type Run } from './runs.ts';
import { type Branch, grow } from './structure.ts';

/** Joins a raised mark to the word before it, so that no line starts with it. Never drawn. */
const JOINER = '\u2060';
/** Parts a sign, letters and numbers; no line ends at it. */
const THIN = '\u202F';
const RAISED = { scale: 0.64, rise: 0.52 };

/** Where the entry of a source stands in the document. */
export function sourceDestination(id: Id): string {
  return `source-${id}`;
}

export interface MarkSet {
  readonly footnotes: readonly number[];
  readonly sources: readonly Id[];
  /** How well checked it is, where that is not the usual grade of its table. */
  readonly grade?: Confidence | undefined;
  /** Where footnote links lead: the block's id. */
  readonly block: Id;
  readonly where: string;
}

export function footnoteDestination(block: Id, index: number): string {
  return `note-${block}-${noteLetter(index)}`;
}

/**
 * Raised marks: the sign of an unusual grade, footnote letters, then numbers of sources in brackets. Each is a Reference
 * of its own; letters and numbers link.
 */
export function markRuns(composing: Composing, parent: Branch, set: MarkSet): readonly Run[] {
  const runs: Run[] = [];
  const add = (text: string, contents: string, destination: string | undefined) => {
    const reference = grow(parent, 'Reference');
    const link = destination === undefined ? undefined : { target: { destination }, contents };
    const holder = link === undefined ? reference : grow(reference, 'Link');
    const style = { weight: 'body', paint: 'muted', ...RAISED, ...(link === undefined ? {} : { link }) } as const;
    runs.push(plainRun(composing, holder, text, style, set.where));
  };
  if (set.grade !== undefined) add(`${JOINER}${GRADE_SIGNS[set.grade]}`, '', undefined);
  for (const [order, index] of set.footnotes.entries()) {
    const letter = noteLetter(index);
    add(order === 0 ? joined(runs, letter) : `,${letter}`, letter, footnoteDestination(set.block, index));
  }
  for (const [order, { text, id, number }] of sourceMarks(composing, set.sources).entries()) {
    const destination = composing.linksSources ? sourceDestination(id) : undefined;
    add(order === 0 ? joined(runs, `[${text}`) : text, `[${number}]`, destination);
  }
  return runs;
}

/** A mark of another kind than the one before it. */
function joined(before: readonly Run[], text: string): string {
  return `${before.length > 0 ? THIN : ''}${JOINER}${text}`;
}

/** The numbers of sources in order, to stand in one pair of brackets: `3,14–17]`. */
function sourceMarks(composing: Composing, sources: readonly Id[]) {
  const byNumber = new Map<number, Id>();
  for (const id of sources) {
    const number = composing.citations.get(id);
    if (number !== undefined) byNumber.set(number, id);
  }
  const ends = numberRanges([...byNumber.keys()]).flatMap(({ from, to }) =>
    from === to
      ? [{ number: from, after: ',' }]
      : [
          { number: from, after: '–' },
          { number: to, after: ',' },
        ],
  );
  return ends.flatMap(({ number, after }, index) => {
    const id = byNumber.get(number);
    return id === undefined ? [] : [{ id, number, text: `${number}${index === ends.length - 1 ? ']' : after}` }];
  });
}

/** Width in em that raised marks take: all of them, and the longest stretch that is not to be parted. */
export function marksWidth(
  composing: Composing,
  { footnotes, marks: sources, grade }: Pick<MatrixCell, 'footnotes' | 'marks' | 'grade'>,
): { readonly natural: number; readonly least: number } {
  if (footnotes.length + sources.length === 0 && grade === undefined) return { natural: 0, least: 0 };
  const sign = grade === undefined ? '' : GRADE_SIGNS[grade];
  const letters = footnotes.map(noteLetter).join(',');
  const numbers = sourceMarks(composing, sources).map(({ text }) => text);
  const bracket = numbers.length === 0 ? '' : `[${numbers.join('')}`;
  const kinds = [sign, letters, bracket].filter((text) => text !== '');
  const width = (part: string) => composing.type.measure(part, RAISED.scale, 'body');
  return { natural: width(kinds.join(THIN)), least: Math.max(...kinds.map(width)) };
}

/** A raised sign without a link, such as a dagger. */
export function signRun(composing: Composing, parent: Branch, sign: string, where: string): Run {
  const reference = grow(parent, 'Reference');
  return plainRun(
    composing,
    reference,
    `${JOINER}${sign}`,
    { weight: 'body', paint: 'accent', scale: 0.72, rise: 0.32 },
    where,
  );
}

/** Paragraphs with runs set at the end of the first or last of them. */
export function withRuns(
  paragraphs: readonly Paragraph[],
  runs: readonly Run[],
  at: 'first' | 'last',
): readonly Paragraph[] {
  if (runs.length === 0 || paragraphs.length === 0) return paragraphs;
  const index = at === 'first' ? 0 : paragraphs.length - 1;
  return paragraphs.map((paragraph, order) =>
    order === index ? { ...paragraph, runs: [...paragraph.runs, ...runs] } : paragraph,
  );
}

/** The words that a missing sign stands for, where a text is the sign and its words: `⊘ 未公开` is read `未公开`. */
export function spokenMissing(composing: Composing): (text: string) => string | undefined {
  const reasons = new Map<string, string>(Object.entries(MISSING_SIGNS).map(([reason, sign]) => [sign, reason]));
  return (text) => {
    const sign = text.slice(0, 1);
    const reason = reasons.get(sign);
    if (reason === undefined) return undefined;
    if (text === sign) return firstText(composing.word(reason));
    return text.startsWith(`${sign} `) ? text.slice(2) : undefined;
  };
}

function firstText(lines: Lines): string | undefined {
  const [inline] = lines[0]?.inlines ?? [];
  return inline?.kind === 'text' ? inline.text : undefined;
}
