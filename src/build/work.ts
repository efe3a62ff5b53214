import { parentPort } from 'node:worker_threads';
import { packageKit } from './package-files.ts';
import { runTask, type Task, type WarmUp, warmUp } from './task.ts';

/** The other end of `pool.ts`: one task at a time, answered with its result or with what was thrown. */
export function work(): void {
  const port = parentPort;
  if (!port) throw new Error('worker.js runs as a worker thread only');
  const kit = packageKit();
  port.on('message', (task: Task | WarmUp) => {
    if ('warm' in task) {
      void warmUp(task, kit);
      return;
    }
    runTask(task, kit).then(
      (result) => port.postMessage({ result }, result.bytes ? [result.bytes.buffer as ArrayBuffer] : []),
      (error: unknown) =>
        port.postMessage({ thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
