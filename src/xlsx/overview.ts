import { entryAddress } from '../core/address.ts';
import { type Lines, plainLines, plainText } from '../core/inline.ts';
import type { Crosstab, CrosstabEntry, CrosstabHeader, CrosstabRow } from '../core/matrix.ts';
import { type AfterLine, afterLines, afterRows, remarkLines } from './after.ts';
import { valueCell } from './cells.ts';
import { fitColumns } from './columns.ts';
import { type Context, printPlan } from './context.ts';
import { totalPixels } from './extent.ts';
import { withMarks } from './number-format.ts';
import type { CellPlan, CellStyle, ColumnPlan, Look, RowPlan, Run, Sheet, TablePlan } from './sheet.ts';
import { headCell } from './table-sheet.ts';
import { fitText, lineCell, linesCell, neutral, textCell } from './text.ts';
import { inlineWord, oneLine, word } from './words.ts';

type Cells = readonly (CellPlan | null)[];

/** A line of the contents: a sheet, what it holds, how many rows of data. */
export interface ContentsEntry {
  readonly name: string;
  readonly holds: Lines;
  readonly count: number;
}

/** Title, answer, the 2 × 2 as cells, edition, licence and contents: one printed page, no merged cells. */
export function overviewSheet(
  crosstabs: readonly Crosstab[],
  said: readonly AfterLine[],
  contents: readonly ContentsEntry[],
  context: Context,
): Sheet {
  const cells = crosstabs.map((crosstab) => crosstabCells(crosstab, context));
  const columns = context.accessible ? LIST_COLUMNS : columnsFor(cells, context.look);
  const before = [
    ...opening(context, columns),
    ...crosstabs.flatMap((crosstab, index) => crosstabRows(crosstab, cells[index] ?? [], columns, context)),
    ...saidRows(said, columns, context),
    ...meta(context, columns),
  ];
  const rows = [...before, ...contentsRows(contents, columns, context)];
  const table = context.accessible ? { table: contentsTable(before.length, contents, context) } : {};
  return {
    name: context.overview,
    state: 'visible',
    addressed: true,
    columns,
    rowCount: rows.length,
    rows: () => rows,
    ...table,
    print: printPlan(context, { pixels: Math.min(totalPixels(columns), 800), pagesHigh: 1 }),
  };
}

/** Where the contents are all that the first sheet has in columns. */
const LIST_COLUMNS: readonly ColumnPlan[] = [{ width: 34 }, { width: 60 }, { width: 13 }];

/** The contents as a table, under their caption. */
function contentsTable(before: number, contents: readonly ContentsEntry[], { handout }: Context): TablePlan {
  const headRow = before + 2;
  const heads = ['sheet', 'holds', 'number-of-rows'].map((key) => plainLines(word(handout, key)));
  return { name: 'Contents', headRow, lastRow: headRow + contents.length, heads };
}

/** The first column holds the row labels; the others are as wide as the crosstabs' cells ask. */
function columnsFor(crosstabs: readonly (readonly Cells[])[], look: Look): readonly ColumnPlan[] {
  const rows = crosstabs.flat();
  const count = Math.max(5, ...rows.map((cells) => cells.length));
  const blank: Cells = Array.from({ length: count }, () => null);
  const fitted = fitColumns(
    rows,
    blank,
    Array.from({ length: count }, () => 30),
    look,
  );
  // Without crosstabs the text has the width of a portrait page.
  const least = rows.length > 0 ? 13 : 17;
  return fitted.map((column, index) => ({ width: index === 0 ? 34 : Math.max(column.width, least) }));
}

function opening(context: Context, columns: readonly ColumnPlan[]): readonly RowPlan[] {
  const { handout, look } = context;
  const title: RowPlan = { cells: [lineCell(handout.title, { role: 'title', align: 'left' })] };
  // Each line runs over all columns: in the first alone the answer would be a tall block.
  const answer = afterLines('answer', handout.answer ?? []);
  return [title, ...afterRows(answer, columns, look.size), { height: 9, cells: [] }];
}

function crosstabRows(
  crosstab: Crosstab,
  cells: readonly Cells[],
  columns: readonly ColumnPlan[],
  context: Context,
): readonly RowPlan[] {
  const caption: Cells = [lineCell(crosstab.title, { role: 'heading', align: 'left' })];
  return [
    ...[caption, ...cells].map((row) => ({ cells: row })),
    ...remarkRows(crosstab.note ?? [], columns, context),
    { height: 12, cells: [] },
  ];
}

function crosstabCells(crosstab: Crosstab, context: Context): readonly Cells[] {
  const head = [headCell(''), ...crosstab.columns.flatMap((column) => columnHead(column, stride(crosstab)))];
  const last = crosstab.rows.length - 1;
  return [head, ...crosstab.rows.flatMap((row, index) => blockRows(crosstab, row, index === last, context))];
}

function columnHead(column: CrosstabHeader, width: number): Cells {
  const label = labelCell(column, { role: 'head', align: 'left' }, '\n');
  return [label, ...Array.from({ length: width - 1 }, () => headCell(''))];
}

/** One row of the crosstab: as many rows of the sheet as its fullest cell has entries, at least one. */
function blockRows(crosstab: Crosstab, row: CrosstabRow, last: boolean, context: Context): readonly Cells[] {
  const depth = Math.max(1, ...row.cells.map((entries) => entries.length));
  const role = row.lane ? 'lane' : 'place';
  return Array.from({ length: depth }, (_, index) => {
    const bottom = last && index === depth - 1;
    const edge: Pick<CellStyle, 'edge'> = bottom ? { edge: 'bottom' } : index === 0 ? { edge: 'top' } : {};
    const style: CellStyle = { role, align: 'left', ...edge };
    const label = index === 0 ? labelCell(row.header, style) : { value: null, style };
    const cells = row.cells.flatMap((entries, column) => {
      const entry = entries[index];
      const id = crosstab.columns[column]?.id ?? '';
      const address = entry ? entryAddress(crosstab.id, row.header.id, id, entry.concept) : '';
      const none = index === 0 && entries.length === 0 ? inlineWord(context.handout, 'none') : '';
      return entryCells(entry, address, none, stride(crosstab), style, context);
    });
    return [label, ...cells];
  });
}

export function entryCells(
  entry: CrosstabEntry | undefined,
  address: string,
  none: string,
  width: number,
  style: CellStyle,
  context: Context,
): Cells {
  const empty = (count: number): Cells => Array.from({ length: count }, () => ({ value: null, style }));
  if (!entry)
    return [none === '' ? { value: null, style } : textCell(none, { ...style, muted: true }), ...empty(width - 1)];
  const marks = entry.marked ? { format: withMarks('@', '†') } : {};
  const details = entry.details.map((cell) =>
    valueCell(cell, { ...style, align: cell.align }, context.survey.scarce, { address }),
  );
  return [
    linesCell(entry.lines, { ...style, ...marks }, { address }),
    ...details,
    ...empty(width - 1 - details.length),
  ];
}

/** Bold label, its description after it, plain and muted; for each language. */
function labelCell(header: CrosstabHeader, style: CellStyle, gap = '  '): CellPlan {
  const runs = header.lines.flatMap((line, index): readonly Run[] => {
    const described = header.description?.[index];
    const start = index === 0 ? '' : '\n';
    return [
      { text: fitText(start + plainText(line.inlines)), strong: true },
      ...(described ? [{ text: fitText(gap + plainText(described.inlines)), muted: true as const }] : []),
    ];
  });
  return { ...textCell(runs.map((run) => run.text).join(''), style), runs };
}

/** Running text of the overview's section, such as the summary. */
function saidRows(said: readonly AfterLine[], columns: readonly ColumnPlan[], context: Context): readonly RowPlan[] {
  return said.length === 0 ? [] : [...afterRows(said, columns, context.look.size), { height: 12, cells: [] }];
}

function meta(context: Context, columns: readonly ColumnPlan[]): readonly RowPlan[] {
  const { handout } = context;
  const edition = neutral(`${inlineWord(handout, 'edition')}  ${handout.edition}`);
  const licence = handout.licence ?? [];
  const named = licence.length > 0 ? neutral(`${inlineWord(handout, 'licence')}  ${oneLine(licence)}`) : [];
  return [...[edition, named].flatMap((lines) => remarkRows(lines, columns, context)), { height: 12, cells: [] }];
}

function contentsRows(
  contents: readonly ContentsEntry[],
  columns: readonly ColumnPlan[],
  context: Context,
): readonly RowPlan[] {
  const { handout } = context;
  const fill = (cells: Cells, style: CellStyle, end: CellPlan): Cells => [
    ...cells,
    ...Array.from({ length: columns.length - cells.length - 1 }, () => ({ value: null, style })),
    end,
  ];
  const head = (key: string, align: 'left' | 'right') => headCell(plainLines(word(handout, key)), align);
  const caption: Cells = [lineCell(word(handout, 'contents'), { role: 'heading', align: 'left' })];
  const headStyle: CellStyle = { role: 'head', align: 'left' };
  const heads = fill([head('sheet', 'left'), head('holds', 'left')], headStyle, head('number-of-rows', 'right'));
  const body = contents.map((entry, index) => {
    const style: CellStyle = {
      role: 'url',
      align: 'left',
      ...(index === contents.length - 1 ? { edge: 'bottom' } : {}),
    };
    const link = { sheet: entry.name, cell: 'A1' };
    const name: CellPlan = { ...textCell(entry.name, { ...style, link: true }), link };
    const count: CellPlan = { value: entry.count, style: { ...style, align: 'right', format: '#,##0' } };
    return fill([name, lineCell(entry.holds, style)], style, count);
  });
  return [caption, heads, ...body].map((cells) => ({ cells }));
}

function remarkRows(lines: Lines, columns: readonly ColumnPlan[], context: Context): readonly RowPlan[] {
  return afterRows(remarkLines(lines), columns, context.look.size);
}

/** How many columns a place of the crosstab takes: the name and what is shown beside it. */
export function stride(crosstab: Crosstab): number {
  const details = crosstab.rows.flatMap((row) => row.cells.flat().map((entry) => entry.details.length));
  return 1 + Math.max(1, ...details);
}
