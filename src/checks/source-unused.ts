import { cellsOf, provenancesOf } from './cells.ts';
import type { Check } from './check.ts';

/** A source that no cell, part, rival or earlier value cites. */
export const sourceUnused: Check<'source-unused'> = {
  name: 'source-unused',
  scope: 'source',
  severity: 'warning',
  *run({ catalog, shown }) {
    const cited = new Set(shown.flatMap((handout) => handout.sources.map((source) => source.id)));
    for (const { cell } of cellsOf(catalog)) {
      for (const { sources } of provenancesOf(cell)) for (const id of sources) cited.add(id);
    }
    for (const id of Object.keys(catalog.sources)) {
      if (!cited.has(id)) yield { args: { source: id }, about: { source: id, ids: [] }, at: `sources/${id}` };
    }
  },
};
