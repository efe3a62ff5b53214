import { type Job, preparer } from '../../src/build/handouts.ts';
import { loadCatalog } from '../../src/build/load.ts';
import { machineHost } from '../../src/build/machine.ts';
import { packageKit, packageRoot } from '../../src/build/package-files.ts';
import { wantedOf } from '../../src/build/wanted.ts';
import type { Catalog } from '../../src/core/catalog.ts';
import { blocksOf, type Handout, matricesIn } from '../../src/core/handout.ts';
import type { Matrix, MatrixCell } from '../../src/core/matrix.ts';
import type { Cell, Id, Provenance } from '../../src/core/value.ts';
import { optionsFor, repository } from '../project.ts';

/** Every shipped handout in Chinese, in each format; and the catalog that they come from. */
export async function shippedJobs(): Promise<{ readonly catalog: Catalog; readonly jobs: readonly Job[] }> {
  const host = machineHost(repository, packageRoot());
  const loaded = (await loadCatalog(host, 'data')).result;
  const wanted = wantedOf(loaded.catalog, optionsFor(repository, { renditions: ['zh-CN'] })).result;
  const prepare = preparer(host, loaded, wanted, 'templates');
  const prepared = await Promise.all(wanted.handouts.map((spec) => prepare(spec)));
  return { catalog: loaded.catalog, jobs: prepared.flatMap(({ result }) => result) };
}

/** The plan of an artifact, and its bytes when asked for. */
export async function made(job: Job): Promise<{ readonly plan: unknown; bytes(): Promise<Uint8Array> }> {
  const writer = await job.format.load(packageKit());
  const { plan } = writer.plan(job.input);
  return { plan, bytes: () => writer.write(plan) };
}

export function matricesOf(handout: Handout): readonly Matrix[] {
  return [...blocksOf(handout)].flatMap((block) => matricesIn(block));
}

/** One fact as the catalog states it: a cell, or one part of it. Resolved here by the words of the data format alone. */
export interface Stated {
  readonly part: Id | undefined;
  readonly sources: readonly Id[];
  readonly confidence: string | undefined;
  readonly asOf: string | undefined;
}

/** What the catalog says of a shown cell; undefined for cells that a rule computes or that show an earlier value. */
export function statedOf(catalog: Catalog, { ref }: MatrixCell): readonly Stated[] | undefined {
  const cell = catalog.concepts[ref.concept]?.cells[ref.attribute];
  if (cell === undefined) return undefined;
  const { value, provenance } = cell;
  if (value.kind !== 'quantity') return [stated(undefined, provenance, provenance, cell)];
  return value.parts.map((part) => stated(part.id, part.provenance ?? provenance, provenance, cell));
}

function stated(part: Id | undefined, own: Provenance, around: Provenance, cell: Cell): Stated {
  const rivals = (cell.disputed ?? []).flatMap((rival) => rival.provenance.sources);
  const sources = own.sources.length > 0 ? own.sources : around.sources;
  return { part, sources: [...new Set([...sources, ...rivals])], confidence: own.confidence, asOf: own.asOf };
}

/** The numbers under which a handout lists some sources, in order. */
export function numbersOf(handout: Handout, sources: Iterable<Id>): readonly number[] {
  const ids = new Set(sources);
  return handout.sources.flatMap(({ id }, index) => (ids.has(id) ? [index + 1] : []));
}
