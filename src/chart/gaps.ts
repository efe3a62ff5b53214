import type { ChartGap } from '../core/chart.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import type { MeasureText, Shape } from '../core/shapes.ts';
import { drawText, MINOR, NAME, SMALL, type TextBlock, textBlock } from './text.ts';

/** The concepts of one lane whose value is not known, under the words why, beside a hatched strip. */
export interface GapList {
  readonly height: number;
  /** `height` makes the strip taller than its text needs. */
  draw(x: number, y: number, height?: number): readonly Shape[];
}

const PAD = 6;
const STRIP = 8;

/** Blocks that stand side by side in one row, and the space under them. */
interface Row {
  readonly blocks: readonly TextBlock[];
  readonly space: number;
}

/** `title` heads the list where it stands alone; beside the points one title serves all lanes. */
export function gapList(
  gaps: readonly ChartGap[],
  title: Lines | undefined,
  width: number,
  measure: MeasureText,
): GapList {
  const room = width - STRIP - PAD;
  const name = (gap: ChartGap) => textBlock(gap.name, { ...NAME, size: SMALL + 0.7 }, room, measure);
  const widest = Math.max(...gaps.map((gap) => name(gap).width));
  const columns = Math.max(1, Math.floor((room + 2 * PAD) / (widest + 2 * PAD)));
  const rows = [
    ...(title === undefined
      ? []
      : [{ blocks: [textBlock(title, { ...MINOR, weight: 'bold' }, room, measure)], space: 3 }]),
    ...byWords(gaps).flatMap((same): readonly Row[] => [
      { blocks: same.slice(0, 1).map((gap) => textBlock(gap.display, MINOR, room, measure)), space: 1 },
      ...inRows(same.map(name), columns).map((blocks) => ({ blocks, space: 1 })),
      { blocks: [], space: 4 },
    ]),
  ];
  const height = rows.reduce((sum, row) => sum + rowHeight(row), 0) - 4;
  return {
    height,
    draw: (x, y, taller) => [
      strip(x, y, Math.max(height, taller ?? 0)),
      ...drawRows(rows, x + STRIP + PAD, y, (room + PAD) / columns),
    ],
  };
}

function strip(x: number, y: number, height: number): Shape {
  return { kind: 'rect', x, y, width: STRIP, height, fill: 'muted', hatch: true };
}

function drawRows(rows: readonly Row[], x: number, y: number, step: number): readonly Shape[] {
  let top = y;
  return rows.flatMap((row) => {
    const shapes = row.blocks.flatMap((block, index) => drawText(block, x + index * step, top, 'start'));
    top += rowHeight(row);
    return shapes;
  });
}

/** Gaps with the same words together, in order of first mention. */
export function byWords(gaps: readonly ChartGap[]): readonly (readonly ChartGap[])[] {
  const groups = new Map<string, ChartGap[]>();
  for (const gap of gaps) {
    const words = plainLines(gap.display);
    groups.set(words, [...(groups.get(words) ?? []), gap]);
  }
  return [...groups.values()];
}

function rowHeight(row: Row): number {
  return row.blocks.reduce((height, block) => Math.max(height, block.height), 0) + row.space;
}

function inRows<T>(items: readonly T[], columns: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
    items.slice(row * columns, (row + 1) * columns),
  );
}
