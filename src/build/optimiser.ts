import { createRequire } from 'node:module';

/**
 * How V8 optimises: how much of a function it runs before it thinks of it, in bytes of the function's own code, and how
 * many such bytes of other functions it puts into one. It would take 67,584 and 920.
 */
const WAYS = {
  late: { budget: 540_672, inlined: 300 },
  soon: { budget: 67_584, inlined: 300 },
  fully: { budget: 67_584, inlined: 920 },
} as const;

/**
 * Tells V8 how to optimise, in all threads of the process. Optimising goes on beside the program, so it seems to cost
 * nothing; but where our own threads keep all processors busy it took half of their time, and hardly any of what it makes
 * runs long enough to pay for it (docs/decisions/cold-start.md). Only tables of many rows live by it, and only of very
 * many does it pay to make large functions of small ones.
 */
export function optimise(way: keyof typeof WAYS): void {
  const { setFlagsFromString } = createRequire(import.meta.url)('node:v8') as typeof import('node:v8');
  const { budget, inlined } = WAYS[way];
  setFlagsFromString(`--interrupt-budget=${budget}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${inlined}`);
}
