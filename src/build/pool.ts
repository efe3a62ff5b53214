import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { type Filled, fill, type Order, type Shop, type Supplies } from './order.ts';
import { packageRoot } from './package-files.ts';

const require = createRequire(import.meta.url);

/** Those who fill orders: this thread, or others. */
export interface Pool {
  /** How many threads of its own it has at most. */
  readonly threads: number;
  /** Gives all threads, those to come too, what they need. Must be called before the first order. */
  supply(supplies: Supplies): void;
  /** Resolves when a thread is free to take the next order, so that what is made does not pile up in memory. */
  ready(): Promise<void>;
  /** Rejects with what was thrown, or because the thread ended by itself. */
  run(order: Order): Promise<Filled>;
  close(): Promise<void>;
}

/** Works in this thread, at one order at a time. */
export function herePool(shop: Shop): Pool {
  let last: Promise<unknown> = Promise.resolve();
  return {
    threads: 0,
    supply: () => {},
    ready: async () => void (await last),
    run(order) {
      const filled = fill(order, shop);
      last = filled.catch(() => {});
      return filled;
    },
    close: async () => {},
  };
}

/**
 * So many orders are filled by one thread; then another takes its place. V8 gives little of its heap back, so that threads
 * would take more memory the more handouts there are. But V8 compiles all anew that a new one runs: with
 * threads for a hundred orders a thousand handouts took a fifth more time than with these, and a tenth less memory.
 */
const MOST_ORDERS = 200;

/** At most `jobs` threads, started when needed; those of `warm` formats at once, loading what these need. */
export function threadPool(jobs: number, warm: readonly string[] = []): Pool {
  const idle: Worker[] = [];
  /** How many orders each has filled. */
  const all = new Map<Worker, number>();
  let supplied: Supplies | undefined;
  const start = () => {
    // Loaded when the first thread starts: small builds need none.
    const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads');
    const worker = new Worker(join(packageRoot(), 'dist', 'worker.js'));
    if (supplied) worker.postMessage({ supplies: supplied });
    all.set(worker, 0);
    worker.on('error', () => {});
    // A thread that ended while it had nothing to do must not be given anything.
    worker.once('exit', () => {
      all.delete(worker);
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    });
    return worker;
  };
  if (warm.length > 0) {
    for (let started = 0; started < jobs; started++) idle.push(start());
    for (const worker of idle) worker.postMessage({ warm });
  }
  const release = async (worker: Worker) => {
    const filled = (all.get(worker) ?? 0) + 1;
    all.set(worker, filled);
    if (filled < MOST_ORDERS) idle.push(worker);
    else {
      all.delete(worker);
      await worker.terminate();
    }
  };
  const waiting: (() => void)[] = [];
  const isFree = () => idle.length > 0 || all.size < jobs;
  return {
    threads: jobs,
    supply(supplies) {
      supplied = supplies;
      for (const worker of all.keys()) worker.postMessage({ supplies });
    },
    async ready() {
      while (!isFree()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    async run(order) {
      const worker = idle.pop() ?? start();
      let filled: Filled;
      try {
        filled = await ask(worker, order);
        await release(worker);
      } catch (error) {
        all.delete(worker);
        await worker.terminate();
        throw error;
      } finally {
        waiting.shift()?.();
      }
      // The next order goes out first: the thread would wait while what came back is put down, file by file.
      await new Promise((resolve) => setImmediate(resolve));
      return filled;
    },
    async close() {
      await Promise.all([...all.keys()].map((worker) => worker.terminate()));
    },
  };
}

/** What the machine refuses is known by its code. */
type Refusal = { readonly thrown: string; readonly code?: string; readonly path?: string };
type Answer = { readonly filled: Filled } | Refusal;

function ask(worker: Worker, order: Order): Promise<Filled> {
  return new Promise((resolve, reject) => {
    const answered = (answer: Answer) => {
      settled();
      if ('filled' in answer) resolve(answer.filled);
      else reject(errorOf(answer));
    };
    const broken = (error: Error) => {
      settled();
      reject(error);
    };
    const ended = (code: number) => broken(new Error(`a worker thread ended by itself with status ${code}`));
    const settled = () => worker.off('message', answered).off('error', broken).off('exit', ended);
    worker.on('message', answered).on('error', broken).on('exit', ended);
    worker.postMessage({ order });
  });
}

function errorOf({ thrown, code, path }: Refusal): Error {
  const error = new Error(thrown);
  return Object.assign(error, code === undefined ? {} : { code }, path === undefined ? {} : { path });
}
