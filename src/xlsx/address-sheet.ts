import { type CellPlan, cellName, type RowPlan, type Sheet } from './sheet.ts';

/** Name of the very hidden sheet that says which cells show what. */
export const ADDRESS_SHEET = '_duibi';
const STYLE = { role: 'bare', align: 'left' } as const;

/**
 * One row for each address: its sheet, its cells, and, for a number whose text no format can show, both of them. It
 * is what `verify` reads by, and the base for taking edits back.
 */
export function addressSheet(sheets: readonly Sheet[]): Sheet {
  const rowCount = 1 + [...found(sheets)].length;
  return {
    name: ADDRESS_SHEET,
    state: 'veryHidden',
    columns: [40, 24, 16, 24].map((width) => ({ width })),
    rowCount,
    *rows(): Generator<RowPlan> {
      yield rowOf(['address', 'sheet', 'cells', 'shows']);
      for (const place of found(sheets)) yield rowOf([place.address, place.sheet, place.cells.join(' '), place.shows]);
    },
  };
}

interface Place {
  readonly address: string;
  readonly sheet: string;
  readonly cells: readonly string[];
  readonly shows: string;
}

/** Neighbouring cells of one address are one place. */
function* found(sheets: readonly Sheet[]): Generator<Place> {
  for (const sheet of sheets) {
    let number = 0;
    for (const row of sheet.rows()) {
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
