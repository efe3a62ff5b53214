import { Recurring } from '../core/recurring.ts';
import { MOST_KNOWN } from './rows.ts';
import type { CellPlan, CellStyle, RowPlan } from './sheet.ts';
import { styleKey } from './style.ts';

/** Some rows as few large things, which cross threads at little cost: a million small objects would not. */
export interface RowBatch {
  /** For each row the number of its cells, twice, and one more where a height is given; then a code for each cell. */
  readonly codes: Int32Array;
  /** Heights and values, in the order of their codes. */
  readonly numbers: Float64Array;
  /** All texts, one after the other. */
  readonly text: string;
  /** Styles that did not occur before, to be numbered on. */
  readonly styles: readonly CellStyle[];
  /** Cells that are more than a value with a style. */
  readonly cells: readonly CellPlan[];
}

/**
 * What stands at a place. A code is a kind, whether the cell is to be remembered for its column, and a number: the cell's
 * own among those remembered, or that of its style. Texts are followed by their length.
 */
const Kind = { hole: 0, known: 1, empty: 2, number: 3, text: 4, address: 5, whole: 6 } as const;
const KIND_BITS = 3;
const KIND = (1 << KIND_BITS) - 1;
const REMEMBER = 1 << KIND_BITS;
const NUMBER_BITS = KIND_BITS + 1;

/** A batch holds about so many codes, or characters. */
const MOST_CODES = 1 << 14;
const MOST_TEXT = 1 << 17;

/** Gathers rows of one workbook. What is remembered here is remembered by `RowUnpacker` there, in the same order. */
export class RowPacker {
  #codes: number[] = [];
  #numbers: number[] = [];
  #text = '';
  #styles: CellStyle[] = [];
  #cells: CellPlan[] = [];
  readonly #numbered = new WeakMap<CellStyle, number>();
  readonly #numberedByKey = new Map<string, number>();
  #columns: { readonly known: Recurring<CellPlan, number>; count: number }[] = [];

  /** Begins a sheet, whose columns remember nothing of those before. */
  sheet(): void {
    this.#columns = [];
  }

  get full(): boolean {
    return this.#codes.length >= MOST_CODES || this.#text.length >= MOST_TEXT;
  }

  add({ cells, height }: RowPlan): void {
    this.#codes.push(cells.length * 2 + (height === undefined ? 0 : 1));
    if (height !== undefined) this.#numbers.push(height);
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index];
      if (cell) this.#add(cell, index);
      else this.#codes.push(Kind.hole);
    }
  }

  /** What was gathered since the last time. */
  take(): RowBatch {
    const codes = Int32Array.from(this.#codes);
    const numbers = Float64Array.from(this.#numbers);
    const batch = { codes, numbers, text: this.#text, styles: this.#styles, cells: this.#cells };
    this.#codes.length = 0;
    this.#numbers.length = 0;
    this.#text = '';
    this.#styles = [];
    this.#cells = [];
    return batch;
  }

  #add(cell: CellPlan, index: number): void {
    this.#columns[index] ??= { known: new Recurring(MOST_KNOWN), count: 0 };
    const column = this.#columns[index];
    const before = column.known.get(cell);
    if (before !== undefined) {
      this.#codes.push(Kind.known | (before << NUMBER_BITS));
      return;
    }
    const kept = column.known.set(cell, column.count);
    if (kept) column.count += 1;
    this.#put(cell, kept ? REMEMBER : 0);
  }

  #put(cell: CellPlan, remember: number): void {
    const { value, link } = cell;
    if (cell.runs || cell.note !== undefined || cell.formula !== undefined || cell.accepts) {
      this.#whole(cell, remember);
      return;
    }
    const style = (this.#styleNumber(cell.style) << NUMBER_BITS) | remember;
    if (link && !('url' in link && link.url === value)) this.#whole(cell, remember);
    else if (value === null) this.#codes.push(Kind.empty | style);
    else if (typeof value === 'number') {
      this.#codes.push(Kind.number | style);
      this.#numbers.push(value);
    } else {
      this.#codes.push((link ? Kind.address : Kind.text) | style, value.length);
      this.#text += value;
    }
  }

  #whole(cell: CellPlan, remember: number): void {
    this.#codes.push(Kind.whole | remember);
    this.#cells.push(cell);
  }

  #styleNumber(style: CellStyle): number {
    const known = this.#numbered.get(style);
    if (known !== undefined) return known;
    const key = styleKey(style);
    const number = this.#numberedByKey.get(key) ?? this.#numberedByKey.size;
    if (number === this.#numberedByKey.size) this.#styles.push(style);
    this.#numberedByKey.set(key, number);
    this.#numbered.set(style, number);
    return number;
  }
}

/** Makes rows of batches again. Of a cell it tells what is written of it: addresses and the like stay behind. */
export class RowUnpacker {
  readonly #styles: CellStyle[] = [];
  #columns: CellPlan[][] = [];

  sheet(): void {
    this.#columns = [];
  }

  *rows({ codes, numbers, text, styles, cells }: RowBatch): Generator<RowPlan> {
    for (const style of styles) this.#styles.push(style);
    let [code, number, character, whole] = [0, 0, 0, 0];
    const cellOf = (one: number): CellPlan => {
      const kind = one & KIND;
      if (kind === Kind.whole) return cells[whole++] as CellPlan;
      const style = this.#styles[one >> NUMBER_BITS] as CellStyle;
      if (kind === Kind.empty) return { value: null, style };
      if (kind === Kind.number) return { value: numbers[number++] as number, style };
      const from = character;
      character += codes[code++] as number;
      const value = text.slice(from, character);
      return kind === Kind.address ? { value, style, link: { url: value } } : { value, style };
    };
    while (code < codes.length) {
      const head = codes[code++] as number;
      const height = head % 2 === 1 ? { height: numbers[number++] as number } : {};
      const row: (CellPlan | null)[] = [];
      for (let index = 0; index < head >> 1; index += 1) {
        const one = codes[code++] as number;
        const kind = one & KIND;
        this.#columns[index] ??= [];
        const known = this.#columns[index] as CellPlan[];
        if (kind === Kind.hole) row.push(null);
        else if (kind === Kind.known) row.push(known[one >> NUMBER_BITS] as CellPlan);
        else {
          const cell = cellOf(one);
          if ((one & REMEMBER) !== 0) known.push(cell);
          row.push(cell);
        }
      }
      yield { ...height, cells: row };
    }
  }
}
