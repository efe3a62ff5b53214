import type { JsonColumn } from './json-column.ts';

/** So many values of a column are remembered. */
const MOST = 4_096;
/** After so many it shows whether they come again. */
const FIRST = 1_024;
const SLOTS = 4 * MOST;

/**
 * What has been made of the values of some columns, found again by the very bytes of those values: what stands in many
 * rows is made once. A column whose values hardly come again is soon given up, so that nobody pays for asking.
 */
export class TokenPool<T> {
  readonly #columns: readonly JsonColumn[];
  readonly #made: T[] = [];
  /** The row in which each was found first: its bytes tell whether another is the same. */
  readonly #first: number[] = [];
  readonly #hashes: number[] = [];
  /** The number of what was made, from 1; 0 is an empty slot. */
  readonly #slots = new Uint16Array(SLOTS);
  #asked = 0;
  #hits = 0;
  #slot = 0;
  #hash = 0;

  constructor(columns: readonly JsonColumn[]) {
    this.#columns = columns;
  }

  /** The number of what was made of the values in that row; 0 where nothing was. */
  find(index: number): number {
    if (this.isGivenUp) return 0;
    this.#asked += 1;
    this.#hash = this.#hashOf(index);
    this.#slot = this.#hash & (SLOTS - 1);
    for (;;) {
      const number = this.#slots[this.#slot] as number;
      if (number === 0) return 0;
      if (this.#hashes[number - 1] === this.#hash && this.#isSame(index, this.#first[number - 1] as number)) {
        this.#hits += 1;
        return number;
      }
      this.#slot = (this.#slot + 1) & (SLOTS - 1);
    }
  }

  /** Remembers what was made of the values of a row that `find` has just not found; its number, 0 if there is no room. */
  add(index: number, value: T): number {
    if (this.#made.length >= MOST || this.isGivenUp) return 0;
    const number = this.#made.push(value);
    this.#first.push(index);
    this.#hashes.push(this.#hash);
    this.#slots[this.#slot] = number;
    return number;
  }

  at(number: number): T {
    return this.#made[number - 1] as T;
  }

  /** Whether hardly any of the values came again, so that nothing more is remembered. */
  get isGivenUp(): boolean {
    return this.#made.length >= FIRST && this.#hits < this.#asked / 2;
  }

  /** FNV-1a over the bytes of all values. */
  #hashOf(index: number): number {
    let hash = 0x811c9dc5;
    for (const column of this.#columns) {
      const { bytes } = column;
      const place = column.places[index] as number;
      const end = place === 0 ? 0 : column.end(index);
      for (let at = place; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
      hash = Math.imul(hash ^ 0xff, 0x01000193);
    }
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  #isSame(index: number, other: number): boolean {
    for (const column of this.#columns) {
      const { bytes, places } = column;
      const place = places[index] as number;
      const second = places[other] as number;
      if (place === 0 || second === 0) {
        if (place !== second) return false;
        continue;
      }
      const length = column.end(index) - place;
      if (column.end(other) - second !== length) return false;
      for (let at = 0; at < length; at += 1) if (bytes[place + at] !== bytes[second + at]) return false;
    }
    return true;
  }
}
