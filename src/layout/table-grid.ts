import type { Matrix } from '../core/matrix.ts';
import { balancedWidths, heightAt } from './balance.ts';
import { columnWidths, readsFairly } from './columns.ts';
import type { Composing } from './composing.ts';
import type { Demand } from './demands.ts';
import { marksWidth } from './marks.ts';
import type { Paragraph, Run } from './runs.ts';
import { drawLine, lineStart, type Sheet } from './sheet.ts';
import { afterUnits, type CellContent } from './table-content.ts';
import type { Frame } from './text-strip.ts';
import { linesWithin, splitBox } from './text-strip.ts';
import { alignVersions } from './versions.ts';
import { type TextBox, wrap } from './wrap.ts';

/** Where the columns of a table (or of one panel of it) stand. The stub comes first. */
export interface Grid {
  readonly frame: Frame;
  readonly size: number;
  /** Which columns of the table: -1 is the stub. */
  readonly columns: readonly GridColumn[];
  readonly rowPadding: number;
}

export interface GridColumn {
  readonly index: number;
  /** Outer edges, half of the gap on either side included. */
  readonly left: number;
  readonly outer: number;
  /** The text's column. */
  readonly x: number;
  readonly width: number;
  /** Room at the right of aligned figures for raised marks and for digits after the decimal point. */
  readonly marks: number;
  readonly decimals: number;
}

/** The size a table is set in: the largest at which every column reads fairly, between the body's and the small. */
export function tableSize(composing: Composing, demands: readonly Demand[], width: number): number {
  const { style } = composing;
  const sizes = [style.body, (style.body + style.small) / 2, style.small];
  const fits = (size: number) => readsFairly(demands, available(composing, demands.length, width, size));
  return sizes.find(fits) ?? style.small;
}

/** Marks hang beside figures in a column of at most so many em; longer lists of them go on below. */
const HANGING = 3.2;

/** Room between a table's edge and its text, in em: next to nothing, as its rules alone bound it. */
const EDGE = 0.4;

/** Width left for text, in em, when the gaps between columns and the edges are taken off. */
export function available(composing: Composing, columns: number, width: number, size: number): number {
  return width / size - (columns - 1) * composing.style.columnGap - 2 * EDGE;
}

/**
 * The panels of a table: one, unless its columns do not fit side by side even at the smallest size. Then the columns
 * are dealt out to several, each with the stub.
 */
export function panels(composing: Composing, demands: readonly Demand[], width: number, size: number): number[][] {
  const [stub, ...columns] = demands;
  const least = (demand: Demand | undefined) => Math.min(demand?.fair ?? 0, (demand?.least ?? 0) * 1.15);
  const dealt: number[][] = [[]];
  let used = least(stub);
  for (const [index, demand] of columns.entries()) {
    const panel = dealt.at(-1) ?? [];
    if (panel.length > 0 && used + least(demand) > available(composing, panel.length + 2, width, size)) {
      dealt.push([index]);
      used = least(stub) + least(demand);
    } else {
      panel.push(index);
      used += least(demand);
    }
  }
  return dealt.length === 1 ? dealt : evened(dealt.flat(), dealt.length);
}

function evened(columns: readonly number[], count: number): number[][] {
  const each = Math.ceil(columns.length / count);
  return Array.from({ length: Math.ceil(columns.length / each) }, (_, index) =>
    columns.slice(index * each, (index + 1) * each),
  );
}

/** Places the columns of one panel. A table with little to say is narrower than the text. */
export function gridOf(
  composing: Composing,
  matrix: Matrix,
  demands: readonly Demand[],
  panel: readonly number[],
  frame: Frame,
  size: number,
): Grid {
  const known = placed.get(demands) ?? new Map<string, readonly GridColumn[]>();
  placed.set(demands, known);
  const key = `${panel.join()} ${frame.x} ${frame.width} ${size}`;
  const columns = known.get(key) ?? placedColumns(composing, matrix, demands, panel, frame, size);
  known.set(key, columns);
  const { left, outer } = columns.at(-1) ?? { left: frame.x, outer: 0 };
  const width = left + outer - frame.x;
  return { frame: { x: frame.x, width }, size, columns, rowPadding: composing.style.rowPadding * size };
}

/** By the demands of a table, then by its columns and the room that they have. */
const placed = new WeakMap<readonly Demand[], Map<string, readonly GridColumn[]>>();

function placedColumns(
  composing: Composing,
  matrix: Matrix,
  demands: readonly Demand[],
  panel: readonly number[],
  frame: Frame,
  size: number,
): readonly GridColumn[] {
  const picked = [-1, ...panel];
  const gap = composing.style.columnGap * size;
  const hanging = picked.map((index) => hangs(composing, matrix, index));
  const own = picked.map((index, order) => withHanging(demands[index + 1], hanging[order] ?? NONE));
  const room = available(composing, picked.length, frame.width, size);
  const natural = own.reduce((sum, demand) => sum + demand.natural, 0);
  const target = natural * 1.5 < room * 0.62 ? natural * 1.5 : room;
  const widths = widthsFor(own, target);
  const edge = size * EDGE;
  let left = frame.x;
  return picked.map((index, order) => {
    const width = (widths[order] ?? 0) * size;
    const first = order === 0;
    const last = order === picked.length - 1;
    const outer = width + (first ? edge : gap / 2) + (last ? edge : gap / 2);
    const { marks, decimals } = hanging[order] ?? NONE;
    const x = left + (first ? edge : gap / 2);
    const column = { index, left, outer, x, width, marks: marks * size, decimals: decimals * size };
    left += outer;
    return column;
  });
}

/** By so much a table may grow for brief texts to stay whole. */
const GROWTH = 1.06;

/**
 * The widths under which the table is least high; but terms of a few words, or at least brief texts, are not broken where it is
 * hardly higher without that.
 */
function widthsFor(demands: readonly Demand[], room: number): readonly number[] {
  const least = balancedWidths(demands, columnWidths(demands, room));
  const height = heightAt(demands, least);
  const whole = demands.map((demand) => demand.whole);
  for (const floors of [withPhrases(demands, room), whole]) {
    if (floors.every((floor, index) => (least[index] ?? 0) >= floor - 1e-6)) return least;
    const raised = raisedTo(floors, least);
    if (raised === undefined) continue;
    const asked = demands.map((demand, index) => {
      const floor = floors[index] ?? 0;
      return { ...demand, least: floor, fair: Math.max(demand.fair, floor) };
    });
    const widths = balancedWidths(asked, raised);
    if (heightAt(demands, widths) <= height * GROWTH) return widths;
  }
  return least;
}

/** What columns need for brief texts to stay whole, and for terms of a few words in as many of them as the room allows. */
function withPhrases(demands: readonly Demand[], room: number): readonly number[] {
  const floors = demands.map((demand) => demand.whole);
  let left = room - floors.reduce((sum, floor) => sum + floor, 0);
  const more = demands.map(({ whole, phrase }, index) => ({ index, phrase, lacking: phrase - whole }));
  for (const { index, phrase, lacking } of more.sort((a, b) => a.lacking - b.lacking || a.index - b.index)) {
    if (lacking > left) break;
    floors[index] = phrase;
    left -= lacking;
  }
  return floors;
}

/** Widths of the same sum, none below its floor: what one lacks the others give, each by what it has to spare. */
function raisedTo(floors: readonly number[], widths: readonly number[]): readonly number[] | undefined {
  const spare = widths.map((width, index) => Math.max(0, width - (floors[index] ?? 0)));
  const lacking = floors.reduce((sum, floor, index) => sum + Math.max(0, floor - (widths[index] ?? 0)), 0);
  const whole = spare.reduce((sum, each) => sum + each, 0);
  if (lacking > whole) return undefined;
  return widths.map((width, index) => Math.max(floors[index] ?? 0, width) - ((spare[index] ?? 0) * lacking) / whole);
}

/** Room in em for what hangs: marks, and digits after the point in a column of figures. */
interface Hanging {
  readonly marks: number;
  readonly decimals: number;
}

const NONE: Hanging = { marks: 0, decimals: 0 };

function withHanging(demand: Demand | undefined, { marks, decimals }: Hanging): Demand {
  const base = demand ?? { least: 1, whole: 1, phrase: 1, fair: 1, natural: 1, typical: 1, rows: [], inset: 0 };
  const more = marks + decimals;
  return {
    least: base.least + more,
    whole: base.whole + more,
    phrase: base.phrase + more,
    fair: base.fair + more,
    natural: base.natural + more,
    typical: base.typical + more,
    rows: base.rows,
    inset: more,
  };
}

function hangs(composing: Composing, matrix: Matrix, index: number): Hanging {
  if (index < 0) return NONE;
  const header = matrix.columns[index];
  const own = header?.align === 'right' ? marksWidth(composing, header).natural : 0;
  let marks = Math.min(HANGING, own);
  const rests = new Set<string>();
  for (const row of matrix.rows) {
    const cell = row.cells[index];
    if (cell === undefined || cell.align !== 'right') continue;
    const hanging = marksWidth(composing, cell).natural;
    marks = Math.max(marks, Math.min(HANGING, hanging));
    const rest = afterUnits(cell);
    if (rest !== undefined) rests.add(rest);
  }
  // Figures of different magnitudes share no units digit: they only stand at the right.
  const suffixes = new Set([...rests].map((rest) => rest.replace(/^\.\d+/, '')));
  const decimals = suffixes.size === 1 ? Math.max(0, ...[...rests].map((rest) => restWidth(composing, rest, 1))) : 0;
  return { marks, decimals };
}

function restWidth(composing: Composing, rest: string, size: number): number {
  return composing.type.measure(rest, size, 'body');
}

function raised(runs: readonly Run[]): Paragraph {
  return { runs, scale: 1, leading: 0.9, before: 0 };
}

/** A cell set to its column. */
export interface SetCell {
  readonly box: TextBox;
  readonly hanging?: TextBox;
  readonly height: number;
  readonly x: number;
  readonly width: number;
  readonly align: CellContent['align'];
  readonly size: number;
}

/** Sets a cell's text; a figure moves left by what its neighbours have after their points and it has not. */
export function setCell(composing: Composing, grid: Grid, column: GridColumn, content: CellContent): SetCell {
  const { type } = composing;
  if (content.align !== 'right') {
    const box = wrap(type, content.paragraphs, grid.size, column.width);
    return { box, height: box.height, x: column.x, width: column.width, align: content.align, size: grid.size };
  }
  const room = column.width - column.marks;
  const rest = content.afterUnits;
  const shift =
    rest === undefined || column.decimals === 0
      ? 0
      : Math.max(0, column.decimals - restWidth(composing, rest, grid.size));
  const box = alignVersions(wrap(type, content.paragraphs, grid.size, room), room);
  const moved = box.width + shift <= room ? shift : 0;
  const cell = { box, height: box.height, x: column.x, width: room - moved, align: content.align, size: grid.size };
  if (content.hanging.length === 0) return cell;
  const hanging = wrap(type, [raised(content.hanging)], grid.size, column.marks + 0.1);
  const height = Math.max(box.height, hangingTop(box, hanging) + hanging.height);
  return { ...cell, hanging, height };
}

/** Marks hang beside the last line of the leading language, on its baseline. */
function hangingTop(box: TextBox, hanging: TextBox | undefined): number {
  const line = box.lines.findLast(({ fragments }) => fragments[0]?.run.scale === 1) ?? box.lines.at(-1);
  return (line?.baseline ?? 0) - (hanging?.lines[0]?.baseline ?? 0);
}

export function drawCell(sheet: Sheet, cell: SetCell, y: number): void {
  for (const line of cell.box.lines) {
    drawLine(sheet, line, lineStart(line, cell.x, cell.width, cell.align), y);
  }
  for (const line of cell.hanging?.lines ?? []) {
    drawLine(sheet, line, cell.x + cell.width, y + hangingTop(cell.box, cell.hanging));
  }
}

/** The part of a cell whose lines end within so much height, and the rest. */
export function splitCell(cell: SetCell, room: number): readonly [SetCell, SetCell] {
  const [head, tail] = splitBox(cell.box, linesWithin(cell.box, room));
  const { hanging: _, ...bare } = cell;
  // The marks go with the last line.
  const whole = { ...cell, box: head };
  if (tail.lines.length === 0) return [whole, { ...bare, box: tail, height: 0 }];
  return [
    { ...bare, box: head, height: head.height },
    { ...cell, box: tail, height: cell.height - (cell.box.height - tail.height) },
  ];
}
