import { plainLines } from '../core/inline.ts';
import { noteLetter } from '../core/marks.ts';
import type { Matrix, MatrixCell } from '../core/matrix.ts';
import type { Context } from './context.ts';
import { sourceNumbers } from './context.ts';
import type { CellPlan } from './sheet.ts';
import { fitText, NOTHING } from './text.ts';
import { inlineWord } from './words.ts';

/**
 * So many cells of a matrix may have a note by their grade or by `all`. Every note is a drawing of its own: beyond, only
 * remarks have one, and the sheet of facts tells the rest.
 */
export const MOST_NOTES = 5_000;

type Note = Pick<CellPlan, 'note' | 'footnote'>;
export const NO_NOTE: Note = NOTHING;

/**
 * What the pointer finds at a cell: its remarks, then, where `origin` is asked for, grade, sources and date. A click leads
 * to the first of the remarks.
 */
export function cellNote(cell: MatrixCell, matrix: Matrix, origin: boolean, context: Context): Note {
  const told = origin && context.notes !== 'none' ? originLines(cell, context) : [];
  return noteOf(cell.footnotes, told, matrix, context);
}

/** The remarks of a header. */
export function headerNote(footnotes: readonly number[], matrix: Matrix, context: Context): Note {
  return noteOf(footnotes, [], matrix, context);
}

function noteOf(footnotes: readonly number[], told: readonly string[], matrix: Matrix, context: Context): Note {
  const [footnote] = footnotes;
  const lines = [...(context.notes === 'none' ? [] : remarkLines(matrix, footnotes)), ...told];
  if (lines.length === 0 && footnote === undefined) return NO_NOTE;
  return {
    ...(lines.length === 0 ? {} : { note: fitText(lines.join('\n')) }),
    ...(footnote === undefined ? {} : { footnote }),
  };
}

function remarkLines(matrix: Matrix, footnotes: readonly number[]): readonly string[] {
  return footnotes.flatMap((index) => {
    const footnote = matrix.footnotes[index];
    return footnote ? [`${noteLetter(index)}) ${plainLines(footnote.lines)}`] : [];
  });
}

function originLines({ provenance, dated }: MatrixCell, context: Context): readonly string[] {
  const { handout, look } = context;
  const told = (key: string, text: string) => `${inlineWord(handout, key)}${look.han ? '：' : ': '}${text}`;
  const numbers = sourceNumbers(context, provenance.sources);
  return [
    ...(provenance.confidence ? [told('confidence', inlineWord(handout, provenance.confidence))] : []),
    ...(numbers === '' ? [] : [told('sources', numbers)]),
    ...(dated.kind === 'undated' ? [] : [told(dated.kind, dated.date)]),
  ];
}
