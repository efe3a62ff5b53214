/** A stretch of a line. */
export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** An upright rectangle. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The diagonal lines (rising to the right) that hatch a rectangle, cut off exactly at its edges, so that no writer
 * needs clipping or patterns. `gap` is their distance along x, in the unit of the area.
 */
export function hatchLines(area: Area, gap = 5): readonly Segment[] {
  const { x, y, width, height } = area;
  const bottom = y + height;
  const lines: Segment[] = [];
  // Each line passes through (x + offset, bottom) and climbs one unit for each unit to the right.
  for (let offset = gap - height; offset < width; offset += gap) {
    const start = Math.max(offset, 0);
    const end = Math.min(offset + height, width);
    if (end <= start) continue;
    lines.push({ x1: x + start, y1: bottom - (start - offset), x2: x + end, y2: bottom - (end - offset) });
  }
  return lines;
}
