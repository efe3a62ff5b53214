import type { Cell, Id } from '../core/value.ts';
import { isBefore } from './date.ts';

/**
 * The cell as it was on a date: of the earlier values that had not ended by then the one that ended first, else what
 * holds now. A value that ended in the month or year of the date counts as still holding. Notes and rival values speak
 * of the present and do not go with an earlier value.
 */
export function cellAt(cell: Cell, at: string): Cell {
  const holding = (cell.history ?? []).filter(({ until }) => !isBefore(until, at));
  const [first, ...others] = holding;
  if (first === undefined) return cell;
  const { value, provenance } = others.reduce((a, b) => (isBefore(b.until, a.until) ? b : a), first);
  return { value, provenance };
}

/** The name of an attribute in addresses; no id can hold the sign before the date, so that no two are the same. */
export function pickId(attribute: Id, at: string | undefined): Id {
  return at === undefined ? attribute : `${attribute}@${at}`;
}
