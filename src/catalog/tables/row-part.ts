import type { Report } from '../../core/diagnostic.ts';
import type { PlainBytes } from '../values/plain-bytes.ts';
import { type ReadableRow, RowReading } from './concept-rows.ts';
import type { JsonColumn } from './json-column.ts';
import type { JsonRows } from './json-rows.ts';
import type { TableMapping } from './mapping.ts';
import type { TableCell } from './rows.ts';

/** Those cells of a row that stand under some headers, without their places. One serves row after row. */
export class RowPart implements ReadableRow {
  readonly start = 0;
  readonly end = 0;
  readonly cells = this;
  readonly columns: readonly JsonColumn[];
  readonly #headers: readonly string[];
  readonly #reading: RowReading;
  #index = 0;

  constructor(text: JsonRows, headers: readonly string[], mapping: TableMapping, report: Report) {
    this.#headers = [...new Set(headers)].filter((header) => text.column(header) !== undefined);
    this.columns = this.#headers.flatMap((header) => text.column(header) ?? []);
    this.#reading = new RowReading(this, text.path, mapping, report);
  }

  at(index: number): RowReading {
    this.#index = index;
    return this.#reading;
  }

  /** The text under the first of the headers, where it stands plainly. */
  text(index: number): string | undefined {
    return this.columns[0]?.text(index);
  }

  /** Whether this holds for its bytes. */
  holds(index: number, test: PlainBytes): boolean {
    return this.columns[0]?.holds(index, test) ?? false;
  }

  get(header: string): TableCell | undefined {
    const at = this.#headers[0] === header ? 0 : this.#headers.indexOf(header);
    return this.columns[at]?.cell(this.#index);
  }
}
