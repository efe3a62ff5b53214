import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { blocksOf, matricesIn } from '../core/handout.ts';
import { packageKit, packageRoot } from './package-files.ts';
import { runTask, type Task, type TaskResult } from './task.ts';

/** Threads that plan and write artifacts. */
export interface Pool {
  /** Resolves when a thread is free to take the next task, so that tasks do not pile up in memory. */
  ready(): Promise<void>;
  /** Rejects with what the writer threw, or because its thread ended by itself. */
  run(task: Task): Promise<TaskResult>;
  close(): Promise<void>;
}

/** At most `jobs` threads, started when needed; 0 works in this thread. */
export function openPool(jobs: number): Pool {
  return jobs === 0 ? samePool() : threadPool(jobs);
}

/** As `openPool`, with threads that load what these formats need while this one still reads the catalog. */
export function openWarmPool(jobs: number, formats: readonly string[]): Pool {
  return jobs === 0 ? samePool() : threadPool(jobs, formats);
}

function samePool(): Pool {
  const kit = packageKit();
  return { ready: async () => {}, run: (task) => runTask(task, kit), close: async () => {} };
}

function threadPool(jobs: number, warm: readonly string[] = []): Pool {
  const here = samePool();
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  // A thread that ended while it had nothing to do must not be given anything.
  const start = () => {
    const worker = new Worker(join(packageRoot(), 'dist', 'worker.js'));
    all.add(worker);
    worker.on('error', () => {});
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
  const waiting: (() => void)[] = [];
  const isFree = () => idle.length > 0 || all.size < jobs;
  const wake = () => waiting.shift()?.();
  return {
    async ready() {
      while (!isFree()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    async run(task) {
      // Rows that are made anew at each walk cannot cross threads, and would be too many if they could.
      if (!canCross(task)) return here.run(task);
      const worker = idle.pop() ?? start();
      try {
        const result = await ask(worker, task);
        idle.push(worker);
        return result;
      } catch (error) {
        all.delete(worker);
        await worker.terminate();
        throw error;
      } finally {
        wake();
      }
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

function canCross({ input }: Task): boolean {
  const matrices = [...blocksOf(input.handout)].flatMap(matricesIn);
  return matrices.every(({ rows }) => Array.isArray(rows));
}

type Answer = { readonly result: TaskResult } | { readonly thrown: string };

function ask(worker: Worker, task: Task): Promise<TaskResult> {
  return new Promise((resolve, reject) => {
    const answered = (answer: Answer) => {
      settled();
      if ('result' in answer) resolve(answer.result);
      else reject(new Error(answer.thrown));
    };
    const broken = (error: Error) => {
      settled();
      reject(error);
    };
    const ended = (code: number) => broken(new Error(`a worker thread ended by itself with status ${code}`));
    const settled = () => worker.off('message', answered).off('error', broken).off('exit', ended);
    worker.on('message', answered).on('error', broken).on('exit', ended);
    worker.postMessage(task);
  });
}
