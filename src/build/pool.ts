import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { type Filled, fill, type Order, type Shop, weightOf } from './order.ts';
import { packageRoot } from './package-files.ts';
import { isToWrite, lastTaken, onlyLook, openQueue, putDown, type Queue, shut } from './queue.ts';
import { shareOf } from './share.ts';
import type { Answer, Message, Thrown } from './work.ts';

const require = createRequire(import.meta.url);

/** Those who fill orders: this thread, others, or both. */
export interface Pool {
  /** How many threads fill orders. */
  readonly hands: number;
  /**
   * Resolves when every order has been answered; they are filled in whatever sequence. Rejects with what `answered`
   * throws, and when the pool is closed.
   */
  fillAll(batch: Batch): Promise<void>;
  close(): Promise<void>;
}

interface Batch {
  readonly orders: readonly Order[];
  /** This thread's own; the others open theirs with the same supplies. */
  readonly shop: Shop;
  /**
   * Takes what came of an order: an error where it could not be filled, or the thread that had it ended. Says whether
   * artifacts are still wanted; where not, the rest is only looked at for what is wrong.
   */
  answered(at: number, answer: Filled | Error): Promise<boolean>;
}

/** Who works in a pool. */
export interface Hands {
  /** Whether this thread fills orders too. It does little else meanwhile, and should it break down, so does the build. */
  readonly here: boolean;
  /** How many other threads do. */
  readonly threads: number;
}

/** Threads start when there are orders; those of `warm` formats at once, loading what these need. */
export function openPool(hands: Hands, warm: readonly string[] = []): Pool {
  const { here, threads } = hands;
  const living = new Set<Worker>();
  const start = () => {
    const worker = startWorker();
    living.add(worker);
    worker.once('exit', () => living.delete(worker));
    return worker;
  };
  if (warm.length > 0) {
    for (let count = 0; count < threads; count++) send(start(), { warm });
  }
  let running: Running | undefined;
  return {
    hands: threads + (here ? 1 : 0),
    async fillAll(batch) {
      running = new Running(batch, here, start);
      const needed = Math.min(threads, batch.orders.length - (here ? 1 : 0));
      const ready = [...living];
      for (let own = 0; own < needed; own++) running.give(ready[own] ?? start(), own);
      await Promise.all([running.done, here ? running.fillHere() : undefined]);
    },
    async close() {
      running?.stop(new Error('the pool was closed'));
      await Promise.all([...living].map((worker) => worker.terminate()));
    },
  };
}

function startWorker(): Worker {
  // Loaded when the first thread starts: small builds need none.
  const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads');
  // What goes wrong in it is told by how it ends.
  return new Worker(join(packageRoot(), 'dist', 'worker.js')).on('error', () => {});
}

function send(worker: Worker, message: Message): void {
  worker.postMessage(message);
}

/** A batch on its way. */
class Running {
  /** Resolves when all is answered. */
  readonly done: Promise<void>;
  readonly #batch: Batch;
  readonly #start: () => Worker;
  readonly #queue: Queue;
  readonly #unanswered: Set<number>;
  readonly #here: boolean;
  /** How many other threads take part. */
  #threads = 0;
  #resolve = () => {};
  #reject: (why: unknown) => void = () => {};

  constructor(batch: Batch, here: boolean, start: () => Worker) {
    this.#batch = batch;
    this.#here = here;
    this.#start = start;
    this.#queue = openQueue(batch.orders.length);
    this.#unanswered = new Set(batch.orders.keys());
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (batch.orders.length === 0) this.#resolve();
  }

  /** Lets another thread take part. */
  give(worker: Worker, own: number): void {
    const { orders, shop } = this.#batch;
    this.#threads += 1;
    worker.on('message', async (answer: Answer) => {
      if ('thrown' in answer) return this.#answer(answer.at, errorOf(answer));
      await this.#answer(answer.at, answer.filled);
      putDown(this.#queue, weightOf(answer.filled));
    });
    worker.once('exit', (status) => this.#ended(own, status));
    send(worker, { supplies: shop.supplies, orders, queue: this.#queue, own });
  }

  async fillHere(): Promise<void> {
    const { orders, shop } = this.#batch;
    for (const [at, order] of shareOf(orders, this.#queue)) {
      await this.#answer(at, await fill(order, shop, isToWrite(this.#queue)).catch(asError));
      // What others have made meanwhile is put down, and whoever wants the build to stop is heard.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** What is still on its way is not waited for. */
  stop(why: unknown): void {
    this.#unanswered.clear();
    shut(this.#queue, this.#batch.orders.length);
    this.#reject(why);
  }

  async #answer(at: number, answer: Filled | Error): Promise<void> {
    if (!this.#unanswered.has(at)) return;
    try {
      if (!(await this.#batch.answered(at, answer))) onlyLook(this.#queue);
    } catch (error) {
      this.stop(error);
      return;
    }
    this.#unanswered.delete(at);
    if (this.#unanswered.size === 0) this.#resolve();
  }

  /**
   * A thread ended by itself: what it had has failed, and another takes its place. One that took nothing would do so again.
   */
  #ended(own: number, status: number): void {
    if (this.#unanswered.size === 0) return;
    this.#threads -= 1;
    const error = new Error(`a worker thread ended by itself with status ${status}`);
    const last = lastTaken(this.#queue, own);
    if (last !== undefined) {
      void this.#answer(last, error);
      this.give(this.#start(), own);
    } else if (this.#threads === 0 && !this.#here) {
      for (const at of this.#unanswered) void this.#answer(at, error);
    }
  }
}

/** What the machine refuses is known by its code. */
function errorOf({ thrown, code, path }: Thrown): Error {
  const error = new Error(thrown);
  return Object.assign(error, code === undefined ? {} : { code }, path === undefined ? {} : { path });
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
