import { parentPort } from 'node:worker_threads';
import { type Filled, fill, type Order, openShop, type Shop, type Supplies } from './order.ts';
import { packageKit } from './package-files.ts';
import { warmUp } from './task.ts';

type Message = { readonly warm: readonly string[] } | { readonly supplies: Supplies } | { readonly order: Order };

/** The other end of `pool.ts`: one order at a time, answered with what was made or with what was thrown. */
export function work(): void {
  const port = parentPort;
  if (!port) throw new Error('worker.js runs as a worker thread only');
  const kit = packageKit();
  let shop: Shop | undefined;
  const filled = (order: Order): Promise<Filled> =>
    shop ? fill(order, shop) : Promise.reject(new Error('an order came before the supplies'));
  port.on('message', (message: Message) => {
    if ('warm' in message) void warmUp(message.warm, kit);
    else if ('supplies' in message) shop = openShop(message.supplies, kit);
    else filled(message.order).then((made) => port.postMessage({ filled: made }, buffersOf(made)), refuse);
  });
  const refuse = (error: unknown) => {
    const { code, path } = error as NodeJS.ErrnoException;
    port.postMessage({ thrown: error instanceof Error ? (error.stack ?? error.message) : String(error), code, path });
  };
}

/** Bytes that have their memory to themselves are handed over, not copied. */
function buffersOf({ made }: Filled): ArrayBuffer[] {
  const whole = made.flatMap(({ bytes }) =>
    bytes && bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : [],
  );
  return [...new Set(whole)] as ArrayBuffer[];
}
