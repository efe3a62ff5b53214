import { beforeAll, expect, test } from 'vitest';
import { preparer } from '../../src/build/handouts.ts';
import { loadCatalog } from '../../src/build/load.ts';
import { machineHost, sha256 } from '../../src/build/machine.ts';
import type { Filled, Order, Supplies } from '../../src/build/order.ts';
import { packageKit, packageRoot } from '../../src/build/package-files.ts';
import { type Hands, openPool, type Pool } from '../../src/build/pool.ts';
import { produce } from '../../src/build/produce.ts';
import { wantedOf } from '../../src/build/wanted.ts';
import { generateProject } from '../generated.ts';
import { optionsFor } from '../project.ts';

const host = () => machineHost(root, packageRoot());
const portion = { rendition: ['en'], formats: ['pdf', 'html'] } as const;
const order: Order = { handout: 'h0', portion, records: new Map() };
/** As with one job, with two, and with one and two of `--keep-going`. */
const KINDS: readonly Hands[] = [
  { here: true, threads: 0 },
  { here: true, threads: 1 },
  { here: false, threads: 1 },
  { here: false, threads: 2 },
];
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

/** What comes of orders, in their order. */
async function answersTo(pool: Pool, orders: readonly Order[], wanted = true): Promise<readonly (Filled | Error)[]> {
  const { loaded, wanted: all } = await project();
  const own = host();
  const shop = { supplies, host: own, prepare: preparer(own, loaded, all, 'templates'), kit: packageKit() };
  const answers: (Filled | Error)[] = [];
  const answered = async (at: number, answer: Filled | Error) => {
    answers[at] = answer;
    return wanted;
  };
  await pool.fillAll({ orders, shop, answered });
  return answers;
}

test.each(KINDS)('an order that fails is told, and the others are filled: %o', async (hands) => {
  const pool = openPool(hands);
  const answers = await answersTo(pool, [{ ...order, handout: 'absent' }, order, { ...order, handout: 'h1' }]);
  expect(answers[0]).toMatchObject({ message: expect.stringContaining('no such handout: absent') });
  const filled = answers.slice(1) as Filled[];
  expect(filled.map(({ made }) => made.map(({ path }) => path))).toEqual([
    ['h0/h0.en.pdf', 'h0/h0.en.html'],
    ['h1/h1.en.pdf', 'h1/h1.en.html'],
  ]);
  expect(filled.flatMap(({ made }) => made).every(({ bytes }) => (bytes?.length ?? 0) > 1000)).toBe(true);
  // What a thread reads is told, so that the manifest can name it.
  for (const { inputs } of filled)
    expect(inputs).toContainEqual({ kind: 'absent', path: 'templates/handout/handout.hbs' });
  await pool.close();
});

test('every kind of thread makes the same bytes', async () => {
  const pools = [...KINDS.map((hands) => openPool(hands)), openPool({ here: false, threads: 2 }, ['html', 'absent'])];
  const answers = await Promise.all(pools.map((pool) => answersTo(pool, [order])));
  const [first, ...others] = answers.map(([filled]) => {
    const { made, ...rest } = filled as Filled;
    return { ...rest, made: made.map((one) => ({ ...one, bytes: sha256(one.bytes ?? '') })) };
  });
  for (const other of others) expect(other).toEqual(first);
  await Promise.all(pools.map((pool) => pool.close()));
});

test.each(KINDS)('once no artifact is wanted any more, orders are only looked at: %o', async (hands) => {
  const pool = openPool(hands);
  const answers = await answersTo(
    pool,
    Array.from({ length: 12 }, () => order),
    false,
  );
  const written = answers.map((answer) => (answer as Filled).made.some(({ bytes }) => bytes !== undefined));
  expect(answers.map((answer) => (answer as Filled).made.length)).toEqual(answers.map(() => 2));
  expect(written.at(-1)).toBe(false);
  await pool.close();
});

test.each(KINDS)('a thread that has filled many orders sweeps its memory and fills the others: %o', async (hands) => {
  const pool = openPool(hands);
  const answers = await answersTo(
    pool,
    Array.from({ length: 80 }, () => order),
    false,
  );
  expect(answers.map((answer) => (answer as Filled).made.length)).toEqual(answers.map(() => 2));
  await pool.close();
});

test('nothing to do is done at once', async () => {
  expect(await answersTo(openPool({ here: false, threads: 2 }), [])).toEqual([]);
});

test.each(KINDS)('a pool that is closed in the middle ends its orders: %o', async (hands) => {
  const pool = openPool(hands);
  const running = answersTo(
    pool,
    Array.from({ length: 50 }, () => order),
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  await Promise.all([pool.close(), expect(running).rejects.toThrow('the pool was closed')]);
});

test.each(KINDS)('what is thrown where an answer is taken ends the batch: %o', async (hands) => {
  const { loaded, wanted } = await project();
  const pool = openPool(hands);
  const own = host();
  const shop = { supplies, host: own, prepare: preparer(own, loaded, wanted, 'templates'), kit: packageKit() };
  const answered = () => Promise.reject(new Error('the disk is full'));
  await expect(pool.fillAll({ orders: [order, order, order], shop, answered })).rejects.toThrow('the disk is full');
  await pool.close();
});

test('a thread that breaks down fails its handout only, and what it was about to make is named', async () => {
  const { options, loaded, wanted } = await project();
  const kept: string[] = [];
  const fake: Pool = {
    hands: 1,
    close: async () => {},
    async fillAll({ orders, answered }) {
      for (const [at, one] of orders.entries()) await answered(at, filled(one));
    },
  };
  const filled = ({ handout, portion: asked }: Order): Filled | Error => {
    if (handout === 'h1') return new Error('a worker thread ended by itself with status 1');
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
