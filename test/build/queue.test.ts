import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { isToWrite, lastTaken, onlyLook, openQueue, putDown, shut, take } from '../../src/build/queue.ts';

const script = new URL('../../src/build/queue.ts', import.meta.url);
const { code } = transformSync(readFileSync(script, 'utf8'), { loader: 'ts', format: 'cjs' });

/** A thread of its own that has the functions of `queue.ts`. */
function threadOf(body: string, workerData: object): Worker {
  const around = `const { workerData, parentPort } = require('node:worker_threads'); const queues = module.exports; ${body}`;
  return new Worker(`${code};${around}`, { eval: true, workerData });
}

test('each number is given once, in order, and then none', () => {
  const queue = openQueue(1);
  expect([take(queue, 3), take(queue, 3, 0), take(queue, 3), take(queue, 3, 0)]).toEqual([0, 1, 2, undefined]);
});

test('threads share the numbers out among themselves', async () => {
  const [queue, total] = [openQueue(2), 50_000];
  const body = `const taken = [];
    for (let at; (at = queues.take(workerData.queue, workerData.total, workerData.own)) !== undefined; ) taken.push(at);
    parentPort.postMessage(taken);`;
  const lists = [0, 1].map((own) => once(threadOf(body, { queue, total, own }), 'message'));
  const taken = (await Promise.all(lists)).flat(2).sort((a, b) => a - b);
  expect(taken).toEqual(Array.from({ length: total }, (_, at) => at));
});

test('what a thread took last is known until asked', () => {
  const queue = openQueue(2);
  take(queue, 9, 1);
  take(queue, 9, 1);
  expect([lastTaken(queue, 0), lastTaken(queue, 1), lastTaken(queue, 1)]).toEqual([undefined, 1, undefined]);
});

test('what is shut gives nothing more, and a thread holds what it took before', () => {
  const queue = openQueue(1);
  take(queue, 9, 0);
  shut(queue, 9);
  expect([take(queue, 9, 0), lastTaken(queue, 0)]).toEqual([undefined, 0]);
});

test('whether to write is known to all', () => {
  const queue = openQueue(1);
  const before = isToWrite(queue);
  onlyLook(queue);
  expect([before, isToWrite(queue)]).toEqual([true, false]);
});

test('a thread that made much waits until some of it is put down', async () => {
  const queue = openQueue(1);
  const body = `const made = (bytes) => queues.addWaiting(workerData, bytes, Infinity);
    made(60e6); parentPort.postMessage('some'); made(60e6); parentPort.postMessage('much');`;
  const heard: unknown[] = [];
  const worker = threadOf(body, queue).on('message', (message) => heard.push(message));
  worker.once('message', () => setTimeout(() => putDown(queue, 60e6), 50));
  await once(worker, 'exit');
  expect(heard).toEqual(['some', 'much']);
});
