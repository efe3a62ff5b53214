import type { Catalog, HandoutSpec } from '../core/catalog.ts';
import type { Wanted } from './handouts.ts';
import { costOf } from './shard.ts';

/**
 * A thread must start Node once more and load the program and writers for itself, a tenth of a second and more. As much
 * work as this, in cells, is done sooner in the thread that is there: about ten small artifacts.
 */
const LITTLE = 1500;

/** Whether making all artifacts of these handouts takes less than starting threads for them. */
export function isLittle(specs: readonly HandoutSpec[], catalog: Catalog, { formats }: Wanted): boolean {
  return specs.reduce((sum, spec) => sum + costOf(spec, catalog), 0) * formats.length <= LITTLE;
}
