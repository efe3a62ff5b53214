import { CENSUS_STEP, names } from '../core/census.ts';
import type { NoteChoice } from '../core/format-options.ts';
import type { Census, Matrix, MatrixCell, MatrixRow, NumberRule, RowSources } from '../core/matrix.ts';
import { gatherRowSources } from '../core/row-sources.ts';
import type { Confidence } from '../core/value.ts';
import { isLinked, labelInHead, type Scarce, type ScarceFormats, scarceFormats } from './cells.ts';
import { LINK_LIMIT } from './rows.ts';
import { TEXT_LIMIT, URL_LIMIT } from './text.ts';

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
  /** How many headers and cells carry footnotes. */
  readonly noted: number;
  /** The first linked cell beyond Excel's limit. */
  readonly overLink?: MatrixCell;
  /** How many cells want a note that says where they come from. */
  readonly origins: number;
  /** False where each row has a cell that names its group already. */
  readonly needsGroup: boolean;
  /** By column: the rule by which its numbers are written, where no format shows them so. */
  readonly rules: readonly (NumberRule | undefined)[];
  /** Where concepts are rows, and are to be told one a row: where all cells of each come from. */
  readonly concepts?: readonly RowSources[];
}

/** A number whose text no format can show: where it stands, itself and its text. */
interface Unshown {
  readonly row: number;
  readonly column: number;
  readonly shows: string;
}

/** Who is to see the rows of a matrix; `known` where nobody needs to. */
export type Watch = ((row: MatrixRow) => void) | 'seen' | 'known';

/** Looks at the rows of matrices as somebody else walks them: rows may be made at each walk, so that a walk is dear. */
export interface Surveyor {
  /** What to show each row of a matrix to, in order. */
  open(matrix: Matrix): Watch;
  survey(): Survey;
}

/** What the workbook is to have. */
interface Wanted {
  readonly notes: NoteChoice;
  /** A sheet of where each concept's facts come from. */
  readonly byConcept: boolean;
  /** Labels over heads inside them. */
  readonly accessible: boolean;
}

export function surveyor(details: readonly MatrixCell[], { notes, byConcept, accessible }: Wanted): Surveyor {
  const formats = scarceFormats();
  for (const cell of details) formats.cell(cell);
  const open = new Map<Matrix, Pick<MatrixSurveyor, 'survey'>>();
  return {
    open(matrix) {
      if (open.has(matrix)) return 'seen';
      const told = byConcept && matrix.conceptsAs === 'rows';
      for (const [index, header] of matrix.columns.entries()) {
        formats.header(header, labelInHead(matrix, index, accessible));
      }
      const census = soundCensus(matrix);
      const known = census && surveyByCensus(matrix, census, formats, notes, told);
      if (known && !formats.over()) {
        open.set(matrix, { survey: () => known });
        return 'known';
      }
      const one = matrixSurveyor(matrix, formats, notes, told);
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

/** What is known of the rows of a matrix already, unless some text, address or number deserves a closer look. */
function soundCensus({ rows: { census } }: Matrix): Census | undefined {
  if (!census || census.odd || census.longestText > TEXT_LIMIT || census.longestAddress > URL_LIMIT) return undefined;
  return census.columns.some(({ own }) => own) ? undefined : census;
}

function surveyByCensus(
  { columns, rows }: Matrix,
  census: Census,
  formats: ScarceFormats,
  notes: NoteChoice,
  byConcept: boolean,
): MatrixSurvey {
  for (const [column, { looks }] of census.columns.entries()) {
    for (const row of looks) formats.look(rows.at(row)?.cells[column] as MatrixCell);
  }
  const overLink = cellOverLimit(census, rows);
  const origins = [...census.grades].filter(([confidence]) => wantsOrigin({ provenance: { confidence } }, notes));
  return {
    unshown: [],
    rules: census.columns.map(({ rule }) => rule),
    links: census.links.at(-1) ?? 0,
    noted: census.noted + notedIn(columns),
    origins: origins.reduce((sum, [, count]) => sum + count, 0),
    ...(overLink ? { overLink } : {}),
    needsGroup: !census.namesGroups,
    ...(byConcept ? { concepts: census.sources } : {}),
  };
}

function notedIn(all: readonly { readonly footnotes: readonly number[] }[]): number {
  let count = 0;
  for (const { footnotes } of all) if (footnotes.length > 0) count += 1;
  return count;
}

/** The first linked cell beyond Excel's limit: only the thousand rows around it are looked at. */
function cellOverLimit({ links }: Census, rows: Matrix['rows']): MatrixCell | undefined {
  const step = links.findLastIndex((count) => count <= LINK_LIMIT);
  let count = links[step] ?? 0;
  for (let row = step * CENSUS_STEP; step < links.length - 1; row += 1) {
    for (const cell of rows.at(row)?.cells ?? []) {
      if (isLinked(cell)) count += 1;
      if (count > LINK_LIMIT) return cell;
    }
  }
  return undefined;
}

interface MatrixSurveyor {
  readonly add: (row: MatrixRow) => void;
  survey(): MatrixSurvey;
}

function matrixSurveyor(matrix: Matrix, formats: ScarceFormats, notes: NoteChoice, byConcept: boolean): MatrixSurveyor {
  const unshown: Unshown[] = [];
  const concepts = byConcept ? gatherRowSources() : undefined;
  let links = 0;
  let noted = notedIn(matrix.columns);
  let origins = 0;
  let overLink: MatrixCell | undefined;
  let needsGroup = matrix.conceptsAs === 'columns' && matrix.groups.length === 0 && matrix.spanners.length > 0;
  const groups = walkLabels(matrix.groups);
  let index = 0;
  const add = (row: MatrixRow) => {
    formats.header(row.header);
    noted += notedIn([row.header]) + notedIn(row.cells);
    concepts?.add(row.header.marks, row.cells);
    const group = groups(index);
    needsGroup ||= group !== undefined && !row.cells.some((cell) => names(cell.value, group.id));
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
    rules: [],
    links,
    noted,
    origins,
    ...(overLink ? { overLink } : {}),
    needsGroup,
    ...(concepts ? { concepts: concepts.all } : {}),
  });
  return { add, survey };
}

interface Graded {
  readonly confidence?: Confidence | undefined;
}

/** Whether a cell wants a note beside its remarks, by the handout's choice. */
export function wantsOrigin(cell: { readonly provenance: Graded }, choice: NoteChoice): boolean {
  return choice === 'all' || (choice === 'exceptions' && isBelowPrimary(cell.provenance));
}

/** Whether a fact was not read in its maker's own document; one without a grade is not said to be anything. */
function isBelowPrimary({ confidence }: Graded): boolean {
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
