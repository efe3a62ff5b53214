import type { Catalog, HandoutSpec, MatrixSpec } from '../core/catalog.ts';
import { entriesIn } from '../core/record.ts';
import type { Shard } from './options.ts';

/**
 * The handouts of one shard. Greedy: the costliest handout goes to the shard that has least to do so far, so shards are
 * balanced, and every machine that has the same catalog comes to the same split without talking to the others.
 */
export function shardOf(
  specs: readonly HandoutSpec[],
  catalog: Catalog,
  shard: Shard | undefined,
): readonly HandoutSpec[] {
  if (!shard) return specs;
  const loads = Array<number>(shard.of).fill(0);
  const costs = specs.map((spec) => ({ spec, cost: costOf(spec, catalog) }));
  costs.sort((a, b) => b.cost - a.cost || (a.spec.id < b.spec.id ? -1 : 1));
  const mine: HandoutSpec[] = [];
  for (const { spec, cost } of costs) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + cost;
    if (least === shard.index - 1) mine.push(spec);
  }
  return mine.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** In cells, about: a fixed part for each rendition, and concepts × attributes of its matrices. */
export function costOf(spec: HandoutSpec, catalog: Catalog): number {
  const cells = Object.values(spec.matrices).reduce((sum, matrix) => sum + cellsOf(matrix, catalog), 0);
  return spec.renditions.length * (50 + cells);
}

function cellsOf({ concepts, attributes }: MatrixSpec, catalog: Catalog): number {
  const { ids, kind } = concepts;
  const ofKind = () => entriesIn(catalog.concepts).filter((one) => kind === undefined || one.kind === kind).length;
  const columns = attributes.reduce((sum, pick) => sum + ('of' in pick ? pick.of.length : 1), 0);
  return (ids?.length ?? ofKind()) * columns;
}
