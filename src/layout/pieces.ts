import { breaksOf } from './breaks.ts';
import { STACKED } from './lines.ts';
import type { Typesetter, Weight } from './typeset.ts';

/** What a line cannot break: how far it runs with the space at its end, and without, in em. */
interface Piece {
  readonly whole: number;
  readonly bare: number;
}

/** Pieces that follow each other. */
export type Stretch = readonly Piece[];

/** The parts of a line as written: where they do not fit on one line together, each begins a new one. */
export type Stack = readonly Stretch[];

/** One cell as its column sees it: its lines as written. */
export type CellPieces = readonly Stack[];

/** Spacing between Han and Latin adds a little to what characters take. */
export const SPACED = 1.04;

/** Parts a text where its lines may or must end. */
export function piecesOf(type: Typesetter, text: string, weight: Weight): CellPieces {
  const cell: Piece[][][] = [[[]]];
  let from = 0;
  for (const at of breaksOf(text)) {
    const part = text.slice(from, at);
    const whole = type.measure(part, SPACED, weight);
    cell
      .at(-1)
      ?.at(-1)
      ?.push({ whole, bare: type.measure(part.trimEnd(), SPACED, weight) });
    if (part.endsWith('\n')) cell.push([[]]);
    else if (part.endsWith(STACKED)) cell.at(-1)?.push([]);
    from = at;
  }
  return cell;
}

/** How far a stretch runs unbroken. */
export function lengthOf(stretch: Stretch): number {
  return stretch.reduce((sum, { whole }) => sum + whole, 0);
}

/** The cell set in another size. */
export function scaledPieces(cell: CellPieces, scale: number): CellPieces {
  return cell.map((stack) =>
    stack.map((stretch) => stretch.map(({ whole, bare }) => ({ whole: whole * scale, bare: bare * scale }))),
  );
}

/** A stack as lines are counted in it: from the width `alone` on, in em, it takes one line. */
export interface Filling {
  readonly alone: number;
  readonly stretches: Stack;
}

/** The cell ready for its lines to be counted at one width after the other. */
export function fillingsOf(cell: CellPieces): readonly Filling[] {
  return cell.map((stretches) => {
    let alone = 0;
    let filled = 0;
    for (const stretch of stretches) {
      for (const { whole, bare } of stretch) {
        if (filled > 0) alone = Math.max(alone, filled + bare);
        filled += whole;
      }
    }
    return { alone, stretches };
  });
}

/** The cell with something more that clings to the end of its first line, such as raised marks. */
export function withTail([first = [], ...others]: CellPieces, width: number): CellPieces {
  const last = first.at(-1) ?? [];
  const { whole, bare } = last.at(-1) ?? { whole: 0, bare: 0 };
  const longer = { whole: whole + width, bare: bare + width };
  return [[...first.slice(0, -1), [...last.slice(0, -1), longer]], ...others];
}
