import type { Lines } from '../core/inline.ts';
import type { Census, MatrixRow, MatrixRows, Told } from '../core/matrix.ts';
import type { Id } from '../core/value.ts';

/** What is known of very many rows, and how each is made. */
interface Making extends Pick<MadeRows, 'ids' | 'told' | 'says' | 'census'> {
  readonly make: (index: number) => MatrixRow;
  readonly name: (index: number) => Lines;
}

/** Very many rows, kept or made anew at each walk: `make` gives the same row for the same index each time. */
export class MadeRows implements MatrixRows {
  readonly ids: readonly Id[];
  readonly told: Told;
  readonly says: string;
  readonly census?: Census;
  readonly #make: (index: number) => MatrixRow;
  readonly #name: (index: number) => Lines;

  constructor(rows: Making) {
    this.ids = rows.ids;
    this.told = rows.told;
    this.says = rows.says;
    if (rows.census) this.census = rows.census;
    this.#make = rows.make;
    this.#name = rows.name;
  }

  get length(): number {
    return this.ids.length;
  }

  at(index: number): MatrixRow | undefined {
    return index < this.length ? this.#make(index) : undefined;
  }

  name(index: number): Lines {
    return this.#name(index);
  }

  *[Symbol.iterator](): Generator<MatrixRow> {
    for (let index = 0; index < this.length; index += 1) yield this.#make(index);
  }

  map<T>(change: (row: MatrixRow, index: number) => T): T[] {
    return this.ids.map((_, index) => change(this.#make(index), index));
  }

  flatMap<T>(change: (row: MatrixRow, index: number) => T | readonly T[]): T[] {
    return this.ids.flatMap((_, index) => change(this.#make(index), index));
  }
}

/**
 * Makes rows of what is kept of them. A row that is asked for once, as by a workbook, is not kept beside what it is made
 * of; one that is asked for again will be asked for often, as by a web page.
 */
export function keptWhenAskedAgain<Kept>(
  kept: readonly Kept[],
  rowOf: (one: Kept) => MatrixRow,
): (index: number) => MatrixRow {
  const asked = new Uint8Array(kept.length);
  const rows: (MatrixRow | undefined)[] = Array.from({ length: kept.length });
  return (index) => {
    const before = rows[index];
    if (before) return before;
    const row = rowOf(kept[index] as Kept);
    if (asked[index] === 1) rows[index] = row;
    asked[index] = 1;
    return row;
  };
}
