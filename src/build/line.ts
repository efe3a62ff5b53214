import type { MessagePort, Worker } from 'node:worker_threads';
import type { Line } from '../core/thread.ts';

/** This end of the line over a port, and how to tell that nothing will come any more. */
export function lineOver(port: MessagePort | Worker): {
  readonly line: Line;
  readonly fail: (error: Error) => void;
} {
  const come: unknown[] = [];
  let failure: Error | undefined;
  let waiting: { readonly resolve: (message: unknown) => void; readonly reject: (error: Error) => void } | undefined;
  port.on('message', (message: unknown) => {
    if (!waiting) come.push(message);
    else waiting.resolve(message);
    waiting = undefined;
  });
  const line: Line = {
    post: (message, handed = []) => port.postMessage(message, [...handed]),
    next: () =>
      new Promise((resolve, reject) => {
        if (come.length > 0) resolve(come.shift());
        else if (failure) reject(failure);
        else waiting = { resolve, reject };
      }),
  };
  const fail = (error: Error) => {
    failure ??= error;
    waiting?.reject(failure);
    waiting = undefined;
  };
  return { line, fail };
}
