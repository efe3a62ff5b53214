import type { Node } from '../node.ts';

/** A table as it stands in its file, before it is known what its columns mean. */
export interface TableText {
  readonly path: string;
  /** In the order of the file; of JSON Lines, in the order in which keys first come. */
  readonly headers: readonly HeaderCell[];
  readonly length: number;
  row(index: number): TableRow;
  /** Where a row stands. */
  place(index: number): Pick<TableRow, 'start' | 'end'>;
  /** The last row that begins at or before an offset. */
  rowAt(offset: number): TableRow | undefined;
}

export interface HeaderCell {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface TableRow {
  /** As spreadsheets count: the header is row 1. In JSON Lines, the line. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** By header; a cell that is not there is undefined. */
  readonly cells: ReadonlyMap<string, TableCell>;
}

export interface TableCell {
  /** Trimmed, without quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What a cell of JSON Lines holds, where it is more than one word. */
  readonly node?: Node;
}

/** All rows of a table, in order. */
export function* rowsIn(table: TableText): Generator<TableRow> {
  for (let index = 0; index < table.length; index += 1) yield table.row(index);
}

/** A table whose rows have been read. */
export function listed(path: string, headers: readonly HeaderCell[], rows: readonly TableRow[]): TableText {
  return {
    path,
    headers,
    length: rows.length,
    row: (index) => rows[index] ?? { number: 0, start: 0, end: 0, cells: new Map() },
    place: (index) => rows[index] ?? { start: 0, end: 0 },
    rowAt: (offset) => rows.findLast((row) => row.start <= offset),
  };
}
