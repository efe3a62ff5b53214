import { type Lines, plainText, textInlines } from '../core/inline.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Amount, Id } from '../core/value.ts';
import type { Answer, Question, Worksheet } from '../core/worksheet.ts';
import type { Context } from './context.ts';
import { type AnswerCell, type AnswerCells, digitsOf } from './formula.ts';
import { cellName } from './sheet.ts';
import { fitText } from './text.ts';
import { inlineWord, oneLine, word } from './words.ts';

/** Columns need nothing but the words. */
type Told = Pick<Context, 'handout'>;

/** One column in which a reader answers. */
export interface AnswerColumn {
  readonly question: Question;
  readonly head: Lines;
  /** What the answer is chosen from; a number is typed where there is no list. */
  readonly list?: readonly string[];
  /** What stands there for an answer that is known; null for nothing. */
  fill(answer: Answer | undefined): string | number | null;
}

/** The columns of all questions in order: one a member for a set, one for a choice, two for a quantity. */
export function answerColumns({ questions }: Worksheet, context: Told): readonly AnswerColumn[] {
  return questions.flatMap((question): readonly AnswerColumn[] => {
    switch (question.kind) {
      case 'set':
        return setColumns(question, context);
      case 'choice': {
        const labels = labelsOf(question.options);
        const list = Object.values(labels);
        const fill = (answer: Answer | undefined) =>
          answer?.kind === 'choice' ? (lookup(labels, answer.id) ?? null) : null;
        return [{ question, head: question.lines, list, fill }];
      }
      case 'quantity':
        return quantityColumns(question, context);
      default:
        return unexpected(question);
    }
  });
}

/** Where the answers of one row stand; `first` is the index of the first answer's column. */
export function answerCells(
  { questions }: Worksheet,
  columns: readonly AnswerColumn[],
  first: number,
  row: number,
  context: Told,
): AnswerCells {
  const cells = questions.map((question): [Id, AnswerCell] => {
    const own = columns.flatMap((column, index) =>
      column.question === question ? [`${cellName(first + index, row)}`] : [],
    );
    return [question.attribute, answerCell(question, own, context)];
  });
  return new Map(cells);
}

/** Labels by id, on one line; where two are alike to Excel, which knows no case, the later one carries its id. */
export function labelsOf(options: readonly { readonly id: Id; readonly lines: Lines }[]): Dictionary<string> {
  const taken = new Set<string>();
  return Object.fromEntries(
    options.map(({ id, lines }) => {
      const text = fitText(oneLine(lines));
      const label = taken.has(text.toLowerCase()) || text === '' ? `${text} (${id})` : text;
      taken.add(label.toLowerCase());
      return [id, label];
    }),
  );
}

function answerCell(question: Question, cells: readonly string[], context: Told): AnswerCell {
  switch (question.kind) {
    case 'set': {
      const members = question.options.map(({ lineage }, index) => ({ cell: cells[index] ?? '', lineage }));
      return { kind: 'set', yes: inlineWord(context.handout, 'yes'), members };
    }
    case 'choice': {
      const labels = labelsOf(question.options);
      const members = question.options.map(({ id, lineage }) => ({ label: lookup(labels, id) ?? id, lineage }));
      return { kind: 'choice', cell: cells[0] ?? '', members };
    }
    case 'quantity':
      return { kind: 'quantity', range: `${cells[0]}:${cells.at(-1)}`, power: question.power };
    default:
      return unexpected(question);
  }
}

function setColumns(question: Extract<Question, { options: unknown }>, context: Told): readonly AnswerColumn[] {
  const yes = inlineWord(context.handout, 'yes');
  const no = inlineWord(context.handout, 'no');
  return question.options.map(({ id, lines }) => ({
    question,
    head: lines,
    list: [yes, no],
    fill: (answer) => (answer?.kind !== 'set' ? null : answer.ids.includes(id) ? yes : no),
  }));
}

function quantityColumns(question: Extract<Question, { power: number }>, context: Told): readonly AnswerColumn[] {
  const head = (key: string): Lines =>
    word(context.handout, key).map((line, index) => {
      const unit = question.unit[index] ?? question.unit[0];
      const suffix = unit ? ` (${plainText(unit.inlines)})` : '';
      return { ...line, inlines: textInlines(`${plainText(line.inlines)}${suffix}`) };
    });
  const numbers = (answer: Answer | undefined): readonly number[] =>
    answer?.kind === 'quantity'
      ? answer.measures.flatMap((measure) => ('at' in measure ? [numberOf(measure.at, question.power)] : []))
      : [];
  return [
    { question, head: head('smallest-version'), fill: (answer) => least(numbers(answer)) },
    { question, head: head('largest-version'), fill: (answer) => greatest(numbers(answer)) },
  ];
}

function numberOf(amount: Amount, power: number): number {
  return Number(digitsOf(amount, power));
}

function least(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.min(...numbers);
}

/** One version needs no second number. */
function greatest(numbers: readonly number[]): number | null {
  return numbers.length < 2 ? null : Math.max(...numbers);
}

/** The text over the columns of a question that has several. */
export function spannerOf(question: Question): string | undefined {
  return question.kind === 'choice' ? undefined : oneLine(question.lines);
}

/** The word over the columns of the outcomes. */
export function verdictWord(context: Told): string {
  return oneLine(word(context.handout, 'verdict'));
}
