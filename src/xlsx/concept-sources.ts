import type { Lines } from '../core/inline.ts';
import type { MatrixRow } from '../core/matrix.ts';
import type { Confidence, Id } from '../core/value.ts';

/** Where all cells of a concept come from. */
export interface ConceptSources {
  readonly sources: readonly Id[];
  readonly grades: readonly Confidence[];
  /** The first and the last day on which its facts are known to hold; one where both are the same, none if undated. */
  readonly span: readonly string[];
}

/** Of the concepts in the rows of a matrix, by row. Most of them share what is told. */
export interface ConceptRows {
  readonly names: readonly Lines[];
  readonly told: readonly ConceptSources[];
}

/** Takes rows one after the other; the same sources, grades and days are one object. */
export function conceptRows(): ConceptRows & { add(row: MatrixRow): void } {
  const names: Lines[] = [];
  const told: ConceptSources[] = [];
  const known = new Map<string, ConceptSources>();
  let before: { readonly row: MatrixRow; readonly told: ConceptSources } | undefined;
  return {
    names,
    told,
    add(row) {
      names.push(row.header.lines);
      if (before === undefined || !restsOnTheSame(row, before.row)) {
        const made = sourcesOf(row);
        const key = [made.sources, made.grades, made.span].map((part) => part.join(' ')).join('|');
        before = { row, told: known.get(key) ?? made };
        known.set(key, before.told);
      }
      told.push(before.told);
    },
  };
}

/** Whether two rows, cell by cell, come from the very same places, as neighbours in large tables do. */
function restsOnTheSame(row: MatrixRow, other: MatrixRow): boolean {
  if (row.header.marks !== other.header.marks || row.cells.length !== other.cells.length) return false;
  for (let index = 0; index < row.cells.length; index += 1) {
    const [a, b] = [row.cells[index], other.cells[index]];
    if (a?.provenance !== b?.provenance || a?.dated !== b?.dated) return false;
  }
  return true;
}

function sourcesOf({ header, cells }: MatrixRow): ConceptSources {
  const sources = new Set(header.marks);
  const grades = new Set<Confidence>();
  const dates = new Set<string>();
  let before: MatrixRow['cells'][number] | undefined;
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
