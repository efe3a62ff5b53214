import { beforeAll, expect, test } from 'vitest';
import { preparer } from '../../src/build/handouts.ts';
import { loadCatalog } from '../../src/build/load.ts';
import { machineHost, sha256 } from '../../src/build/machine.ts';
import type { Filled, Order, Supplies } from '../../src/build/order.ts';
import { packageKit, packageRoot } from '../../src/build/package-files.ts';
import { herePool, type Pool, threadPool } from '../../src/build/pool.ts';
import { produce } from '../../src/build/produce.ts';
import { wantedOf } from '../../src/build/wanted.ts';
import { generateProject } from '../generated.ts';
import { optionsFor } from '../project.ts';

const host = () => machineHost(root, packageRoot());
const portion = { rendition: ['en'], formats: ['pdf', 'html'] } as const;
const order: Order = { handout: 'h0', portion, records: {}, write: true };
let root: string;
let supplies: Supplies;

async function project() {
  const options = optionsFor(root, { formats: ['html', 'pdf'], keepGoing: true });
  const loaded = (await loadCatalog(host(), 'data')).result;
  return { options, loaded, wanted: wantedOf(loaded.catalog, options).result };
}

beforeAll(async () => {
  root = generateProject(3);
  const { loaded } = await project();
  const tool = { version: '0', build: '0', node: '0', icu: '0' };
  const folders = { root, out: `${root}/output`, templates: 'templates' };
  supplies = { catalog: loaded.catalog, formats: ['pdf', 'html'], ...folders, tool, toolBefore: undefined, why: false };
});

async function pool(jobs: number, warm?: readonly string[]): Promise<Pool> {
  const { loaded, wanted } = await project();
  const own = host();
  const prepare = preparer(own, loaded, wanted, 'templates');
  const opened = jobs === 0 ? herePool({ supplies, host: own, prepare, kit: packageKit() }) : threadPool(jobs, warm);
  opened.supply(supplies);
  return opened;
}

test.each([0, 1, 2])('with %i threads an order that fails is told, and the next one is filled', async (jobs) => {
  const opened = await pool(jobs);
  await expect(opened.run({ ...order, handout: 'absent' })).rejects.toThrow('no such handout: absent');
  await opened.ready();
  const { made, inputs } = await opened.run(order);
  expect(made.map(({ path }) => path)).toEqual(['h0/h0.en.pdf', 'h0/h0.en.html']);
  expect(made.every(({ bytes }) => (bytes?.length ?? 0) > 1000)).toBe(true);
  // What a thread reads is told, so that the manifest can name it.
  expect(inputs).toContainEqual({ kind: 'absent', path: 'templates/handout/handout.hbs' });
  await opened.close();
});

test('every kind of thread makes the same bytes', async () => {
  const pools = [await pool(0), await pool(1), await pool(2, ['html', 'absent'])];
  const filled = await Promise.all(pools.map((each) => each.run(order)));
  const [first, ...others] = filled.map(({ made, ...rest }) => ({
    ...rest,
    made: made.map((one) => ({ ...one, bytes: sha256(one.bytes ?? '') })),
  }));
  for (const other of others) expect(other).toEqual(first);
  await Promise.all(pools.map((each) => each.close()));
});

test('a thread that has filled many orders gives its place to another, which is supplied, too', async () => {
  const opened = await pool(1);
  for (let count = 0; count < 102; count += 1) {
    await opened.ready();
    expect((await opened.run({ ...order, write: false })).made.length).toBe(2);
  }
  await opened.close();
});

test('a pool that is closed in the middle of an order ends it', async () => {
  const opened = await pool(1);
  const running = opened.run(order);
  await opened.close();
  await expect(running).rejects.toThrow('ended by itself');
});

test('a thread that breaks down fails its handout only, and what it was about to make is named', async () => {
  const { options, loaded, wanted } = await project();
  const kept: string[] = [];
  const fake: Pool = {
    threads: 0,
    supply: () => {},
    ready: async () => {},
    close: async () => {},
    run: async ({ handout, portion: asked }): Promise<Filled> => {
      if (handout === 'h1') throw new Error('a worker thread ended by itself with status 1');
      const made = (asked?.formats ?? []).map((format) => ({
        path: `${handout}/${handout}.en.${format}`,
        rendition: ['en'] as const,
        format,
        keys: { content: '', says: '', template: '' },
        bytes: new Uint8Array(1),
        behind: [],
        diagnostics: [],
        unchanged: false,
      }));
      return { made, diagnostics: [], inputs: [] };
    },
  };
  const workshop = {
    options,
    loaded,
    wanted,
    before: undefined,
    host: host(),
    progress: () => {},
    pool: fake,
    staging: { put: async (path: string) => void kept.push(path) },
  };
  const made = await produce(workshop as unknown as Parameters<typeof produce>[0], wanted.handouts, new Set());
  expect(made.written.map((record) => record.handout).sort()).toEqual(['h0', 'h0', 'h2', 'h2']);
  expect([...made.failed]).toEqual(['h1']);
  expect(made.diagnostics).toMatchObject([{ code: 'writer-failed', args: { artifact: 'h1/h1.en.pdf' } }]);
  expect(kept.sort()).toEqual(['h0/h0.en.html', 'h0/h0.en.pdf', 'h2/h2.en.html', 'h2/h2.en.pdf']);
});
