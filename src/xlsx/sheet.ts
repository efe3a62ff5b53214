import type { Align, NumberRule } from '../core/matrix.ts';
import type { ChartPlan } from './native-chart.ts';

/** A workbook as plain data; only `write.ts` knows the library. */
export interface WorkbookPlan {
  readonly look: Look;
  readonly properties: Properties;
  readonly sheets: readonly Sheet[];
  readonly names?: readonly NamePlan[];
}

/** A name for a range of cells, `'_lists'!$A$1:$A$9`. */
export interface NamePlan {
  readonly name: string;
  readonly range: string;
}

/** The document's properties. `date` is the edition's day, `YYYY-MM-DD`; the clock is never asked. */
interface Properties {
  readonly title: string;
  readonly description: string;
  readonly date: string;
}

/** What of the theme a workbook can show: sizes in points, colours as `RRGGBB`. */
export interface Look {
  readonly font: string;
  /** The Windows character set that guides a substitute for a missing font: 134 asks for simplified Chinese. */
  readonly charset: 0 | 134;
  readonly size: { readonly body: number; readonly small: number; readonly h1: number; readonly h2: number };
  readonly color: {
    readonly ink: string;
    readonly rule: string;
    readonly accent: string;
    readonly muted: string;
    readonly band: string;
  };
  /** Colours of the chart's series. */
  readonly series: readonly string[];
  /** Whether counts are told in 万 and 亿. */
  readonly han: boolean;
  readonly grid: boolean;
  readonly banded: boolean;
  readonly filled: boolean;
}

/** `rows()` may be called twice and gives the same each time; row 1 of the sheet comes first. */
export interface Sheet {
  readonly name: string;
  readonly state: 'visible' | 'veryHidden';
  readonly columns: readonly ColumnPlan[];
  readonly rowCount: number;
  rows(): Iterable<RowPlan>;
  /** Rows and columns that stay in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly table?: TablePlan;
  /** What shows a matrix: its addresses follow from the places of rows and columns. */
  readonly grid?: GridPlan;
  readonly chart?: ChartPlan;
  readonly conditions?: readonly ConditionPlan[];
  /** What may be entered in ranges of cells. */
  readonly accepts?: readonly { readonly range: string; readonly accepts: Accepts }[];
  /** Whether cells carry addresses of their own. */
  readonly addressed?: true;
  readonly print?: PrintPlan;
}

/** Width in characters of the default font, as Excel counts them. */
export interface ColumnPlan {
  readonly width: number;
}

/** What a program draws by what stands in cells: bars between two numbers, or a mark where a formula holds. */
export type ConditionPlan =
  | { readonly kind: 'bar'; readonly range: string; readonly from: number; readonly to: number }
  | { readonly kind: 'differs'; readonly range: string; readonly formula: string };

/** A hole in `cells` is an empty cell without a style. */
export interface RowPlan {
  /** In points; where it is not given, what the tallest of its texts needs in the sheet's columns (`rowFitter`). */
  readonly height?: number;
  readonly cells: readonly (CellPlan | null)[];
}

export interface CellPlan {
  /** A number is also a day, where the style's format says so. Null is an empty cell that carries a style. */
  readonly value: string | number | null;
  /** The same text in pieces, where some of it is set off. */
  readonly runs?: readonly Run[];
  readonly style: CellStyle;
  readonly link?: Link;
  /** The remark that appears when the pointer rests on the cell. */
  readonly note?: string;
  /** The remark under its table, by number from 0: a number or a day leads to it. */
  readonly footnote?: number;
  /** The address (`core/address`) of what this cell shows; neighbours with one address show it together. */
  readonly address?: string;
  /** A live formula; `value` is what it comes to. */
  readonly formula?: string;
  /** What a reader may enter; anything else is refused. */
  readonly accepts?: Accepts;
  /** The text this number stands for, where no number format can show it. */
  readonly shows?: string;
}

/** One of the texts in those cells, or a number that is not negative. */
export type Accepts = { readonly kind: 'list'; readonly source: string } | { readonly kind: 'number' };

export interface Run {
  readonly text: string;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly code?: true;
  /** A mark after the text, no part of it. */
  readonly raised?: true;
  readonly muted?: true;
}

export type Link = { readonly url: string } | { readonly sheet: string; readonly cell: string };

export type Role =
  | 'title'
  | 'answer'
  | 'heading'
  | 'prose'
  | 'remark'
  | 'label'
  | 'spanner'
  | 'head'
  | 'stub'
  | 'cell'
  | 'url'
  | 'place'
  | 'lane'
  | 'bare'
  | 'entry'
  | 'verdict';

/** Few distinct ones occur; cells of one look share one style object when written. */
export interface CellStyle {
  readonly role: Role;
  readonly align: Align;
  /** The code of a number format. */
  readonly format?: string;
  /** A text that a program might take for a formula: marked as text. */
  readonly quoted?: true;
  readonly link?: true;
  readonly muted?: true;
  /** Off the right edge, where a bar begins. */
  readonly apart?: true;
  /** Text at the top of its cell: for rows of running text. */
  readonly top?: true;
  /** Which rule is drawn at an edge of a table or of a group of rows. */
  readonly edge?: 'top' | 'bottom';
}

/** A matrix on its sheet. Rows count from 1, columns from 0; heads stand in `headRow`, stubs in the first column. */
export interface GridPlan {
  readonly block: string;
  readonly conceptsAs: 'rows' | 'columns';
  readonly headRow: number;
  /** Of the first column after the stub and the group. */
  readonly firstColumn: number;
  /** The ids of the columns; `HELPER` for one that shows nothing of the matrix. */
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** The ids of the rows in order. */
  rows(): Iterable<string>;
  /** Numbers whose text no format can show. */
  unshown(): Iterable<{ readonly address: string; readonly cell: string; readonly shows: string }>;
  readonly unshownCount: number;
  /** The columns in which no format shows some numbers, with the rule that does. */
  readonly rules: readonly { readonly column: number; readonly rule: NumberRule }[];
}

/** No id has this sign. */
export const HELPER = '.';

/** A native table. Rows and columns count from 1; the header row is `headRow`. */
export interface TablePlan {
  readonly name: string;
  readonly headRow: number;
  readonly lastRow: number;
  readonly heads: readonly string[];
}

export interface PrintPlan {
  readonly paper: 'A4' | 'A3' | 'Letter';
  readonly landscape: boolean;
  /** In millimetres. */
  readonly margin: number;
  /** Pages high; 0 is as many as it takes. Always one page wide. */
  readonly pagesHigh: number;
  /** So many columns from the first; all where nothing is said. */
  readonly columns?: number;
  /** An area beside them that has pages of its own, before theirs. */
  readonly area?: AreaPlan;
  /** Row that is repeated on each page. */
  readonly titleRow?: number;
  /** In Excel's codes. */
  readonly header: string;
  readonly footer: string;
}

/** Columns from 0, rows from 1, both ends within. */
export interface AreaPlan {
  readonly columns: { readonly from: number; readonly to: number };
  readonly rows: { readonly from: number; readonly to: number };
}

/** `A`, `B` … `AA` for 0, 1 … 26. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The name of a cell, column from 0, row from 1: `cellName(2, 4)` is `C4`. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}
