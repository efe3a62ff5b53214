import { type CellPlan, cellName, type GridPlan, type RowPlan, type Sheet } from './sheet.ts';

/** Name of the very hidden sheet that says which cells show what. */
export const ADDRESS_SHEET = '_duibi';
const STYLE = { role: 'bare', align: 'left' } as const;
/** Ids hold no space; with one a line this sheet would be as long as the matrix. */
const LONGEST_LINE = 2_000;

/** What a workbook was made from. */
export interface Source {
  readonly handout: string;
  readonly rendition: string;
  readonly edition: string;
  /** SHA-256 of all that the handout said then, as the manifest has it; empty where it is only looked at. */
  readonly says: string;
}

/**
 * What `verify` reads by, and the base for taking edits back. First what the workbook was made from (see
 * docs/decisions/workbook-source.md), then one line for each cell that has an address of its
 * own, and for each number whose text no format can show, with both; of very many such numbers a line for
 * the column, with the digits that count and the decimals it always has. Then the matrices: a line with the block, the
 * sheet, the range and the ids of the columns, followed by the ids of the rows, some a line.
 */
export function addressSheet(sheets: readonly Sheet[], source: Source): Sheet {
  const grids = sheets.flatMap(({ grid }) => grid ?? []);
  const rowCount =
    2 +
    [...ownPlaces(sheets)].length +
    grids.reduce((sum, grid) => sum + grid.unshownCount + grid.rules.length + 1 + [...idLines(grid.rows())].length, 0);
  return {
    name: ADDRESS_SHEET,
    state: 'veryHidden',
    columns: [40, 24, 16, 24].map((width) => ({ width })),
    rowCount,
    *rows(): Generator<RowPlan> {
      yield rowOf(['address', 'sheet', 'cells', 'shows']);
      yield rowOf(['source', `${source.handout} ${source.rendition}`, source.edition, source.says]);
      for (const place of ownPlaces(sheets)) {
        yield rowOf([place.address, place.sheet, place.cells.join(' '), place.shows]);
      }
      for (const { name, grid } of sheets) {
        for (const one of grid?.unshown() ?? []) yield rowOf([one.address, name, one.cell, one.shows]);
        for (const row of grid ? ruleRows(name, grid) : []) yield row;
      }
      for (const sheet of sheets) yield* gridRows(sheet);
    },
  };
}

function* ruleRows(name: string, { block, rules, headRow, rowCount }: GridPlan): Generator<RowPlan> {
  for (const { column, rule } of rules) {
    const cells = `${cellName(column, headRow + 1)}:${cellName(column, headRow + rowCount)}`;
    yield rowOf([`${block}:`, name, cells, `${rule.significant} ${rule.decimals}`]);
  }
}

function* gridRows({ name, grid }: Sheet): Generator<RowPlan> {
  if (!grid) return;
  const from = cellName(grid.firstColumn, grid.headRow + 1);
  const to = cellName(grid.firstColumn + grid.columns.length - 1, grid.headRow + grid.rowCount);
  yield rowOf([grid.block, name, `${from}:${to}`, [grid.conceptsAs, ...grid.columns].join(' ')]);
  for (const ids of idLines(grid.rows())) yield rowOf([ids]);
}

/** Ids with spaces between them, as many as a line may have. */
function* idLines(ids: Iterable<string>): Generator<string> {
  let line = '';
  for (const id of ids) {
    if (line !== '' && line.length + id.length >= LONGEST_LINE) {
      yield line;
      line = id;
    } else line = line === '' ? id : `${line} ${id}`;
  }
  if (line !== '') yield line;
}

interface Place {
  readonly address: string;
  readonly sheet: string;
  readonly cells: readonly string[];
  readonly shows: string;
}

/** Neighbouring cells of one address are one place. */
function* ownPlaces(sheets: readonly Sheet[]): Generator<Place> {
  for (const sheet of sheets) {
    let number = 0;
    for (const row of sheet.addressed ? sheet.rows() : []) {
      number += 1;
      yield* rowPlaces(sheet.name, row, number);
    }
  }
}

function* rowPlaces(sheet: string, row: RowPlan, number: number): Generator<Place> {
  let open: Place | undefined;
  for (const [column, cell] of row.cells.entries()) {
    if (cell?.address === undefined) continue;
    const name = cellName(column, number);
    if (open?.address === cell.address) {
      open = { ...open, cells: [...open.cells, name] };
      continue;
    }
    if (open) yield open;
    open = {
      address: cell.address,
      sheet,
      cells: [name],
      shows: cell.shows === undefined ? '' : `${cell.value} ${cell.shows}`,
    };
  }
  if (open) yield open;
}

function rowOf(texts: readonly string[]): RowPlan {
  const cells: readonly CellPlan[] = texts.map((value) => ({ value, style: STYLE }));
  return { height: 15, cells };
}
