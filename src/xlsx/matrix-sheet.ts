import { cellAddress } from '../core/address.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { type Header, type Matrix, type MatrixCell, type MatrixRow, rowIds } from '../core/matrix.ts';
import type { Id, Value } from '../core/value.ts';
import { footnoteMarks, headerFormat, valueCell } from './cells.ts';
import { type Context, HEAD_ROW, sourceLink, sourceNumbers } from './context.ts';
import { barCell, barCondition, barHead, barRemark, type LogBar, logBarsOf } from './log-bars.ts';
import { withFormat, withMark } from './looks.ts';
import { tableName } from './names.ts';
import { cellNote, headerNote, MOST_NOTES, NO_NOTE } from './notes.ts';
import { literal } from './number-format.ts';
import { Recurring } from './recurring.ts';
import { LINK_LIMIT } from './rows.ts';
import {
  type CellPlan,
  type CellStyle,
  type ConditionPlan,
  cellName,
  columnName,
  type GridPlan,
  HELPER,
  type Sheet,
} from './sheet.ts';
import { type MatrixSurvey, walkLabels, wantsOrigin } from './survey.ts';
import { type AfterLine, headCell, remarkLines, tableSheet } from './table-sheet.ts';
import { fitText, linesCell, textCell } from './text.ts';
import { oneLine, word } from './words.ts';

/** What is settled for a matrix before its first row. */
interface Layout {
  readonly matrix: Matrix;
  readonly context: Context;
  readonly survey: MatrixSurvey;
  /** Whether a column names the group of each row. */
  readonly grouped: boolean;
  /** Whether each row ends with the numbers of its sources, and whether those are links. */
  readonly sourced: boolean;
  readonly linked: boolean;
  /** Whether notes tell where cells come from. */
  readonly origins: boolean;
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

const NOTHING_FOUND: MatrixSurvey = { unshown: [], rules: [], links: 0, origins: 0, needsGroup: false };
/** So many cells of a column are known again. */
const MOST_KNOWN = 1_000;

/**
 * A matrix as a table: stub, then the group where no column says it already, the columns, and for concepts in rows
 * the numbers of their sources. Groups are a column, not rows between, so that sorting and filtering keep them.
 */
export function matrixSheet(matrix: Matrix, name: string, prose: readonly AfterLine[], context: Context): Sheet {
  const survey = context.survey.matrices.get(matrix) ?? NOTHING_FOUND;
  const sourced = matrix.conceptsAs === 'rows';
  // Links of the cells' own come first where a sheet cannot keep all.
  const linked = survey.links + matrix.rows.length <= LINK_LIMIT;
  const origins = survey.origins <= MOST_NOTES;
  const bars = logBarsOf(matrix, context);
  const before = survey.needsGroup ? 2 : 1;
  const places = placesOf(matrix, before, bars);
  const layout: Layout = {
    matrix,
    context,
    survey,
    grouped: survey.needsGroup,
    sourced,
    linked,
    origins,
    bars,
    places,
    known: matrix.columns.map(() => new Recurring(MOST_KNOWN)),
    cited: new Map(),
  };
  const sheet = tableSheet(
    {
      name,
      title: matrix.title,
      tableName: tableName('Matrix', matrix.id),
      ...spanners(layout),
      heads: headCells(layout),
      bodyCount: matrix.rows.length,
      body: () => bodyRows(layout),
      most: [26, ...(layout.grouped ? [18] : []), ...columnWidths(layout), 14],
      after: [...remarks(layout), ...prose],
    },
    context,
  );
  const conditions = conditionsOf(layout, before);
  const accepts = acceptsOf(layout, before);
  return {
    ...sheet,
    grid: gridOf(layout, before),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(accepts.length > 0 ? { accepts } : {}),
  };
}

/** The lists that cells of a matrix are chosen from, by column or, side by side, by row; as their cells hold them. */
export function choiceLists(matrix: Matrix): readonly (readonly string[])[] {
  const headers = matrix.conceptsAs === 'rows' ? matrix.columns : matrix.rows.map(({ header }) => header);
  return headers.flatMap((header) => listOf(header) ?? []);
}

function listOf({ choices }: Header): readonly [readonly string[]] | undefined {
  return choices && [[...new Set(choices.map((lines) => fitText(plainLines(lines))))]];
}

function acceptsOf({ matrix, context, places }: Layout, before: number): NonNullable<Sheet['accepts']> {
  const accept = (header: Header, from: string, to: string) =>
    (listOf(header) ?? []).map((list) => ({
      range: from === to ? from : `${from}:${to}`,
      accepts: { kind: 'list' as const, source: context.lists.sourceOf(list) },
    }));
  const [first, last] = [HEAD_ROW + 1, HEAD_ROW + matrix.rows.length];
  if (matrix.rows.length === 0 || matrix.columns.length === 0) return [];
  if (matrix.conceptsAs === 'rows') {
    return matrix.columns.flatMap((header, index) => {
      const column = places[index] ?? 0;
      return accept(header, cellName(column, first), cellName(column, last));
    });
  }
  const end = before + matrix.columns.length - 1;
  return matrix.rows.flatMap(({ header }, index) =>
    accept(header, cellName(before, first + index), cellName(end, first + index)),
  );
}

/** Behind a column that has bars, the column of its bars. */
function placesOf({ columns }: Matrix, before: number, bars: readonly LogBar[]): readonly number[] {
  const behind = (index: number) => bars.filter(({ column }) => column < index).length;
  return [...columns.keys(), columns.length].map((index) => before + index + behind(index));
}

/** Where there are few columns, running text may fill the width of a page rather than make its rows tall. */
function columnWidths({ matrix, sourced, bars }: Layout): readonly number[] {
  const most = sourced && matrix.columns.length > FEW_COLUMNS ? 26 : 50;
  return matrix.columns.flatMap((_, index) => (barAt(bars, index) ? [most, 16] : [most]));
}

const FEW_COLUMNS = 4;

function barAt(bars: readonly LogBar[], index: number): LogBar | undefined {
  return bars.find(({ column }) => column === index);
}

/** Bars over their columns; side by side, a mark at the stub of each row whose columns do not all say the same. */
function conditionsOf({ matrix, bars, places }: Layout, before: number): readonly ConditionPlan[] {
  const { rows, columns, conceptsAs } = matrix;
  if (rows.length === 0) return [];
  const drawn = bars.map((bar) => barCondition(bar, (places[bar.column] ?? 0) + 1, rows.length));
  if (conceptsAs === 'rows' || columns.length < 2) return drawn;
  const [row, first, last] = [HEAD_ROW + 1, columnName(before), columnName(before + columns.length - 1)];
  // Not COUNTIF, which takes a cell's text for a pattern.
  const formula = `SUMPRODUCT(--($${first}${row}:$${last}${row}<>$${first}${row}))>0`;
  return [...drawn, { kind: 'differs', range: `A${row}:A${HEAD_ROW + rows.length}`, formula }];
}

function headCells({ matrix, context, grouped, sourced, bars }: Layout): readonly CellPlan[] {
  const stub = matrix.stub.length > 0 ? matrix.stub : word(context.handout, sourced ? 'concept' : 'attribute');
  return [
    headCell(plainLines(stub)),
    ...(grouped ? [headCell(plainLines(word(context.handout, 'group')))] : []),
    ...matrix.columns.flatMap((header, index) => {
      const head = underSpanner(
        headerCell(matrix, header, context, { role: 'head', align: header.align }),
        index,
        matrix,
        context,
      );
      return barAt(bars, index) ? [head, headCell(plainLines(barHead(header, context)))] : [head];
    }),
    ...(sourced ? [headCell(plainLines(word(context.handout, 'row-sources')))] : []),
  ];
}

/** Where there is no row for the labels over heads, they stand in the format of each head: its text stays its own. */
function underSpanner(head: CellPlan, index: number, matrix: Matrix, { accessible }: Context): CellPlan {
  const spanner = accessible ? matrix.spanners.find(({ from, to }) => from <= index && index < to) : undefined;
  if (!spanner) return head;
  const text = oneLine(spanner.lines).slice(0, 60);
  return { ...head, style: withFormat(head.style, `${literal(`${text}: `)}${head.style.format ?? '@'}`) };
}

/** The styles of a row's cells, made once. */
interface RowStyles {
  readonly last: boolean;
  readonly stub: CellStyle;
  readonly left: CellStyle;
  readonly right: CellStyle;
  readonly center: CellStyle;
}

function rowStyles(matrix: Matrix, last: boolean): RowStyles {
  const look: Pick<CellStyle, 'edge' | 'top'> = {
    ...(last ? { edge: 'bottom' } : {}),
    ...(matrix.conceptsAs === 'columns' ? { top: true } : {}),
  };
  const cell = (align: CellStyle['align']): CellStyle => ({ role: 'cell', align, ...look });
  return {
    last,
    stub: { role: 'stub', align: 'left', ...look },
    left: cell('left'),
    right: cell('right'),
    center: cell('center'),
  };
}

function* bodyRows(layout: Layout): Generator<readonly (CellPlan | null)[]> {
  const { matrix } = layout;
  const [inner, bottom] = [rowStyles(matrix, false), rowStyles(matrix, true)];
  const label = walkLabels(labels(matrix));
  let index = 0;
  for (const row of matrix.rows) {
    const styles = index === matrix.rows.length - 1 ? bottom : inner;
    yield bodyRow(layout, row, label(index)?.lines ?? NO_LINES, styles, HEAD_ROW + 1 + index);
    index += 1;
  }
}

const NO_LINES: Lines = [];

function bodyRow(layout: Layout, row: MatrixRow, group: Lines, styles: RowStyles, number: number): readonly CellPlan[] {
  const { matrix, context, grouped, sourced, bars, places } = layout;
  const cells: CellPlan[] = [headerCell(matrix, row.header, context, styles.stub)];
  if (grouped) cells.push(linesCell(group, styles.left));
  for (let index = 0; index < row.cells.length; index += 1) {
    const cell = row.cells[index] as MatrixCell;
    cells.push(bodyCell(layout, cell, index, styles));
    if (bars.length > 0 && barAt(bars, index)) {
      cells.push(barCell(cell, cellName(places[index] ?? 0, number), styles.left));
    }
  }
  if (sourced) cells.push(sourcesCell(row, styles, layout));
  return cells;
}

function bodyCell(
  { matrix, context, origins, known }: Layout,
  cell: MatrixCell,
  index: number,
  styles: RowStyles,
): CellPlan {
  const { scarce } = context.survey;
  const origin = origins && wantsOrigin(cell, context.notes);
  const column = origin || cell.footnotes.length > 0 || styles.last ? undefined : known[index];
  if (column === undefined) {
    return valueCell(cell, styles[cell.align], scarce, cellNote(cell, matrix, origin, context));
  }
  const before = column.get(cell.lines);
  if (before?.value === cell.value) return before.plan;
  const plan = valueCell(cell, styles[cell.align], scarce, NO_NOTE);
  column.set(cell.lines, { value: cell.value, plan });
  return plan;
}

/** A header with its footnote letters in the format, so that its text stays bare. */
function headerCell(matrix: Matrix, header: Header, context: Context, style: CellStyle): CellPlan {
  const format = headerFormat(header);
  const look = format !== undefined && context.survey.scarce.has(format) ? withFormat(style, format) : style;
  const note = headerNote(header.footnotes, matrix, context);
  // A table's head must be one plain string equal to its column's name.
  if (style.role === 'head') return { ...textCell(plainLines(header.lines), look), ...note };
  return linesCell(header.lines, look, note);
}

function sourcesCell(row: MatrixRow, styles: RowStyles, layout: Layout): CellPlan {
  const { marks } = row.header;
  const { cited } = layout;
  // In most rows of large tables all cells rest on what the header says.
  if (styles.last || row.cells.some(({ provenance }) => provenance.sources !== marks)) {
    const ids = new Set(marks);
    for (const cell of row.cells) for (const id of cell.provenance.sources) ids.add(id);
    return citingCell(ids, styles, layout);
  }
  const known = cited.get(marks) ?? citingCell(marks, styles, layout);
  cited.set(marks, known);
  return known;
}

function citingCell(ids: Iterable<Id>, styles: RowStyles, { context, linked }: Layout): CellPlan {
  const link = linked ? sourceLink(context, ids) : undefined;
  const cell = textCell(sourceNumbers(context, ids), withMark(styles.left, 'muted'));
  return link ? { ...cell, link } : cell;
}

function gridOf({ matrix, survey, bars, places }: Layout, before: number): GridPlan {
  const columns = matrix.columns.flatMap(({ id }, index) => (barAt(bars, index) ? [id, HELPER] : [id]));
  return {
    block: matrix.id,
    conceptsAs: matrix.conceptsAs,
    headRow: HEAD_ROW,
    firstColumn: before,
    columns,
    rowCount: matrix.rows.length,
    rows: () => rowIds(matrix.rows),
    *unshown() {
      const ids = rowIds(matrix.rows);
      for (const { row, column, shows } of survey.unshown) {
        const [across, down] = [(matrix.columns[column] as Header).id, ids[row] as string];
        const [concept, attribute] = matrix.conceptsAs === 'rows' ? [down, across] : [across, down];
        const cell = cellName(places[column] ?? 0, HEAD_ROW + 1 + row);
        yield { address: cellAddress(matrix.id, { ref: { concept, attribute } }), cell, shows };
      }
    },
    unshownCount: survey.unshown.length,
    rules: survey.rules.flatMap((rule, index) => (rule ? [{ column: places[index] ?? 0, rule }] : [])),
  };
}

function spanners({
  matrix,
  context,
  places,
}: Layout): { readonly spanners: readonly (CellPlan | null)[] } | Record<never, never> {
  if (matrix.conceptsAs === 'columns' || matrix.spanners.length === 0 || context.accessible) return {};
  const cells: (CellPlan | null)[] = Array.from({ length: places.at(-1) ?? 0 }, () => null);
  for (const spanner of matrix.spanners) {
    const [from = 0, end = 0] = [places[spanner.from], (places[spanner.to - 1] ?? 0) + 1];
    for (let column = from; column < end; column += 1) {
      // Centred over its columns by the empty styled cells that follow it: no merged cells.
      const text = column === from ? oneLine(spanner.lines) : null;
      const style: CellStyle = { role: 'spanner', align: 'center' };
      cells[column] = text === null ? { value: null, style } : textCell(text, style);
    }
  }
  return { spanners: cells };
}

function remarks({ matrix, context, bars }: Layout): readonly AfterLine[] {
  const compared = matrix.conceptsAs === 'columns' && matrix.columns.length > 1 && matrix.rows.length > 0;
  return [
    ...(matrix.rows.length === 0 ? remarkLines(word(context.handout, 'empty-matrix')) : []),
    ...remarkLines(matrix.note ?? []),
    ...(compared ? remarkLines(word(context.handout, 'differs-note')) : []),
    ...bars.flatMap((bar) => remarkLines(barRemark(bar, matrix.columns[bar.column] as Header, context))),
    ...matrix.footnotes.flatMap((note, index) => remarkLines(note.lines, `${footnoteMarks([index])} `)),
  ];
}

/** The labels over neighbouring rows: groups of concepts, or spanners where attributes are rows. */
function labels(matrix: Matrix): readonly { lines: Lines; from: number; to: number }[] {
  return matrix.groups.length > 0 || matrix.conceptsAs === 'rows' ? matrix.groups : matrix.spanners;
}
