import type { Node } from '../node.ts';

/** A table as it stands in its file, before it is known what its columns mean. */
export interface TableText {
  readonly path: string;
  /** In the order of the file; of JSON Lines, in the order in which keys first come. */
  readonly headers: readonly HeaderCell[];
  readonly rows: readonly TableRow[];
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
