import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs Node (or a program) as a process of its own: seconds from start to end, and its resident memory over time in MB. */
export function timed(args, cwd, sampleMs = 0, program = process.execPath) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stderr.on('data', (part) => {
      told += part;
    });
    const memory = [];
    const sampling = sampleMs > 0 ? setInterval(() => memory.push(residentMegabytes(child.pid)), sampleMs) : undefined;
    child.once('error', reject);
    child.once('exit', (status) => {
      clearInterval(sampling);
      const seconds = (performance.now() - begun) / 1000;
      if (status === 0) resolve({ seconds, memory: memory.filter((one) => one !== undefined) });
      else reject(new Error(`${args.join(' ')} ended with ${status}\n${told}`));
    });
  });
}

/** Linux only; elsewhere there is no curve. */
function residentMegabytes(pid) {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The greatest value of each tenth of a run. */
export function curve(values) {
  const tenths = Array.from({ length: 10 }, (_, at) =>
    values.slice(Math.floor((at * values.length) / 10), Math.floor(((at + 1) * values.length) / 10)),
  );
  return tenths.filter((tenth) => tenth.length > 0).map((tenth) => Math.max(...tenth));
}

export function milliseconds(seconds) {
  return `${(seconds * 1000).toFixed(0)} ms`;
}
