import { resolve } from 'node:path';
import type { Catalog } from '../core/catalog.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import type { Kit } from '../core/format.ts';
import { entriesIn } from '../core/record.ts';
import { brokenHandouts } from './broken.ts';
import type { Cause } from './causes.ts';
import { isLittle } from './effort.ts';
import { busyFault, machineFault } from './faults.ts';
import { DEFAULT_FORMATS } from './format-names.ts';
import { isUpToDate } from './fresh.ts';
import { preparer, type Wanted } from './handouts.ts';
import { ROWS, readyForRows } from './heap.ts';
import { indexLook } from './index-file.ts';
import { loadCatalog } from './load.ts';
import { takeLock } from './lock.ts';
import { bytesUnder, machineHost } from './machine.ts';
import { type ArtifactRecord, type Manifest, readManifest } from './manifest.ts';
import type { BuildOptions } from './options.ts';
import type { Supplies } from './order.ts';
import { packageKit, packageRoot, type ToolIdentity, toolIdentity } from './package-files.ts';
import { finish, hasRemains, Staging } from './place.ts';
import { type Hands, openPool, type Pool } from './pool.ts';
import { type Progress, produce } from './produce.ts';
import { dropBusy, publish } from './publish.ts';
import { shardOf } from './shard.ts';
import { openThreads, type Threads } from './thread.ts';
import { wantedOf } from './wanted.ts';

/** What a build did. Paths are relative to the output folder. */
export interface BuildReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly written: readonly ArtifactRecord[];
  readonly unchanged: readonly ArtifactRecord[];
  readonly removed: readonly string[];
  readonly failed: readonly string[];
  readonly causes: ReadonlyMap<string, readonly Cause[]>;
}

/** From files to artifacts: read, compare, expand, write what changed, and place all of it or nothing. */
export async function build(
  options: BuildOptions,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<BuildReport> {
  const out = resolve(options.root, options.out);
  const tool = await toolIdentity();
  try {
    const before = await readManifest(out);
    if (before && !(await hasRemains(out)) && (await isUpToDate(before, options, out, tool))) {
      return { ...NOTHING, unchanged: before.artifacts };
    }
    return await lockedBuild(out, options, tool, progress, signal);
  } catch (error) {
    const fault = machineFault(error, options.root);
    if (fault) return { ...NOTHING, diagnostics: [fault] };
    throw error;
  }
}

async function lockedBuild(
  out: string,
  options: BuildOptions,
  tool: ToolIdentity,
  progress: Progress,
  signal: AbortSignal | undefined,
): Promise<BuildReport> {
  const lock = await takeLock(out);
  if (!lock.held) {
    const args = { folder: options.out, pid: lock.pid };
    return { ...NOTHING, diagnostics: [{ code: 'folder-locked', severity: 'error', args }] };
  }
  try {
    await finish(out, dropBusy);
    const before = await readManifest(out);
    const pool = poolFor(options, before);
    const threads = options.jobs > 1 ? openThreads() : undefined;
    // Threads in the middle of a long artifact are not waited for.
    const close = async () => void (await Promise.all([pool.close(), threads?.close()]));
    const stop = () => void close();
    signal?.addEventListener('abort', stop);
    try {
      return await buildInto({ out, options, tool, before, pool, threads, progress, signal });
    } finally {
      signal?.removeEventListener('abort', stop);
      await close();
    }
  } finally {
    await lock.release();
  }
}

/** Less than this is read before a thread could be ready. In bytes. */
const MUCH_DATA = 40_000;

/**
 * Where there is no output yet, something will surely have to be written, so threads are made ready for it; not for a
 * single format, of which there may be one artifact only.
 */
function poolFor(options: BuildOptions, before: Manifest | undefined): Pool {
  const hands = handsFor(options);
  if (hands.threads === 0 || before || options.formats.length === 1) return openPool(hands);
  const data = resolve(options.root, options.data);
  if (bytesUnder(data) < MUCH_DATA || bytesUnder(data, ROWS) > 0) return openPool(hands);
  return openPool(hands, formatsAsked(options));
}

/** This thread is one of the jobs, unless whatever happens to one of them must cost its handout only. */
function handsFor({ jobs, keepGoing }: BuildOptions): Hands {
  if (jobs === 0) return HERE;
  return keepGoing ? { here: false, threads: jobs } : { here: true, threads: jobs - 1 };
}

const HERE: Hands = { here: true, threads: 0 };

/** Those that are sure to be made unless the handouts ask for others. */
function formatsAsked({ formats }: BuildOptions): readonly string[] {
  return formats.length > 0 ? formats : DEFAULT_FORMATS;
}

interface Site {
  readonly out: string;
  readonly options: BuildOptions;
  readonly tool: ToolIdentity;
  readonly before: Manifest | undefined;
  readonly pool: Pool;
  readonly threads: Threads | undefined;
  readonly progress: Progress;
  readonly signal: AbortSignal | undefined;
}

async function buildInto(site: Site): Promise<BuildReport> {
  const { out, options, tool, before, threads } = site;
  const host = machineHost(options.root, packageRoot());
  const kit: Kit = { ...packageKit(), ...(threads ? { startThread: threads.start } : {}) };
  await readyForRows(resolve(options.root, options.data), formatsAsked(options), kit);
  const loaded = await loadCatalog(host, options.data);
  const wanted = wantedOf(loaded.result.catalog, options);
  const early = [...loaded.diagnostics, ...wanted.diagnostics];
  const broken = brokenHandouts(early, loaded.result);
  if (!broken) return { ...NOTHING, diagnostics: early };

  const specs = shardOf(wanted.result.handouts, loaded.result.catalog, options.shard);
  const staging = new Staging(out, `run-${process.pid}`);
  try {
    const { catalog } = loaded.result;
    const supplies = suppliesOf(site, catalog, wanted.result);
    const alone = !canCross(catalog) || isLittle(specs, catalog, wanted.result);
    const pool = alone ? openPool(HERE) : site.pool;
    const prepare = preparer(host, loaded.result, wanted.result, options.templates);
    const shop = { supplies, host, prepare, kit };
    const bench = { ...site, pool, shop, host, loaded: loaded.result, wanted: wanted.result, staging };
    const made = await produce(bench, specs, broken);
    const diagnostics = [...early, ...made.diagnostics];
    const failed = [...made.failed].sort();
    if (hasErrors(diagnostics) && !options.keepGoing) {
      await staging.discard();
      return { ...NOTHING, diagnostics, failed };
    }
    const look = await indexLook(host, options.templates);
    const inputs = host.inputs();
    const { removed, busy } = await publish({ options, before, tool, inputs, catalog, made, look, staging });
    const written = made.written.filter((record) => !busy.includes(record.path));
    diagnostics.push(...busy.map(busyFault));
    return { diagnostics, written, unchanged: made.unchanged, removed, failed, causes: made.causes };
  } catch (error) {
    await staging.discard().catch(() => {});
    throw error;
  }
}

function suppliesOf({ options, out, tool, before }: Site, catalog: Catalog, { formats }: Wanted): Supplies {
  const { root, templates, why = false } = options;
  const ids = formats.map(({ id }) => id);
  return { catalog, formats: ids, root, out, templates, tool, toolBefore: before?.tool, why };
}

/** Concepts that are read from their file's bytes when asked for cannot be given to another thread. */
function canCross({ concepts }: Catalog): boolean {
  return entriesIn(concepts).every((concept) => Object.getPrototypeOf(concept) === Object.prototype);
}

const NOTHING: BuildReport = {
  diagnostics: [],
  written: [],
  unchanged: [],
  removed: [],
  failed: [],
  causes: new Map(),
};
