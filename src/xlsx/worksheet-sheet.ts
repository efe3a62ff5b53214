import type { Handout } from '../core/handout.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { lookup } from '../core/record.ts';
import type { Worksheet, WorksheetEntry } from '../core/worksheet.ts';
import { type AfterLine, besideLines, remarkLines } from './after.ts';
import { type Context, HEAD_ROW } from './context.ts';
import { formulaOf } from './formula.ts';
import { tableName } from './names.ts';
import type { CellPlan, CellStyle, Sheet } from './sheet.ts';
import { headCell, tableSheet } from './table-sheet.ts';
import { linesCell, textCell } from './text.ts';
import { oneLine, word } from './words.ts';
import {
  type AnswerColumn,
  answerCells,
  answerColumns,
  labelsOf,
  spannerOf,
  verdictWord,
} from './worksheet-columns.ts';

/** The lists that the answers of a worksheet are chosen from. */
export function answerLists(worksheet: Worksheet, handout: Handout): readonly (readonly string[])[] {
  return answerColumns(worksheet, { handout }).flatMap(({ list }) => (list ? [list] : []));
}

/**
 * A worksheet to fill in: a row a product, a column an answer, and the outcomes as live formulas with their values. The
 * examples stand first, filled in; they are addressed on the sheet of their matrix.
 */
export function worksheetSheet(
  worksheet: Worksheet,
  name: string,
  prose: readonly AfterLine[],
  context: Context,
): Sheet {
  const columns = answerColumns(worksheet, context);
  const rows: readonly (WorksheetEntry | undefined)[] = [
    ...worksheet.entries,
    ...Array.from({ length: worksheet.rows }, () => undefined),
  ];
  return tableSheet(
    {
      name,
      title: worksheet.title,
      ...(context.accessible ? {} : { plain: true, spanners: spanners(worksheet, columns, context) }),
      tableName: tableName('Worksheet', worksheet.id),
      heads: [
        headCell(headOf(worksheet.stub, context)),
        ...columns.map((column) => headCell(answerHead(column, context), column.list ? 'center' : 'right')),
        ...worksheet.outcomes.map(({ lines }) => headCell(headOf(lines, context))),
      ],
      bodyCount: rows.length,
      *body() {
        for (const [index, entry] of rows.entries()) yield entryRow(worksheet, columns, entry, index, context);
      },
      most: [24, ...columns.map(() => 16), ...worksheet.outcomes.map(() => 18)],
      after: [...ruleLines(worksheet, context), ...remarkLines(worksheet.note ?? []), ...prose],
    },
    context,
  );
}

/** Languages one below the other keep the form narrow; a table's columns have names of one line. */
function headOf(lines: Lines, { accessible }: Context): string {
  return accessible ? oneLine(lines) : plainLines(lines);
}

/** Without a row for the questions, each head says its own. */
function answerHead({ question, head }: AnswerColumn, context: Context): string {
  const spanner = context.accessible ? spannerOf(question) : undefined;
  return spanner === undefined ? headOf(head, context) : `${spanner} ${headOf(head, context)}`;
}

/** Every formula of a worksheet, for its length. */
export function formulasOf(worksheet: Worksheet, context: Context): readonly string[] {
  return outcomeFormulas(worksheet, answerColumns(worksheet, context), HEAD_ROW + 1, context);
}

function entryRow(
  worksheet: Worksheet,
  columns: readonly AnswerColumn[],
  entry: WorksheetEntry | undefined,
  index: number,
  context: Context,
): readonly CellPlan[] {
  const formulas = outcomeFormulas(worksheet, columns, HEAD_ROW + 1 + index, context);
  return [
    entry === undefined
      ? { value: null, style: { role: 'entry', align: 'left' } }
      : linesCell(entry.lines, { role: 'entry', align: 'left' }),
    ...columns.map((column) => answerPlan(column, entry, context)),
    ...worksheet.outcomes.map((outcome, at): CellPlan => {
      const member = (entry && lookup(entry.outcomes, outcome.attribute)) ?? outcome.blank;
      const value = lookup(labelsOf(outcome.members), member) ?? member;
      return { value, formula: formulas[at] ?? '', style: { role: 'verdict', align: 'left' } };
    }),
  ];
}

function answerPlan(column: AnswerColumn, entry: WorksheetEntry | undefined, { lists }: Context): CellPlan {
  const value = column.fill(entry && lookup(entry.answers, column.question.attribute));
  const source = column.list && lists.sourceOf(column.list);
  const format = typeof value === 'number' ? entryFormat(value) : undefined;
  const style: CellStyle = {
    role: 'entry',
    align: column.list ? 'center' : 'right',
    ...(format === undefined ? {} : { format }),
  };
  const accepts = source === undefined ? ({ kind: 'number' } as const) : ({ kind: 'list', source } as const);
  return typeof value === 'string' ? { ...textCell(value, style), accepts } : { value, style, accepts };
}

/** A long number shows three digits that count, as a column of a form has room for; the cell keeps all. */
export function entryFormat(value: number): string | undefined {
  if (value === 0 || String(value).length <= MOST_SIGNS) return undefined;
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
}

const MOST_SIGNS = 6;

function outcomeFormulas(
  worksheet: Worksheet,
  columns: readonly AnswerColumn[],
  row: number,
  context: Context,
): readonly string[] {
  const cells = answerCells(worksheet, columns, 1, row, context);
  return worksheet.outcomes.map(({ rule, members }) => {
    const labels = labelsOf(members);
    return formulaOf(rule, cells, (member) => lookup(labels, member) ?? member);
  });
}

/** A question's label over its columns, and a word over the outcomes; centred without merged cells. */
function spanners(
  worksheet: Worksheet,
  columns: readonly AnswerColumn[],
  context: Context,
): readonly (CellPlan | null)[] {
  const style: CellStyle = { role: 'spanner', align: 'center' };
  const over = (text: string | undefined, begins: boolean): CellPlan | null =>
    text === undefined ? null : begins ? textCell(text, style) : { value: null, style };
  return [
    null,
    ...columns.map(({ question }, index) => over(spannerOf(question), columns[index - 1]?.question !== question)),
    ...worksheet.outcomes.map((_, index) => over(verdictWord(context), index === 0)),
  ];
}

function ruleLines({ outcomes }: Worksheet, context: Context): readonly AfterLine[] {
  return [
    { role: 'heading', text: oneLine(word(context.handout, 'rule')) },
    ...remarkLines(word(context.handout, 'rule-order')),
    ...outcomes.flatMap(({ lines, words }): readonly AfterLine[] => [
      { role: 'bare', text: oneLine(lines) },
      ...words.flatMap((sentence) => besideLines('bare', sentence, '  • ')),
    ]),
  ];
}
