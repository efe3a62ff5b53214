import type { Id } from '../core/value.ts';
import type { CellDraft } from './cell.ts';

/** Which attributes say the sources of all their cells in their header. */
export interface SharingGatherer {
  /** The cells of one concept, and the marks that its header leaves to each. */
  add(drafts: readonly CellDraft[], marks: readonly (readonly Id[])[]): void;
  /** Of each attribute the sources that its header carries. */
  shared(): readonly (readonly Id[])[];
}

/**
 * Marks that every cell of an attribute would repeat go to the attribute's header: where all cells that state something
 * rest on the same sources, and the concepts' headers leave at least two of them to be marked. A missing cell with
 * sources of its own keeps its marks, and so does the whole attribute.
 */
export function gatherSharing(count: number): SharingGatherer {
  const columns = Array.from({ length: count }, () => ({
    sources: undefined as readonly Id[] | undefined,
    alike: true,
    marked: 0,
  }));
  return {
    add(drafts, marks) {
      for (let index = 0; index < drafts.length; index += 1) {
        const column = columns[index];
        const draft = drafts[index];
        if (column === undefined || draft === undefined || !column.alike) continue;
        const { sources } = draft.cell.provenance;
        const marked = (marks[index]?.length ?? 0) > 0;
        if (marked) column.marked += 1;
        if (draft.missing) column.alike = !marked;
        else if (!draft.computed) {
          column.sources ??= sources;
          column.alike = column.sources === sources || column.sources.join(' ') === sources.join(' ');
        }
      }
    },
    shared: () => columns.map(({ sources, alike, marked }) => (alike && marked >= 2 ? (sources ?? []) : [])),
  };
}
