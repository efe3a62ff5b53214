import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Thread } from '../core/thread.ts';
import { lineOver } from './line.ts';
import { packageRoot } from './package-files.ts';

const require = createRequire(import.meta.url);

/** Threads that writers have beside themselves, each with a script of `dist/`. */
export interface Threads {
  start(script: string): Thread;
  /** Ends all, whatever they do. */
  close(): Promise<void>;
}

/** What such a thread makes is soon forgotten; with the usual room it let 20 MB of it gather. */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

export function openThreads(): Threads {
  const running = new Set<Worker>();
  return {
    start(script) {
      // Loaded when the first thread starts: most builds need none.
      const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads');
      const worker = new Worker(join(packageRoot(), 'dist', script), { resourceLimits: LIMITS });
      running.add(worker);
      const { line, fail } = lineOver(worker);
      worker.on('error', fail);
      worker.once('exit', (code) => {
        running.delete(worker);
        fail(new Error(`the thread of ${script} ended by itself with status ${code}`));
      });
      return { ...line, end: async () => void (await worker.terminate()) };
    },
    close: async () => void (await Promise.all([...running].map((worker) => worker.terminate()))),
  };
}
