import { blocksOf, type Handout, matricesIn } from '../core/handout.ts';
import { rowIds } from '../core/matrix.ts';
import type { Origins } from '../core/origins.ts';

/** What a handout's text comes from, as origins know it: its spec, its concepts, attributes and sources. */
export function keysBehind(handout: Handout): readonly string[] {
  const keys = [`handouts/${handout.id}`, ...handout.sources.map((source) => `sources/${source.id}`)];
  for (const block of blocksOf(handout)) {
    for (const { columns, rows, conceptsAs } of matricesIn(block)) {
      for (const header of columns) keys.push(`${header.kind}s/${header.id}`);
      for (const id of rowIds(rows)) keys.push(`${conceptsAs === 'rows' ? 'concept' : 'attribute'}s/${id}`);
    }
    if (block.kind === 'crosstab') {
      const entries = block.crosstab.rows.flatMap((row) => row.cells.flat());
      keys.push(...entries.map((entry) => `concepts/${entry.concept}`));
    }
  }
  return keys;
}

/** The catalog files in which these things stand. */
export function filesBehind(keys: readonly string[], origins: Origins): readonly string[] {
  const files = new Set<string>();
  for (const key of keys) {
    const file = origins.file(key);
    if (file !== undefined) files.add(file);
  }
  return [...files].sort();
}
