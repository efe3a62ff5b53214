import type { Lines } from '../core/inline.ts';
import { type AfterLine, afterRows } from './after.ts';
import { fitPage } from './columns.ts';
import { type Context, HEAD_ROW, isLandscape, printPlan } from './context.ts';
import { fitSpanners, fittedRows, totalPixels } from './extent.ts';
import { type GatheredLine, gatherFootnotes } from './footnote-lines.ts';
import { pageRoom, pagesHigh } from './page.ts';
import type { CellPlan, CellStyle, Link, RowPlan, Sheet, TablePlan } from './sheet.ts';
import { lineCell, textCell } from './text.ts';
import { inlineWord } from './words.ts';

type Cells = readonly (CellPlan | null)[];

/** A sheet that is one table: the same frame for matrices, chart data, facts, legend and sources. */
export interface TableSpec {
  readonly name: string;
  readonly title: Lines;
  /** No native table: the sheet is a form. */
  readonly plain?: boolean;
  /** Name of the native table. */
  readonly tableName: string;
  readonly spanners?: Cells;
  readonly heads: readonly CellPlan[];
  readonly bodyCount: number;
  body(): Iterable<Cells>;
  /** The greatest width of each column in characters; 36 where none is given. */
  readonly most: readonly number[];
  readonly after: readonly AfterLine[];
  /** How many columns are printed; all where nothing is said. */
  readonly printed?: number;
  /** How wide its page may grow, in pixels. */
  readonly page?: number;
}

/**
 * Title in row 1, the way back in row 2, spanners in row 3, the head in row 4 on every sheet, so that a reader or a
 * script finds it there; remarks stand under the table and run over its columns, without merged cells.
 */
export function tableSheet(spec: TableSpec, context: Context): Sheet {
  const { look } = context;
  const body = keptBody(spec);
  const columns = fitPage(body(), spec.heads, spec, look);
  const shown = columns.slice(0, spec.printed);
  const gathered = gatherFootnotes(spec.after, shown, look.size, context.accessible);
  const broken = gathered.map(({ line }) => afterRows([line], shown, look.size));
  const after = broken.flat();
  const lead = leading(spec, gathered, broken);
  const table = tableOf(spec);
  function* rows(): Generator<RowPlan> {
    yield { cells: [lineCell(spec.title, { role: 'title', align: 'left' })] };
    yield { cells: [backCell(context)] };
    yield spec.spanners ? fitSpanners(spec.spanners, columns, look) : { height: 6, cells: [] };
    yield { cells: spec.heads };
    for (const cells of body()) yield { cells: lead(cells) };
    if (after.length > 0) yield { height: 9, cells: [] };
    yield* after;
  }
  const kept = spec.bodyCount > MOST_KEPT ? undefined : fittedRows(rows(), columns, look);
  const pixels = totalPixels(shown);
  return {
    name: spec.name,
    state: 'visible',
    columns,
    rowCount: HEAD_ROW + spec.bodyCount + (after.length > 0 ? after.length + 1 : 0),
    rows: kept ? () => kept : rows,
    ...(context.accessible ? {} : { freeze: { rows: HEAD_ROW, columns: 1 } }),
    ...(table ? { table } : {}),
    print: printPlan(context, {
      pixels,
      pagesHigh: kept ? pagesFor(kept, pixels, context) : 0,
      titleRow: HEAD_ROW,
      ...(spec.printed === undefined ? {} : { columns: spec.printed }),
    }),
  };
}

/** As many rows are kept from the choice of the widths, which looks at no more, until they are written. */
const MOST_KEPT = 500;

function keptBody({ bodyCount, body }: TableSpec): () => Iterable<Cells> {
  if (bodyCount > MOST_KEPT) return body;
  const rows = [...body()];
  return () => rows;
}

function pagesFor(rows: readonly Required<RowPlan>[], pixels: number, { theme }: Context): number {
  const heights = rows.map(({ height }) => height);
  return pagesHigh(heights, HEAD_ROW, pixels, pageRoom(theme, isLandscape(pixels)));
}

/**
 * Makes numbers and days that carry a footnote lead to its row under the table. Texts do not: LibreOffice draws a linked
 * text on one line, in blue and without its mark.
 */
function leading(
  spec: TableSpec,
  gathered: readonly GatheredLine[],
  after: readonly (readonly RowPlan[])[],
): (cells: Cells) => Cells {
  const links = new Map<number, Link>();
  // An empty row parts the table from what stands under it.
  let row = HEAD_ROW + spec.bodyCount + 2;
  for (const [index, { footnotes }] of gathered.entries()) {
    for (const footnote of footnotes) links.set(footnote, { sheet: spec.name, cell: `A${row}` });
    row += after[index]?.length ?? 0;
  }
  if (links.size === 0) return (cells) => cells;
  const withLink = (cell: CellPlan | null) => {
    const link = cell?.footnote === undefined ? undefined : links.get(cell.footnote);
    return cell && link ? { ...cell, link } : cell;
  };
  const leads = (cell: CellPlan | null) => cell?.footnote !== undefined && typeof cell.value === 'number' && !cell.link;
  return (cells) => (cells.some(leads) ? cells.map((cell) => (leads(cell) ? withLink(cell) : cell)) : cells);
}

/** The link back to the first sheet. */
export function backCell(context: Context): CellPlan {
  const link = { sheet: context.overview, cell: 'A1' };
  return {
    value: `← ${inlineWord(context.handout, 'overview')}`,
    style: { role: 'label', align: 'left', link: true },
    link,
  };
}

/** One head of a table. */
export function headCell(text: string, align: 'left' | 'right' | 'center' = 'left'): CellPlan {
  const style: CellStyle = { role: 'head', align };
  return text === '' ? { value: null, style } : textCell(text, style);
}

function tableOf(spec: TableSpec): TablePlan | undefined {
  if (spec.bodyCount === 0 || spec.plain) return undefined;
  const heads = spec.heads.map((head) => String(head.value ?? ''));
  return { name: spec.tableName, headRow: HEAD_ROW, lastRow: HEAD_ROW + spec.bodyCount, heads };
}
