import { createRequire } from 'node:module';

/** How much of a function V8 runs before it thinks of optimising it, in bytes of its own code: eight times as much as usual. */
const BUDGET = { late: 540_672, usual: 67_584 } as const;

/**
 * Tells V8 when to optimise, in all threads of the process. Optimising goes on beside the program, so it seems to cost
 * nothing; but where our own threads keep all processors busy it took half of their time, and hardly any of what it makes
 * runs long enough to pay for it (docs/decisions/cold-start.md). Only tables of very many rows live by it.
 */
export function optimise(when: keyof typeof BUDGET): void {
  const { setFlagsFromString } = createRequire(import.meta.url)('node:v8') as typeof import('node:v8');
  setFlagsFromString(`--interrupt-budget=${BUDGET[when]}`);
}
