import type { MatrixCell, RowSources } from './matrix.ts';
import type { Confidence, Id } from './value.ts';

type Rested = Pick<MatrixCell, 'provenance' | 'dated'>;
type Rests = { readonly marks: readonly Id[]; readonly cells: readonly Rested[]; readonly told: RowSources };

/** Takes rows one after the other; the same sources, grades and days are one object. */
export function gatherRowSources(): {
  readonly all: readonly RowSources[];
  add(marks: readonly Id[], cells: readonly Rested[]): void;
} {
  const all: RowSources[] = [];
  const known = new Map<string, RowSources>();
  let before: Rests | undefined;
  return {
    all,
    add(marks, cells) {
      if (before === undefined || !restsOnTheSame(marks, cells, before)) {
        const made = sourcesOf(marks, cells);
        const key = [made.sources, made.grades, made.span].map((part) => part.join(' ')).join('|');
        before = { marks, cells, told: known.get(key) ?? made };
        known.set(key, before.told);
      }
      all.push(before.told);
    },
  };
}

/** Whether two rows, cell by cell, come from the very same places, as neighbours in large tables do. */
function restsOnTheSame(marks: readonly Id[], cells: readonly Rested[], other: Rests): boolean {
  if (marks !== other.marks || cells.length !== other.cells.length) return false;
  for (let index = 0; index < cells.length; index += 1) {
    const [a, b] = [cells[index], other.cells[index]];
    if (a?.provenance !== b?.provenance || a?.dated !== b?.dated) return false;
  }
  return true;
}

function sourcesOf(marks: readonly Id[], cells: readonly Rested[]): RowSources {
  const sources = new Set(marks);
  const grades = new Set<Confidence>();
  const dates = new Set<string>();
  let before: Rested | undefined;
  for (const cell of cells) {
    const { provenance, dated } = cell;
    if (before?.provenance === provenance && before.dated === dated) continue;
    before = cell;
    for (const id of provenance.sources) sources.add(id);
    if (provenance.confidence) grades.add(provenance.confidence);
    if (dated.kind !== 'undated') dates.add(dated.date);
  }
  const span = [...dates].sort();
  return { sources: [...sources], grades: [...grades], span: [...new Set([...span.slice(0, 1), ...span.slice(-1)])] };
}
