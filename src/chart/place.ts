/** An upright box in the coordinates of one lane, origin at its top left. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is to be placed: a mark from `x1` to `x2` on the axis, and a label of that size, or none. */
export interface Item {
  readonly x1: number;
  readonly x2: number;
  /** Half the height of the mark, and how far it reaches beyond its ends. */
  readonly radius: number;
  readonly label?: { readonly width: number; readonly height: number };
}

export interface Placed {
  /** Height of the mark's middle. */
  readonly y: number;
  readonly label?: Box;
}

/** How far marks and labels may reach over the ends of the axis. */
interface Over {
  readonly left: number;
  readonly right: number;
}

interface Room {
  readonly width: number;
  readonly over: Over;
}

/** The least of it: the radius of the largest mark. */
export const OVERHANG = 6.5;
/** Least distances along the axis and across it, and the step in which heights are tried. */
const SPACE = 4.5;
const AIR = 2;
const STEP = 3;

/**
 * Places marks with their labels so that nothing touches. Along the axis a mark stands where its value is; its height
 * within the lane means nothing, so each item takes the highest free place, in the order given: label to the right of
 * the mark, else to the left, and only if neither fits above or below it. A label crosses the line at `avoid` only
 * where it is too long for either side of its mark. Greedy, so the same items always give the same places.
 */
export function placeItems(
  items: readonly Item[],
  width: number,
  avoid?: number,
  over: Over = { left: OVERHANG, right: OVERHANG },
): { placed: readonly Placed[]; height: number } {
  const taken: Box[] = [];
  const placed = items.map((item) => {
    const { y, boxes } = freePlace(item, taken, { width, over }, avoid);
    taken.push(...boxes);
    const [, label] = boxes;
    return label === undefined ? { y } : { y, label };
  });
  return { placed, height: taken.reduce((height, box) => Math.max(height, box.y + box.height), 0) };
}

function freePlace(item: Item, taken: readonly Box[], room: Room, avoid: number | undefined): Candidate {
  const start = Math.max(item.radius, (item.label?.height ?? 0) / 2);
  const under = taken.reduce((height, box) => Math.max(height, box.y + box.height), 0) + start + AIR;
  const fits = ({ boxes }: Candidate) => boxes.every((box) => isFree(box, taken, room));
  for (const crossing of [false, true]) {
    for (let y = start; y < under + STEP; y += STEP) {
      const fit = besides(item, y, avoid, crossing).find(fits);
      if (fit !== undefined) return fit;
    }
  }
  // No room beside the mark at any height: the label is too wide for both sides.
  for (let y = start; ; y += STEP) {
    const fit = aboveAndBelow(item, y, room.width).find(fits);
    if (fit !== undefined) return fit;
  }
}

interface Candidate {
  readonly y: number;
  /** The mark, then its label. */
  readonly boxes: readonly Box[];
}

function besides(item: Item, y: number, avoid: number | undefined, crossing: boolean): readonly Candidate[] {
  const { x1, x2, radius, label } = item;
  const mark = markBox(item, y);
  if (label === undefined) return [{ y, boxes: [mark] }];
  const at = (x: number): Box => ({ ...label, x, y: y - label.height / 2 });
  const sides = [at(x2 + radius + SPACE), at(x1 - radius - SPACE - label.width)];
  const crosses = (box: Box) => avoid !== undefined && box.x < avoid && avoid < box.x + box.width;
  return sides.filter((box) => crosses(box) === crossing).map((box) => ({ y, boxes: [mark, box] }));
}

function aboveAndBelow(item: Item, y: number, width: number): readonly Candidate[] {
  const { x1, x2, radius, label } = item;
  const mark = markBox(item, y);
  if (label === undefined) return [{ y, boxes: [mark] }];
  // A label wider than the lane must still find a place.
  const x = Math.max(0, Math.min((x1 + x2 - label.width) / 2, width - label.width));
  return [y - radius - label.height - AIR, y + radius + AIR].map((top) => ({
    y,
    boxes: [mark, { ...label, x, y: top }],
  }));
}

function markBox({ x1, x2, radius }: Item, y: number): Box {
  return { x: x1 - radius, y: y - radius, width: x2 - x1 + 2 * radius, height: 2 * radius };
}

function isFree(box: Box, taken: readonly Box[], { width, over }: Room): boolean {
  if (box.x < -over.left || box.y < 0 || box.x + box.width > Math.max(width, box.width) + over.right) return false;
  return !taken.some(
    (other) =>
      box.x < other.x + other.width + SPACE &&
      other.x < box.x + box.width + SPACE &&
      box.y < other.y + other.height + AIR &&
      other.y < box.y + box.height + AIR,
  );
}
