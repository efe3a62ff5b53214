import type { MatrixRow, MatrixRows, Told } from '../core/matrix.ts';
import type { Id } from '../core/value.ts';

/** Very many rows, kept or made anew at each walk: `make` gives the same row for the same index each time. */
export class MadeRows implements MatrixRows {
  readonly ids: readonly Id[];
  readonly told: Told;
  readonly says: string;
  readonly #make: (index: number) => MatrixRow;

  constructor(ids: readonly Id[], told: Told, says: string, make: (index: number) => MatrixRow) {
    this.ids = ids;
    this.told = told;
    this.says = says;
    this.#make = make;
  }

  get length(): number {
    return this.ids.length;
  }

  at(index: number): MatrixRow | undefined {
    return index < this.length ? this.#make(index) : undefined;
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
