import { expect, test } from 'vitest';
import { openThreads } from '../../src/build/thread.ts';
import type { Line, Thread } from '../../src/core/thread.ts';
import { besideWriter, SCRIPT, writeRowsFor } from '../../src/xlsx/beside.ts';
import { bodyWriter, writeBodies } from '../../src/xlsx/bodies.ts';
import { linkWriter } from '../../src/xlsx/links.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import type { CellPlan, Link, RowPlan, Sheet, WorkbookPlan } from '../../src/xlsx/sheet.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { inputOf, sampleHandout } from './sample.ts';

/** Two ends of a line in this thread; what is posted is copied, as between threads. */
function linePair(): readonly [Line, Line] {
  const end = () => {
    const come: unknown[] = [];
    const waiting: ((message: unknown) => void)[] = [];
    const arrive = (message: unknown) => {
      const next = waiting.shift();
      if (next) next(message);
      else come.push(message);
    };
    const next = () =>
      new Promise<unknown>((resolve) => (come.length > 0 ? resolve(come.shift()) : waiting.push(resolve)));
    return { arrive, next };
  };
  const [here, there] = [end(), end()];
  const post =
    (to: typeof here) =>
    (message: unknown, handed: readonly ArrayBuffer[] = []) =>
      to.arrive(structuredClone(message, { transfer: [...handed] }));
  return [
    { post: post(there), next: here.next },
    { post: post(here), next: there.next },
  ];
}

/** Rows of every sort of cell; enough that columns are given up, remembered cells run out and batches are many. */
function* rows(count: number): Generator<RowPlan> {
  const left = { role: 'cell', align: 'left' } as const;
  const number = { role: 'cell', align: 'right', format: '0.0' } as const;
  const again = Array.from({ length: 7_000 }, (_, at): CellPlan => ({ value: `再 ${at}`, style: left }));
  const link: Link = { sheet: 'S', cell: 'A1' };
  for (let at = 0; at < count; at += 1) {
    const url = `https://example.org/${at % 30_000}`;
    const cells: (CellPlan | null)[] = [
      { value: `第 ${at} 行：${'字'.repeat(at % 60)}`, style: left },
      again[(at * 7) % (at < 6_000 ? 7_000 : 3)] as CellPlan,
      at % 2 === 0 ? { value: at / 4, style: number } : { value: null, style: left },
      at % 3 === 0 ? { value: url, style: { ...left, link: true }, link: { url } } : null,
      { value: '见', style: left, link: at % 5 === 0 ? link : { url } },
    ];
    if (at % 100 === 0) {
      cells.push({ value: 1, style: number, formula: 'SUM(A1:A2)', note: '注' });
      cells.push({ value: '粗', runs: [{ text: '粗', strong: true }], style: left });
      cells.push({ value: null, style: left, accepts: { kind: 'number' } });
    }
    yield at % 50 === 0 ? { height: 12.5, cells } : { cells };
  }
}

function largePlan(rowCount = 8_000): WorkbookPlan {
  const { plan } = planWorkbook(inputOf(sampleHandout(['zh-CN', 'en'])));
  const columns = Array.from({ length: 8 }, () => ({ width: 20 }));
  const sheet = (name: string, rowCount: number): Sheet => {
    return { name, state: 'visible', columns, rowCount, rows: () => rows(rowCount) };
  };
  return { ...plan, sheets: [...plan.sheets, sheet('L', rowCount), sheet('M', 300)] };
}

test('rows that cross to another thread come out as the same bytes', async () => {
  const plan = largePlan();
  const [here, there] = linePair();
  const done = writeRowsFor(there);
  const beside = await writeBodies(plan, besideWriter(plan.look, here as Thread));
  await done;
  const own = await writeBodies(plan, bodyWriter(plan.look));
  expect(beside).toEqual(structuredClone(own));
});

test('the same through a thread of the package', async () => {
  const plan = largePlan();
  const threads = openThreads();
  const beside = await writeBodies(plan, besideWriter(plan.look, threads.start(SCRIPT)));
  await threads.close();
  expect(beside).toEqual(structuredClone(await writeBodies(plan, bodyWriter(plan.look))));
});

test('only a large workbook has a thread of its own, and it is the same', async () => {
  const threads = openThreads();
  const started: string[] = [];
  const start = (script: string) => {
    started.push(script);
    return threads.start(script);
  };
  const plan = largePlan(100);
  expect(await writeWorkbook(plan, start)).toEqual(await writeWorkbook(plan));
  expect(started).toEqual([]);
  const large = { ...plan, sheets: plan.sheets.map((sheet) => ({ ...sheet, rowCount: sheet.rowCount + 100_000 })) };
  expect(await writeWorkbook(large, start)).toEqual(await writeWorkbook(large));
  expect(started).toEqual([SCRIPT]);
  await threads.close();
});

test('a thread that ends is told to whoever waits for it', async () => {
  const threads = openThreads();
  const thread = threads.start(SCRIPT);
  thread.post({ kind: 'nonsense' });
  await expect(thread.next()).rejects.toThrow('nonsense');
  const other = threads.start(SCRIPT);
  await threads.close();
  await expect(other.next()).rejects.toThrow('ended by itself');
});

test('links of neighbours that say the same are told once, also as copies and beyond those that are known again', async () => {
  const relationsWith = async (next: (link: Link) => Link) => {
    const links = linkWriter();
    for (let at = 0; at <= 20_000; at += 1) links.add(`A${at + 1}`, { url: `https://example.org/${at}` });
    const link = { url: 'https://example.org/again' };
    links.add('A30000', link);
    links.add('A30001', next(link));
    return (await links.end()).relations;
  };
  expect(await relationsWith((link) => ({ ...link }))).toEqual(await relationsWith((link) => link));
});
