import { parentPort } from 'node:worker_threads';
import { type Filled, fill, type Order, openShop, type Shop, type Supplies, weightOf } from './order.ts';
import { packageKit } from './package-files.ts';
import { addWaiting, isToWrite, type Queue } from './queue.ts';
import { shareOf } from './share.ts';
import { warmUp } from './task.ts';

/** What a thread is told: to load what formats need, or to take orders until there are none, as thread number `own`. */
export type Message =
  | { readonly warm: readonly string[] }
  | { readonly supplies: Supplies; readonly orders: readonly Order[]; readonly queue: Queue; readonly own: number };

/** What came of the order at a place in the list: what was made, or what was thrown, as text. */
export type Answer = { readonly at: number; readonly filled: Filled } | Thrown;
export type Thrown = { readonly at: number; readonly thrown: string; readonly code?: string; readonly path?: string };

/** The other end of `pool.ts`. */
export function work(): void {
  const port = parentPort;
  if (!port) throw new Error('worker.js runs as a worker thread only');
  const kit = packageKit();
  port.on('message', async (message: Message) => {
    if ('warm' in message) return warmUp(message.warm, kit);
    const { supplies, orders, queue, own } = message;
    const shop = openShop(supplies, kit);
    for (const [at, order] of shareOf(orders, queue, own)) {
      const answer = await answerTo(order, at, shop, isToWrite(queue));
      const weight = 'filled' in answer ? weightOf(answer.filled) : 0;
      port.postMessage(answer, 'filled' in answer ? buffersOf(answer.filled) : []);
      addWaiting(queue, weight);
    }
  });
}

async function answerTo(order: Order, at: number, shop: Shop, write: boolean): Promise<Answer> {
  try {
    return { at, filled: await fill(order, shop, write) };
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { at, thrown, ...(code === undefined ? {} : { code }), ...(path === undefined ? {} : { path }) };
  }
}

/** Bytes that have their memory to themselves are handed over, not copied. */
function buffersOf({ made }: Filled): ArrayBuffer[] {
  const whole = made.flatMap(({ bytes }) =>
    bytes && bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : [],
  );
  return [...new Set(whole)] as ArrayBuffer[];
}
