/**
 * Numbers from 0, which several threads take one after another, each once. It lies in memory that they share, so that
 * nobody need ask, or wait for, a thread that is in the midst of something.
 */
export type Queue = Int32Array;

/** How many have been taken; whether to look only; how many kilobytes wait to be put down; then who took what. */
const TAKEN = 0;
const LOOK = 1;
const WAITING = 2;
const HELD = 3;

export function openQueue(threads: number): Queue {
  return new Int32Array(new SharedArrayBuffer((HELD + threads) * Int32Array.BYTES_PER_ELEMENT));
}

/** The next number below `total`, or undefined where all are taken. `own` is the thread's number, for `lastTaken`. */
export function take(queue: Queue, total: number, own?: number): number | undefined {
  for (;;) {
    const next = Atomics.load(queue, TAKEN);
    if (next >= total) return undefined;
    // Said first: should the thread end in between, the number is not lost.
    if (own !== undefined) Atomics.store(queue, HELD + own, next + 1);
    if (Atomics.compareExchange(queue, TAKEN, next, next + 1) === next) return next;
  }
}

/** What a thread took last, or undefined where it took nothing; forgotten when asked. */
export function lastTaken(queue: Queue, thread: number): number | undefined {
  const held = Atomics.exchange(queue, HELD + thread, 0);
  return held === 0 ? undefined : held - 1;
}

/** Leaves nothing to take. */
export function shut(queue: Queue, total: number): void {
  Atomics.store(queue, TAKEN, total);
}

/** From now on whoever takes a number is to look what is wrong only. */
export function onlyLook(queue: Queue): void {
  Atomics.store(queue, LOOK, 1);
}

export function isToWrite(queue: Queue): boolean {
  return Atomics.load(queue, LOOK) === 0;
}

/** What waits to be put down should not fill the memory where many threads make more than one puts down. */
const MOST_WAITING = 64 * 1024;
const LONGEST_WAIT = 1000;

/** Tells that so many bytes were made; where much waits already, holds the thread up for so many milliseconds at most. */
export function addWaiting(queue: Queue, bytes: number, longest = LONGEST_WAIT): void {
  const waiting = Atomics.add(queue, WAITING, kilobytes(bytes)) + kilobytes(bytes);
  if (waiting > MOST_WAITING) Atomics.wait(queue, WAITING, waiting, longest);
}

/** Tells that they were put down. */
export function putDown(queue: Queue, bytes: number): void {
  Atomics.sub(queue, WAITING, kilobytes(bytes));
  Atomics.notify(queue, WAITING);
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
