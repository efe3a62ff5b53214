import type { Lines } from '../core/inline.ts';
import type { Matrix } from '../core/matrix.ts';
import { Recurring } from '../core/recurring.ts';
import type { Id, Value } from '../core/value.ts';
import type { Context } from './context.ts';
import { type LogBar, logBarsOf } from './log-bars.ts';
import { MOST_NOTES } from './notes.ts';
import { LINK_LIMIT } from './rows.ts';
import type { CellPlan } from './sheet.ts';
import type { MatrixSurvey } from './survey.ts';

/** What is settled for a matrix before its first row. */
export interface Layout {
  readonly matrix: Matrix;
  readonly context: Context;
  readonly survey: MatrixSurvey;
  /** Whether a column names the group of each row. */
  readonly grouped: boolean;
  /** Whether each row ends with the numbers of its sources, and whether those are links. */
  readonly sourced: boolean;
  readonly linked: boolean;
  /** Whether cells lead to their footnotes. */
  readonly footnoted: boolean;
  /** Whether notes tell where cells come from. */
  readonly origins: boolean;
  /** The greatest width of a column, in characters. */
  readonly most: number;
  readonly bars: readonly LogBar[];
  /** For each column of the matrix, and for the end: the column of the sheet, from 0. */
  readonly places: readonly number[];
  /** What was made of cells that came before, by column: what says the same down a large table is one object. */
  readonly known: readonly Recurring<Lines, Known>[];
  readonly cited: Map<readonly Id[], CellPlan>;
}

/** A cell without a note, and what it was made of. */
interface Known {
  readonly value: Value;
  readonly plan: CellPlan;
}

const NOTHING_FOUND: MatrixSurvey = { unshown: [], rules: [], links: 0, noted: 0, origins: 0, needsGroup: false };
/** So many cells of a column are known again. */
const MOST_KNOWN = 1_000;
const FEW_COLUMNS = 4;
/** Of a column with bars, which often holds several versions and their numbers. */
export const MORE_WITH_BARS = 10;

export function layoutOf(matrix: Matrix, context: Context): Layout {
  const survey = context.survey.matrices.get(matrix) ?? NOTHING_FOUND;
  const bars = logBarsOf(matrix, context);
  // Links of the cells' own come first where a sheet cannot keep all, then those to sources.
  const withSources = survey.links + (matrix.conceptsAs === 'rows' ? matrix.rows.length : 0);
  const linked = withSources <= LINK_LIMIT;
  const sourced = matrix.conceptsAs === 'rows';
  return {
    matrix,
    context,
    survey,
    grouped: survey.needsGroup,
    sourced,
    // Where there are few columns, running text may fill the width of a page rather than make its rows tall.
    most: sourced && matrix.columns.length > FEW_COLUMNS ? 26 : 50,
    linked,
    footnoted: (linked ? withSources : survey.links) + survey.noted <= LINK_LIMIT,
    origins: survey.origins <= MOST_NOTES,
    bars,
    places: placesOf(matrix, survey.needsGroup ? 2 : 1, bars),
    known: matrix.columns.map(() => new Recurring(MOST_KNOWN)),
    cited: new Map(),
  };
}

/** Whether concepts stand side by side, so that rows which differ are marked. */
export function isCompared({ conceptsAs, columns, rows }: Matrix): boolean {
  return conceptsAs === 'columns' && columns.length > 1 && rows.length > 0;
}

/** The column of the sheet, from 0, where those of the matrix begin. */
export function firstPlace({ grouped }: Layout): number {
  return grouped ? 2 : 1;
}

/** Behind a column that has bars, the column of its bars. */
function placesOf({ columns }: Matrix, before: number, bars: readonly LogBar[]): readonly number[] {
  const behind = (index: number) => bars.filter(({ column }) => column < index).length;
  return [...columns.keys(), columns.length].map((index) => before + index + behind(index));
}

export function barAt(bars: readonly LogBar[], index: number): LogBar | undefined {
  return bars.find(({ column }) => column === index);
}
