import { beforeAll, expect, test } from 'vitest';
import { preparer } from '../../src/build/handouts.ts';
import { loadCatalog } from '../../src/build/load.ts';
import { machineHost } from '../../src/build/machine.ts';
import { packageRoot } from '../../src/build/package-files.ts';
import { openPool, openWarmPool } from '../../src/build/pool.ts';
import { produce } from '../../src/build/produce.ts';
import type { Task } from '../../src/build/task.ts';
import { wantedOf } from '../../src/build/wanted.ts';
import { generateProject } from '../generated.ts';
import { optionsFor } from '../project.ts';

const host = () => machineHost(root, packageRoot());
let root: string;
let task: Task;

async function prepared() {
  const options = optionsFor(root, { formats: ['html'], keepGoing: true });
  const loaded = (await loadCatalog(host(), 'data')).result;
  const wanted = wantedOf(loaded.catalog, options).result;
  return { options, loaded, wanted, prepare: preparer(host(), loaded, wanted, 'templates') };
}

beforeAll(async () => {
  root = generateProject(3);
  const { wanted, prepare } = await prepared();
  const [job] = (await prepare(wanted.handouts[0] ?? expect.fail('no handout'))).result;
  task = { format: 'html', input: job?.input ?? expect.fail('no job') };
});

test.each([0, 1, 2])('with %i threads a task that fails is told, and the next one is made', async (jobs) => {
  const pool = openPool(jobs);
  await expect(pool.run({ ...task, format: 'absent' })).rejects.toThrow('no such format: absent');
  await pool.ready();
  expect((await pool.run(task)).bytes?.length).toBeGreaterThan(1000);
  await pool.close();
});

test('threads that were started ahead make the same bytes', async () => {
  const [cold, warm] = [openPool(1), openWarmPool(2, ['html', 'absent'])];
  const [one, other] = [await cold.run(task), await warm.run(task)];
  expect(other.bytes).toEqual(one.bytes);
  await Promise.all([cold.close(), warm.close()]);
});

test('a pool that is closed in the middle of a task ends it', async () => {
  const pool = openPool(1);
  const running = pool.run(task);
  await pool.close();
  await expect(running).rejects.toThrow('ended by itself');
});

test('a writer that breaks down fails its handout only', async () => {
  const { options, loaded, wanted, prepare } = await prepared();
  const kept: string[] = [];
  const workshop = {
    options,
    out: `${root}/output`,
    tool: { version: '0', build: '0', node: '0', icu: '0' },
    before: undefined,
    loaded,
    prepare,
    progress: () => {},
    pool: {
      ready: async () => {},
      close: async () => {},
      run: async ({ input }: Task) => {
        if (input.handout.id === 'h1') throw new Error('a worker thread ended by itself with status 1');
        return { bytes: new Uint8Array(1), diagnostics: [] };
      },
    },
    staging: { put: async (path: string) => void kept.push(path) },
  };
  const made = await produce(workshop as unknown as Parameters<typeof produce>[0], wanted.handouts, new Set());
  expect(made.written.map((record) => record.handout).sort()).toEqual(['h0', 'h2']);
  expect([...made.failed]).toEqual(['h1']);
  expect(made.diagnostics).toMatchObject([{ code: 'writer-failed', args: { artifact: 'h1/h1.en.html' } }]);
  expect(kept.sort()).toEqual(['h0/h0.en.html', 'h2/h2.en.html']);
});
