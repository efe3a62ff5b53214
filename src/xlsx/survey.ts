import type { NoteChoice } from '../core/format-options.ts';
import type { Matrix, MatrixCell, MatrixRow } from '../core/matrix.ts';
import type { Provenance } from '../core/value.ts';
import { isLinked, type Scarce, scarceFormats } from './cells.ts';
import { type ConceptRows, conceptRows } from './concept-sources.ts';
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
  readonly unshown: readonly Unshown[];
  readonly links: number;
  /** The first linked cell beyond Excel's limit. */
  readonly overLink?: MatrixCell;
  /** How many cells want a note that says where they come from. */
  readonly origins: number;
  /** False where each row has a cell that names its group already. */
  readonly needsGroup: boolean;
  /** Where concepts are rows, and are to be told one a row. */
  readonly concepts?: ConceptRows;
}

/** A number whose text no format can show: where it stands, itself and its text. */
interface Unshown {
  readonly row: number;
  readonly column: number;
  readonly shows: string;
}

/** Looks at the rows of matrices as somebody else walks them: rows may be made at each walk, so that a walk is dear. */
export interface Surveyor {
  /** What to show each row of a matrix to, in order; nothing for one that has been seen. */
  open(matrix: Matrix): ((row: MatrixRow) => void) | undefined;
  survey(): Survey;
}

/** `byConcept` also gathers where each concept's facts come from. */
export function surveyor(details: readonly MatrixCell[], notes: NoteChoice, byConcept: boolean): Surveyor {
  const formats = scarceFormats();
  for (const cell of details) formats.cell(cell);
  const open = new Map<Matrix, MatrixSurveyor>();
  return {
    open(matrix) {
      if (open.has(matrix)) return undefined;
      const one = matrixSurveyor(matrix, formats, notes, byConcept && matrix.conceptsAs === 'rows');
      open.set(matrix, one);
      return one.add;
    },
    survey() {
      const overFormat = formats.over();
      const matrices = new Map([...open].map(([matrix, one]) => [matrix, one.survey()]));
      return { scarce: formats.found, matrices, ...(overFormat ? { overFormat } : {}) };
    },
  };
}

interface MatrixSurveyor {
  readonly add: (row: MatrixRow) => void;
  survey(): MatrixSurvey;
}

function matrixSurveyor(
  matrix: Matrix,
  formats: ReturnType<typeof scarceFormats>,
  notes: NoteChoice,
  byConcept: boolean,
): MatrixSurveyor {
  const unshown: Unshown[] = [];
  const concepts = byConcept ? conceptRows() : undefined;
  let links = 0;
  let origins = 0;
  let overLink: MatrixCell | undefined;
  let needsGroup = matrix.conceptsAs === 'columns' && matrix.groups.length === 0 && matrix.spanners.length > 0;
  const groups = walkLabels(matrix.groups);
  for (const header of matrix.columns) formats.header(header);
  let index = 0;
  const add = (row: MatrixRow) => {
    formats.header(row.header);
    concepts?.add(row);
    const group = groups(index);
    needsGroup ||= group !== undefined && !row.cells.some((cell) => names(cell, group.id));
    for (let column = 0; column < row.cells.length; column += 1) {
      const cell = row.cells[column] as MatrixCell;
      const shows = formats.unshown(cell);
      if (shows !== undefined) unshown.push({ row: index, column, shows });
      if (wantsOrigin(cell, notes)) origins += 1;
      if (!isLinked(cell)) continue;
      links += 1;
      if (links === LINK_LIMIT + 1) overLink = cell;
    }
    index += 1;
  };
  const survey = () => ({
    unshown,
    links,
    origins,
    ...(overLink ? { overLink } : {}),
    needsGroup,
    ...(concepts ? { concepts } : {}),
  });
  return { add, survey };
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
