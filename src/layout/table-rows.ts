import type { Composing } from './composing.ts';
import type { Continuation, Strip } from './flow.ts';
import { addFill, addRule, drawAsArtifact, round, type Sheet } from './sheet.ts';
import { LOOKS } from './style.ts';
import type { CellContent, RowContent, TableContent } from './table-content.ts';
import { drawCell, type Grid, type GridColumn, type SetCell, setCell, splitCell } from './table-grid.ts';
import { wrap, wrapName } from './wrap.ts';

/** The head of a table, set once and drawn on each page. */
export interface HeadBox {
  readonly height: number;
  draw(sheet: Sheet, y: number): void;
  /** Ends the table's part on a page. */
  close(sheet: Sheet, y: number): void;
}

/** In panels after the first the stub's head, and a spanner begun before, only repeat what is already read. */
export function headBox(composing: Composing, content: TableContent, grid: Grid, firstPanel: boolean): HeadBox {
  const { size, rowPadding } = grid;
  const { rules } = composing.style;
  const cells = grid.columns.map((column) =>
    setCell(composing, grid, column, headCell(column.index < 0 ? content.stub : content.columns[column.index])),
  );
  const spanners = spannerCells(composing, content, grid);
  const spannerHeight = spanners.length === 0 ? 0 : Math.max(...spanners.map(({ cell }) => cell.box.height));
  const level = spanners.length === 0 ? 0 : spannerHeight + rowPadding * 1.2;
  const tallest = Math.max(
    ...cells.map((cell, index) => cell.box.height + (isSpanned(spanners, grid.columns[index]) ? level : 0)),
    size * 1.4,
  );
  const height = Math.max(tallest, level + size) + rowPadding * 2.2;
  const draw = (sheet: Sheet, y: number) => {
    if (composing.theme.table.rules === 'grid' && composing.style.tinted) {
      addFill(sheet, { x: grid.frame.x, y, width: grid.frame.width, height, paint: 'band' });
    }
    addRule(sheet, grid.frame.x, y, grid.frame.width, rules.heavy, 'ink');
    for (const { cell, from, to, begun } of spanners) {
      drawUnless(begun, sheet, () => drawCell(sheet, cell, y + rowPadding));
      const under = y + rowPadding + spannerHeight + rowPadding * 0.5;
      addRule(sheet, from + size * 0.3, under, to - from - size * 0.6, rules.light, 'rule');
    }
    for (const [order, cell] of cells.entries()) {
      const top = y + height - rowPadding * 1.1 - cell.box.height;
      drawUnless(order === 0 && !firstPanel, sheet, () => drawCell(sheet, cell, top));
    }
    addRule(sheet, grid.frame.x, y + height, grid.frame.width, rules.light, 'ink');
    verticals(composing, grid, sheet, y, height);
  };
  return { height, draw, close: (sheet, y) => addRule(sheet, grid.frame.x, y, grid.frame.width, rules.light, 'ink') };
}

/** The head at its first place. */
export function headStrip(head: HeadBox): Strip {
  return { height: head.height, before: 0, keep: true, draw: head.draw };
}

function drawUnless(repeated: boolean, sheet: Sheet, draw: () => void): void {
  if (repeated) drawAsArtifact(sheet, 'repeated', draw);
  else draw();
}

function headCell(content: CellContent | undefined): CellContent {
  return content ?? { paragraphs: [], hanging: [], align: 'left' };
}

interface SpannerCell {
  readonly cell: SetCell;
  readonly from: number;
  readonly to: number;
  /** Its first column stands in an earlier panel. */
  readonly begun: boolean;
  readonly columns: ReadonlySet<number>;
}

function spannerCells(composing: Composing, content: TableContent, grid: Grid): readonly SpannerCell[] {
  return content.spanners.flatMap((spanner) => {
    const columns = grid.columns.filter(({ index }) => spanner.from <= index && index < spanner.to);
    const [first] = columns;
    const last = columns.at(-1);
    if (first === undefined || last === undefined) return [];
    const to = last.left + last.outer;
    const width = last.x + last.width - first.x;
    const column: GridColumn = { ...first, index: -2, outer: to - first.left, width, marks: 0, decimals: 0 };
    const box = wrapName(composing.type, spanner.content.paragraphs, grid.size, width);
    const { align } = spanner.content;
    const cell: SetCell = { box, height: box.height, x: column.x, width, align, size: grid.size };
    const begun = first.index > spanner.from;
    return [{ cell, from: first.left, to, begun, columns: new Set(columns.map(({ index }) => index)) }];
  });
}

function isSpanned(spanners: readonly SpannerCell[], column: GridColumn | undefined): boolean {
  return column !== undefined && spanners.some(({ columns }) => columns.has(column.index));
}

/** A heading over rows: bold on a light band; stays with its first row. */
export function bandStrip(
  composing: Composing,
  content: CellContent,
  grid: Grid,
  options: { readonly table: Continuation; readonly first: boolean; readonly firstPanel: boolean },
): Strip {
  const { frame, size, rowPadding } = grid;
  const [stub] = grid.columns;
  const x = stub?.x ?? frame.x;
  const box = wrapName(composing.type, content.paragraphs, size, frame.width - size);
  const height = box.height + rowPadding * 1.6;
  return {
    height,
    before: options.first ? 0 : rowPadding,
    keep: true,
    table: options.table,
    draw(sheet, y) {
      ground(composing, grid, sheet, y, height);
      const cell: SetCell = { box, height: box.height, x, width: frame.width, align: 'left', size };
      drawUnless(!options.firstPanel, sheet, () => drawCell(sheet, cell, y + rowPadding * 0.8));
    },
  };
}

/**
 * What sets a heading off from the rows below: a tint; or a rule, where copies would lose the tint or every other row
 * has the same.
 */
function ground(composing: Composing, { frame }: Grid, sheet: Sheet, y: number, height: number): void {
  const { style, theme } = composing;
  if (style.tinted && !theme.table.band) addFill(sheet, { x: frame.x, y, width: frame.width, height, paint: 'band' });
  else addRule(sheet, frame.x, y + height, frame.width, style.rules.light, 'rule');
}

export interface RowOptions {
  readonly table: Continuation;
  readonly keep: boolean;
  readonly index: number;
  /** Its place under the heading of its group: every other row is tinted, and each group begins anew. */
  readonly inGroup: number;
  readonly last: boolean;
  /** In further panels the stub only repeats. */
  readonly firstPanel: boolean;
}

export function rowStrip(composing: Composing, row: RowContent, grid: Grid, options: RowOptions): Strip {
  const cells: SetCell[] = [];
  for (const column of grid.columns) {
    const content = column.index < 0 ? row.stub : row.cells[column.index];
    if (content !== undefined) cells.push(setCell(composing, grid, column, content));
  }
  return setRow(composing, cells, grid, options);
}

function setRow(composing: Composing, cells: readonly SetCell[], grid: Grid, options: RowOptions): Strip {
  const { frame, rowPadding } = grid;
  let tallest = grid.size * LOOKS.cell.leading;
  for (const cell of cells) tallest = Math.max(tallest, cell.height);
  const height = tallest + rowPadding * 2;
  return {
    height,
    before: 0,
    keep: options.keep,
    table: options.table,
    splits: 'if-taller',
    draw(sheet, y) {
      tint(composing, grid, options, sheet, y, height);
      for (const [order, cell] of cells.entries()) {
        drawUnless(order === 0 && !options.firstPanel, sheet, () => drawCell(sheet, cell, y + rowPadding));
      }
      verticals(composing, grid, sheet, y, height);
      if (options.last) addRule(sheet, frame.x, y + height, frame.width, composing.style.rules.heavy, 'ink');
    },
    split(room) {
      const inner = room - rowPadding * 2;
      const parts = cells.map((cell) => splitCell(cell, inner));
      if (parts.every(([head]) => head.box.lines.length === 0)) return undefined;
      if (parts.every(([, tail]) => tail.box.lines.length === 0)) return undefined;
      const heads = parts.map(([head]) => head);
      const tails = parts.map(([, tail]) => tail);
      return [
        setRow(composing, heads, grid, { ...options, last: false, keep: false }),
        setRow(composing, tails, grid, options),
      ];
    },
  };
}

function tint(composing: Composing, grid: Grid, options: RowOptions, sheet: Sheet, y: number, height: number): void {
  const { rules, band } = composing.theme.table;
  const { x, width } = grid.frame;
  if (band && composing.style.tinted && options.inGroup % 2 === 1)
    addFill(sheet, { x, y, width, height, paint: 'band' });
  if (rules === 'grid' && options.index > 0) addRule(sheet, x, y, width, composing.style.rules.light, 'rule');
}

function verticals(composing: Composing, grid: Grid, sheet: Sheet, y: number, height: number): void {
  if (composing.theme.table.rules !== 'grid') return;
  const stroke = { paint: 'rule', width: composing.style.rules.light } as const;
  const edges = [...grid.columns.map((column) => column.left), grid.frame.x + grid.frame.width];
  for (const x of edges) {
    const line = { kind: 'line', x1: round(x), y1: round(y), x2: round(x), y2: round(y + height), stroke } as const;
    sheet.pieces.push({ shapes: [line] });
  }
}

/** The row of a table that has none: says so. */
export function emptyStrip(composing: Composing, content: CellContent, grid: Grid): Strip {
  const { frame, rowPadding } = grid;
  const [stub] = grid.columns;
  const x = stub?.x ?? frame.x;
  const box = wrap(composing.type, content.paragraphs, grid.size, frame.width - grid.size);
  const height = Math.max(box.height, grid.size * 1.4) + rowPadding * 2;
  return {
    height,
    before: 0,
    keep: false,
    draw(sheet, y) {
      drawCell(
        sheet,
        { box, height: box.height, x, width: frame.width, align: 'left', size: grid.size },
        y + rowPadding,
      );
      addRule(sheet, frame.x, y + height, frame.width, composing.style.rules.heavy, 'ink');
    },
  };
}
