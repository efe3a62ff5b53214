import { entryAddress } from '../core/address.ts';
import type { Lines } from '../core/inline.ts';
import type { Crosstab, CrosstabEntry, CrosstabHeader, CrosstabRow } from '../core/matrix.ts';
import { captionStrip, type OnDraw } from './caption.ts';
import type { Composing } from './composing.ts';
import { type CrosstabGrid, columnsOf, drawEntry, type EntryBox, setEntry } from './crosstab-entry.ts';
import type { Strip } from './flow.ts';
import type { Place } from './prose.ts';
import { paragraphsOf } from './runs.ts';
import { addFill, addRule, addShape, drawBox, round, type Sheet } from './sheet.ts';
import { type Branch, branch, grow } from './structure.ts';
import type { Look } from './style.ts';
import { LOOKS } from './style.ts';
import { noteStrips } from './table.ts';
import { TableKey } from './table-key.ts';
import { type TextBox, wrapName } from './wrap.ts';

/** The 2 × 2: a designed grid of two choices, concepts in its cells, hatched where the lane of the unknown is empty. */
export function crosstabStrips(
  composing: Composing,
  place: Place,
  crosstab: Crosstab,
  onDraw?: OnDraw,
): readonly Strip[] {
  const table = branch('Table');
  place.parent.children.push(table);
  const title = paragraphsOf(composing, grow(table, 'Caption'), crosstab.title, LOOKS.caption, crosstab.id);
  const caption = captionStrip(composing, title, place.frame, onDraw);
  const grid = columnsOf(composing, place.frame, crosstab);
  const strips: Strip[] = [caption, headStrip(composing, crosstab, table, grid)];
  const body = grow(table, 'TBody');
  const addressed = composing.claim(crosstab.id);
  for (const [index, row] of crosstab.rows.entries()) {
    const set = setRow(composing, crosstab, row, grow(body, 'TR'), grid, addressed);
    strips.push(rowStrip(composing, set, grid, { index, lane: row.lane, last: index === crosstab.rows.length - 1 }));
  }
  const key = new TableKey();
  for (const row of crosstab.rows) {
    for (const entry of row.cells.flat()) for (const detail of entry.details) key.cell(detail);
  }
  return [...strips, ...noteStrips(composing, place, key.withNote(composing, crosstab.note))];
}

const DESCRIPTION: Look = { ...LOOKS.small, leading: 1.35 };

interface HeaderBox {
  readonly label: TextBox;
  readonly description: TextBox;
  readonly height: number;
}

function setHeader(
  composing: Composing,
  cell: Branch,
  header: CrosstabHeader,
  width: number,
  where: string,
): HeaderBox {
  const { style, type } = composing;
  const set = (lines: Lines, look: Look, size: number) => {
    return wrapName(type, paragraphsOf(composing, cell, lines, look, where), size, width);
  };
  const label = set(header.lines, LOOKS.caption, style.body * 1.1);
  const description = set(header.description ?? [], DESCRIPTION, style.small);
  return { label, description, height: label.height + description.height };
}

function drawHeader(sheet: Sheet, box: HeaderBox, x: number, y: number, width: number): void {
  drawBox(sheet, box.label, x, y, width);
  drawBox(sheet, box.description, x, y + box.label.height, width);
}

function headStrip(composing: Composing, crosstab: Crosstab, table: Branch, grid: CrosstabGrid): Strip {
  const { style } = composing;
  const line = grow(grow(table, 'THead'), 'TR');
  grow(line, 'TD');
  const boxes = crosstab.columns.map((column, index) => {
    const cell = grow(line, 'TH', { scope: 'Column' });
    return setHeader(composing, cell, column, grid.columns[index]?.width ?? 0, crosstab.id);
  });
  const padding = grid.padding * 0.7;
  const height = Math.max(0, ...boxes.map((box) => box.height)) + padding * 2;
  return {
    height,
    before: 0,
    keep: true,
    draw(sheet, y) {
      addRule(sheet, grid.frame.x, y, grid.frame.width, style.rules.heavy, 'ink');
      for (const [index, box] of boxes.entries()) {
        const column = grid.columns[index];
        if (column !== undefined) drawHeader(sheet, box, column.x, y + padding, column.width);
      }
      addRule(sheet, grid.frame.x, y + height, grid.frame.width, style.rules.light, 'ink');
    },
  };
}

interface SetCrosstabRow {
  readonly header: HeaderBox;
  readonly cells: readonly (readonly EntryBox[])[];
}

function setRow(
  composing: Composing,
  crosstab: Crosstab,
  row: CrosstabRow,
  line: Branch,
  grid: CrosstabGrid,
  addressed: boolean,
): SetCrosstabRow {
  const head = grow(line, 'TH', { scope: 'Row' });
  const header = setHeader(composing, head, row.header, grid.stubWidth, crosstab.id);
  const cells = crosstab.columns.map((column, index) => {
    const cell = grow(line, 'TD');
    const width = grid.columns[index]?.width ?? 0;
    const entries: readonly CrosstabEntry[] = row.cells[index] ?? [];
    return entries.map((entry) => {
      const address = entryAddress(crosstab.id, row.header.id, column.id, entry.concept);
      const details = addressed ? { address } : {};
      return setEntry(composing, grow(cell, 'P', details), entry, { width, where: address, block: crosstab.id, grid });
    });
  });
  return { header, cells };
}

function rowStrip(
  composing: Composing,
  row: SetCrosstabRow,
  grid: CrosstabGrid,
  at: { readonly index: number; readonly lane: boolean; readonly last: boolean },
): Strip {
  const { style } = composing;
  const { frame, padding } = grid;
  const between = style.body * BETWEEN;
  const least = at.lane ? 0 : style.body * 3.4;
  const height =
    Math.max(row.header.height, least, ...row.cells.map((entries) => stackHeight(composing, entries))) + padding * 2;
  return {
    height,
    before: 0,
    keep: !at.last,
    draw(sheet, y) {
      if (at.lane) hatchEmpty(row, grid, sheet, y, height);
      if (at.index > 0) {
        addRule(
          sheet,
          frame.x,
          y,
          frame.width,
          at.lane ? style.rules.hair : style.rules.light,
          at.lane ? 'rule' : 'ink',
        );
      }
      drawHeader(sheet, row.header, frame.x + padding * 0.5, y + padding, grid.stubWidth);
      for (const [index, entries] of row.cells.entries()) {
        const column = grid.columns[index];
        if (column === undefined) continue;
        let top = y + padding;
        for (const entry of entries) {
          drawEntry(sheet, entry, column.x, top, column.width);
          top += entry.height + between;
        }
      }
      dividers(composing, grid, sheet, y, height);
      if (at.last) addRule(sheet, frame.x, y + height, frame.width, style.rules.heavy, 'ink');
    },
  };
}

/** The cells of a lane that hold nothing are hatched, up to the arms of the cross; words never stand on hatching. */
function hatchEmpty(row: SetCrosstabRow, grid: CrosstabGrid, sheet: Sheet, y: number, height: number): void {
  const { frame, padding } = grid;
  for (const [index, column] of grid.columns.entries()) {
    if ((row.cells[index] ?? []).length > 0) continue;
    const x = column.x - padding;
    const next = grid.columns[index + 1];
    const width = (next === undefined ? frame.x + frame.width : next.x - padding) - x;
    addFill(sheet, { x, y, width, height, paint: 'rule', hatch: true });
  }
}

function stackHeight(composing: Composing, entries: readonly EntryBox[]): number {
  const between = composing.style.body * BETWEEN;
  return entries.reduce((height, entry, index) => height + entry.height + (index > 0 ? between : 0), 0);
}

/** Room between the entries of a cell, in em. */
const BETWEEN = 0.3;

/** The upright arms of the cross between the columns. */
function dividers(composing: Composing, grid: CrosstabGrid, sheet: Sheet, y: number, height: number): void {
  const stroke = { paint: 'rule', width: composing.style.rules.light } as const;
  for (const column of grid.columns) {
    const x = column.x - grid.padding;
    addShape(sheet, undefined, {
      kind: 'line',
      x1: round(x),
      y1: round(y),
      x2: round(x),
      y2: round(y + height),
      stroke,
    });
  }
}
