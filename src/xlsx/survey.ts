import type { NoteChoice } from '../core/format-options.ts';
import type { Matrix, MatrixCell } from '../core/matrix.ts';
import type { Provenance } from '../core/value.ts';
import { isLinked, type Scarce, scarceFormats } from './cells.ts';
import { LINK_LIMIT } from './rows.ts';

/** What one look at all cells of a handout tells, before any sheet is made. */
export interface Survey {
  readonly scarce: Scarce;
  /** The first cell whose number finds no format. */
  readonly overFormat?: MatrixCell;
  readonly matrices: ReadonlyMap<Matrix, MatrixSurvey>;
}

export interface MatrixSurvey {
  /** Numbers whose text no format can show, by place: row × columns + column. */
  readonly unshown: readonly number[];
  readonly links: number;
  /** The first linked cell beyond Excel's limit. */
  readonly overLink?: MatrixCell;
  /** How many cells want a note that says where they come from. */
  readonly origins: number;
  /** False where each row has a cell that names its group already. */
  readonly needsGroup: boolean;
}

export function surveyOf(matrices: readonly Matrix[], details: readonly MatrixCell[], notes: NoteChoice): Survey {
  const formats = scarceFormats();
  for (const cell of details) formats.cell(cell);
  const surveys = new Map(matrices.map((matrix) => [matrix, surveyMatrix(matrix, formats, notes)]));
  const overFormat = formats.over();
  return { scarce: formats.found, matrices: surveys, ...(overFormat ? { overFormat } : {}) };
}

function surveyMatrix(matrix: Matrix, formats: ReturnType<typeof scarceFormats>, notes: NoteChoice): MatrixSurvey {
  const unshown: number[] = [];
  let links = 0;
  let origins = 0;
  let overLink: MatrixCell | undefined;
  let needsGroup = matrix.conceptsAs === 'columns' && matrix.groups.length === 0 && matrix.spanners.length > 0;
  const groups = walkLabels(matrix.groups);
  for (const header of matrix.columns) formats.header(header);
  let index = 0;
  for (const row of matrix.rows) {
    formats.header(row.header);
    const group = groups(index);
    needsGroup ||= group !== undefined && !row.cells.some((cell) => names(cell, group.id));
    for (let column = 0; column < row.cells.length; column += 1) {
      const cell = row.cells[column] as MatrixCell;
      if (!formats.cell(cell)) unshown.push(index * matrix.columns.length + column);
      if (wantsOrigin(cell, notes)) origins += 1;
      if (!isLinked(cell)) continue;
      links += 1;
      if (links === LINK_LIMIT + 1) overLink = cell;
    }
    index += 1;
  }
  return { unshown, links, origins, ...(overLink ? { overLink } : {}), needsGroup };
}

/** Whether a cell wants a note beside its remarks, by the handout's choice. */
export function wantsOrigin(cell: MatrixCell, choice: NoteChoice): boolean {
  return choice === 'all' || (choice === 'exceptions' && isBelowPrimary(cell.provenance));
}

/** Whether a fact was not read in its maker's own document; one without a grade is not said to be anything. */
function isBelowPrimary({ confidence }: Provenance): boolean {
  return confidence !== undefined && confidence !== 'primary-seen';
}

/** Finds the label over each row, asked for the rows in order. */
export function walkLabels<L extends { readonly from: number; readonly to: number }>(
  labels: readonly L[],
): (row: number) => L | undefined {
  let at = 0;
  return (row) => {
    while (at < labels.length && (labels[at] as L).to <= row) at += 1;
    const label = labels[at];
    return label && label.from <= row ? label : undefined;
  };
}

/** Whether a cell says the same as the heading of its group. */
function names({ value }: MatrixCell, group: string): boolean {
  return (value.kind === 'choice' && value.id === group) || (value.kind === 'missing' && value.reason === group);
}
