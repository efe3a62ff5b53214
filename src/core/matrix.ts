import type { Lines } from './inline.ts';
import type { CellRef, Confidence, Id, Provenance, Value } from './value.ts';

export type Align = 'left' | 'right' | 'center';

/**
 * Display text and Excel's number format both come from this: number / 10^power, so many decimals, halves away from
 * zero. With power 0 thousands are parted by commas (`1,234`), with other powers never. Power -2 is a percentage; its
 * suffix begins with `%`.
 */
export interface NumberFormat {
  readonly power: -2 | 0 | 3 | 4 | 6 | 8 | 9 | 12;
  readonly decimals: number;
  readonly prefix: string;
  readonly suffix: string;
}

/** How a column writes its numbers: so many digits that count, zeros at the end left out, but always so many decimals. */
export interface NumberRule {
  readonly significant: number;
  readonly decimals: number;
}

/** Totally ordered; a missing value comes last whichever way the rest is sorted. */
export type SortKey =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'missing'; readonly rank: number };

export interface MatrixCell {
  readonly ref: CellRef;
  readonly value: Value;
  readonly lines: Lines;
  /** Of a quantity of several parts: what each part says by itself, without its label, in the order of the value. */
  readonly parts?: readonly Lines[];
  /** Set only where the whole cell is one plain number: exact or approximate, one part. */
  readonly number?: NumberFormat;
  readonly align: Align;
  readonly sortKey: SortKey;
  /** Marks into the matrix's footnotes, by index. */
  readonly footnotes: readonly number[];
  /** Sources to mark at this cell: empty where the concept's header already carries them all. */
  readonly marks: readonly Id[];
  /** How well checked it is, where neither the matrix nor a header says it. */
  readonly grade?: Confidence;
  readonly provenance: Provenance;
  readonly dated: Dated;
  readonly note?: Lines;
}

/** Until when a fact is known to hold: its own as-of, else its source's date (and shown as such), else undated. */
export type Dated = { readonly kind: 'as-of' | 'source-date'; readonly date: string } | { readonly kind: 'undated' };

/** The header of a row or column: a concept or an attribute, whichever the orientation puts there. */
export interface Header {
  readonly id: Id;
  readonly kind: 'concept' | 'attribute';
  readonly lines: Lines;
  readonly align: Align;
  /** Sources that hold for every cell of this concept that has no mark of its own, or for all cells of this attribute. */
  readonly marks: readonly Id[];
  /** How well checked all its cells are, where that is not the matrix's own grade. */
  readonly grade?: Confidence;
  readonly footnotes: readonly number[];
  /** What cells of this attribute may say, where that is a fixed list. */
  readonly choices?: readonly Lines[];
}

/** A label over neighbouring columns, or over neighbouring rows when concepts are columns. Indices, `to` exclusive. */
export interface Spanner {
  readonly lines: Lines;
  readonly from: number;
  readonly to: number;
}

/** A heading over neighbouring rows. Indices, `to` exclusive; together they cover all rows. */
export interface RowGroup {
  readonly id: Id;
  readonly lines: Lines;
  readonly from: number;
  readonly to: number;
}

/** A remark gathered once and marked wherever it holds; shown as a, b, c … */
export interface Footnote {
  readonly lines: Lines;
}

/** A comparison as a rectangular grid, in its final order and orientation; formats only draw it. */
export interface Matrix {
  readonly id: Id;
  readonly title: Lines;
  readonly conceptsAs: 'rows' | 'columns';
  readonly stub: Lines;
  readonly columns: readonly Header[];
  readonly rows: MatrixRows;
  readonly spanners: readonly Spanner[];
  readonly groups: readonly RowGroup[];
  readonly footnotes: readonly Footnote[];
  /** How well checked its cells are unless they or their headers say otherwise: the commonest grade. */
  readonly grade?: Confidence;
  readonly note?: Lines;
}

/**
 * Rows in order: an array, or of very large matrices rows that are made anew at each walk and say the same each time.
 * Walk them once with `for … of` rather than once for each column.
 */
export interface MatrixRows extends Iterable<MatrixRow> {
  readonly length: number;
  at(index: number): MatrixRow | undefined;
  /** The ids of their headers, where they are to be had without making the rows. */
  readonly ids?: readonly Id[];
  /** What they cite and which signs they have, where that is known without another walk. */
  readonly told?: Told;
  /** What else formats ask of all cells, where that is known without another walk. */
  readonly census?: Census;
  /** The name in a row's header, where it is to be had without making the row. */
  name?(index: number): Lines;
  /** A digest of all that they say, where that is known without another walk; it then stands for them in keys. */
  readonly says?: string;
  map<T>(change: (row: MatrixRow, index: number) => T): T[];
  flatMap<T>(change: (row: MatrixRow, index: number) => T | readonly T[]): T[];
}

/** Which sources the rows of a matrix cite, in the order in which a reader meets them, and which signs they have. */
export interface Told {
  readonly sources: ReadonlySet<Id>;
  readonly signs: ReadonlySet<string>;
}

/** What formats with limits would ask of all cells of very many rows, gathered on the walk that compares them. */
export interface Census {
  /** Of the longest text and the longest address, in UTF-16 units. */
  readonly longestText: number;
  readonly longestAddress: number;
  /** Whether some text deserves a closer look: a control character, half of a pair, an address of an unsafe scheme. */
  readonly odd: boolean;
  /** How many cells of whole addresses stand before each thousandth row, and in the end. */
  readonly links: readonly number[];
  /** How many cells carry footnotes. */
  readonly noted: number;
  readonly grades: ReadonlyMap<Confidence | undefined, number>;
  /** Whether every row has a cell that names its group. */
  readonly namesGroups: boolean;
  readonly columns: readonly ColumnCensus[];
  /** Of each row. */
  readonly sources: readonly RowSources[];
}

export interface ColumnCensus {
  /** The rows where a number format, or marks of footnotes, occur for the first time; so many at most. */
  readonly looks: readonly number[];
  /** By which rule the numbers are written that no power of a thousand divides. */
  readonly rule?: NumberRule;
  /** Whether the text of some number follows neither from its format nor from that rule. */
  readonly own: boolean;
}

/** Where all cells of a row come from. */
export interface RowSources {
  readonly sources: readonly Id[];
  readonly grades: readonly Confidence[];
  /** The first and the last day on which its facts are known to hold; one where both are the same, none if undated. */
  readonly span: readonly string[];
}

/** The ids of the headers of rows, in order. */
export function rowIds(rows: MatrixRows): readonly Id[] {
  return rows.ids ?? rows.map(({ header }) => header.id);
}

/** The name in a row's header. */
export function rowName(rows: MatrixRows, index: number): Lines {
  return rows.name?.(index) ?? rows.at(index)?.header.lines ?? [];
}

export interface MatrixRow {
  readonly header: Header;
  /** As many as there are columns. */
  readonly cells: readonly MatrixCell[];
}

/** Concepts in the cells of two choices: the 2 × 2. Places are computed by rule, never listed. */
export interface Crosstab {
  readonly id: Id;
  readonly title: Lines;
  readonly columns: readonly CrosstabHeader[];
  readonly rows: readonly CrosstabRow[];
  /** The attributes that are shown beside the concepts, in order: no header names them. */
  readonly shown: readonly Pick<Header, 'id' | 'lines'>[];
  readonly note?: Lines;
}

export interface CrosstabHeader {
  readonly id: Id;
  readonly lines: Lines;
  /** Second, smaller line: what the member means, such as "≥ 10亿". */
  readonly description?: Lines;
}

export interface CrosstabRow {
  readonly header: CrosstabHeader;
  /** True where the row stands for values that cannot be told; drawn hatched. */
  readonly lane: boolean;
  /** One list of entries for each column. */
  readonly cells: readonly (readonly CrosstabEntry[])[];
}

export interface CrosstabEntry {
  readonly concept: Id;
  readonly lines: Lines;
  /** The shown attributes of the concept, formatted as in matrices. */
  readonly details: readonly MatrixCell[];
  readonly marked: boolean;
  readonly sources: readonly Id[];
}
