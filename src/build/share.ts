import { keepHeapSmall } from './heap.ts';
import type { Order } from './order.ts';
import { type Queue, take } from './queue.ts';

/** After so many orders a thread is one that lives long. */
const MANY_ORDERS = 25;

/** The orders that fall to one thread, each with its place in the list, for as long as there are any. `own` is its number. */
export function* shareOf(orders: readonly Order[], queue: Queue, own?: number): Generator<readonly [number, Order]> {
  for (let count = 0; ; count++) {
    const at = take(queue, orders.length, own);
    if (at === undefined) return;
    if (count === MANY_ORDERS) keepHeapSmall();
    yield [at, orders[at] as Order];
  }
}
