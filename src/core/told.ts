import { type Lines, plainLines } from './inline.ts';
import type { MatrixCell, Told } from './matrix.ts';
import type { Id, Missing } from './value.ts';
import { MISSING_SIGNS } from './words.ts';

/** A cell so far as it tells sources and signs. */
type Telling = Pick<MatrixCell, 'value' | 'lines' | 'marks' | 'provenance'>;

export const APPROX = '≈';
const APPROXIMATE: readonly string[] = [APPROX];
const NO_SIGNS: readonly string[] = [];
const NO_REASONS: readonly Missing[] = [];

/** Gathers what rows tell, one after the other; whether a cell marks its own sources makes no difference to it. */
export function gatherTold(): { readonly told: Told; add(marks: readonly Id[], cells: readonly Telling[]): void } {
  const sources = new Set<Id>();
  const signs = new Set<string>();
  // Cells under each other mostly rest on one and the same list, which then need not be added again.
  const before: (readonly Id[])[] = [];
  let approximate = false;
  return {
    told: { sources, signs },
    add(marks, cells) {
      for (const id of marks) sources.add(id);
      for (let index = 0; index < cells.length; index += 1) {
        const cell = cells[index] as Telling;
        const same = before[index] === cell.provenance.sources && cell.marks.length === 0;
        if (!same || hasOwnSources(cell)) for (const id of cellSources(cell)) sources.add(id);
        before[index] = cell.provenance.sources;
        for (const reason of reasonsOf(cell.value)) signs.add(MISSING_SIGNS[reason]);
        if (approximate || !isApproximate(cell.lines)) continue;
        approximate = true;
        signs.add(APPROX);
      }
    },
  };
}

/** Whether some part of it names sources. */
function hasOwnSources({ value }: Telling): boolean {
  if (value.kind !== 'quantity') return false;
  for (const part of value.parts) if (part.provenance !== undefined) return true;
  return false;
}

export function cellSources({ marks, provenance, value }: Telling): readonly Id[] {
  const parts = value.kind === 'quantity' ? value.parts : [];
  return [...marks, ...provenance.sources, ...parts.flatMap((part) => part.provenance?.sources ?? [])];
}

export function cellSigns({ value, lines }: Telling): readonly string[] {
  const approx = approxSigns(lines);
  if (value.kind !== 'missing' && value.kind !== 'quantity') return approx;
  const reasons = reasonsOf(value);
  return reasons.length === 0 ? approx : [...reasons.map((reason) => MISSING_SIGNS[reason]), ...approx];
}

/** The sign of what is approximate, where a text has it. */
export function approxSigns(lines: Lines): readonly string[] {
  return isApproximate(lines) ? APPROXIMATE : NO_SIGNS;
}

function isApproximate(lines: Lines): boolean {
  return plainLines(lines).includes(APPROX);
}

/** Missing parts show their sign only where they stand in the cell: members and totals. */
function reasonsOf(value: MatrixCell['value']): readonly Missing[] {
  if (value.kind === 'missing') return [value.reason];
  if (value.kind !== 'quantity') return [];
  if (!hasMissing(value.parts)) return NO_REASONS;
  return value.parts.flatMap(({ role, measure }) =>
    (role === 'member' || role === 'total') && measure.op === 'missing' ? [measure.reason] : [],
  );
}

function hasMissing(parts: Extract<MatrixCell['value'], { kind: 'quantity' }>['parts']): boolean {
  for (const { measure } of parts) if (measure.op === 'missing') return true;
  return false;
}
