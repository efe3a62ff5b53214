import type { Catalog, HandoutSpec } from '../core/catalog.ts';
import { portionsOf, type Wanted } from './handouts.ts';
import { costOf } from './shard.ts';

/**
 * A thread must start Node once more and load the program and writers for itself, a tenth of a second and more. As much
 * work as this, in cells, is done sooner in the thread that is there: about ten small artifacts.
 */
const LITTLE = 1500;

/** Whether threads would only cost time: there is less to make than starting them takes, or nothing to share out. */
export function isLittle(specs: readonly HandoutSpec[], catalog: Catalog, wanted: Wanted): boolean {
  const artifacts = specs.flatMap((spec) => portionsOf(spec, wanted)).flatMap(({ formats }) => formats);
  if (artifacts.length <= 1) return true;
  return specs.reduce((sum, spec) => sum + costOf(spec, catalog), 0) * wanted.formats.length <= LITTLE;
}
