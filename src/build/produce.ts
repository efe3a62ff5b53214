import type { HandoutSpec } from '../core/catalog.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import { type Cause, causesOf } from './causes.ts';
import { editionFaults } from './editions.ts';
import { isMachineError } from './faults.ts';
import { artifactIntact } from './fresh.ts';
import type { Job, Prepare } from './handouts.ts';
import { type ContentKeys, contentKeys, inputFor } from './key.ts';
import type { Loaded } from './load.ts';
import { sha256 } from './machine.ts';
import type { ArtifactRecord, Manifest } from './manifest.ts';
import type { BuildOptions } from './options.ts';
import { filesBehind } from './origins-of.ts';
import type { ToolIdentity } from './package-files.ts';
import type { Staging } from './place.ts';
import type { Pool } from './pool.ts';

/** Called as artifacts are made: how many so far, and which. */
export type Progress = (done: number, path: string) => void;

/** What making the artifacts of all wanted handouts came to. */
export interface Production {
  readonly written: readonly ArtifactRecord[];
  readonly unchanged: readonly ArtifactRecord[];
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: ReadonlySet<string>;
  readonly causes: ReadonlyMap<string, readonly Cause[]>;
}

export interface Workshop {
  readonly options: BuildOptions;
  readonly out: string;
  readonly tool: ToolIdentity;
  readonly before: Manifest | undefined;
  readonly loaded: Loaded;
  readonly prepare: Prepare;
  readonly pool: Pool;
  readonly staging: Staging;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes handout after handout through the pure stages, and gives every artifact whose content key, or whose file, is not
 * as the manifest says to the pool. Only as many wait as there are threads, so memory does not grow with the catalog.
 * Handouts in `broken` are known to have errors, and left out.
 */
export async function produce(
  workshop: Workshop,
  specs: readonly HandoutSpec[],
  broken: ReadonlySet<string>,
): Promise<Production> {
  const bench = new Bench(workshop, broken);
  for (const spec of specs.filter((one) => !broken.has(one.id))) {
    workshop.signal?.throwIfAborted();
    const prepared = await workshop.prepare(spec);
    bench.found(spec.id, prepared.diagnostics);
    for (const job of prepared.result) await bench.take(job);
  }
  return bench.finish();
}

/** Collects what comes back from the pool. */
class Bench {
  readonly #workshop: Workshop;
  readonly #records: ReadonlyMap<string, ArtifactRecord>;
  readonly #written: ArtifactRecord[] = [];
  readonly #unchanged: ArtifactRecord[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #failed: Set<string>;
  readonly #causes = new Map<string, readonly Cause[]>();
  readonly #running = new Set<Promise<void>>();
  #refusal: Error | undefined;

  constructor(workshop: Workshop, broken: ReadonlySet<string>) {
    this.#workshop = workshop;
    this.#failed = new Set(broken);
    this.#records = new Map(workshop.before?.artifacts.map((record) => [record.path, record]));
  }

  found(handout: string, diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics.push(...diagnostics);
    if (hasErrors(diagnostics)) this.#failed.add(handout);
  }

  async take(job: Job): Promise<void> {
    this.#workshop.signal?.throwIfAborted();
    if (this.#refusal) throw this.#refusal;
    const { options, out, tool, before } = this.#workshop;
    const keys = contentKeys(job, tool);
    const record = this.#records.get(job.path);
    if (record?.keys.content === keys.content && (await artifactIntact(out, record))) {
      this.#unchanged.push({ ...record, keys });
      return;
    }
    // After an error nothing will be placed; the other handouts are still read, for what is wrong with them.
    if (this.#failed.size > 0 && !options.keepGoing) return;
    if (options.why) this.#causes.set(job.path, await causesOf(job, keys, record, before, tool, out));
    await this.#workshop.pool.ready();
    this.#workshop.signal?.throwIfAborted();
    const run = this.#make(job, keys).finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async finish(): Promise<Production> {
    await Promise.all(this.#running);
    this.#workshop.signal?.throwIfAborted();
    if (this.#refusal) throw this.#refusal;
    const well = (record: ArtifactRecord) => !this.#failed.has(record.handout);
    const written = this.#written.filter(well);
    const editions = editionFaults(written, this.#records, this.#workshop);
    const diagnostics = [...this.#diagnostics, ...editions];
    const unchanged = this.#unchanged.filter(well);
    return { written, unchanged, diagnostics, failed: this.#failed, causes: this.#causes };
  }

  async #make(job: Job, keys: ContentKeys): Promise<void> {
    const { pool, staging, progress } = this.#workshop;
    try {
      const { bytes, thumbnail, diagnostics } = await pool.run({
        format: job.format.id,
        input: inputFor(job.format, job.input),
      });
      this.found(job.handout, diagnostics);
      if (!bytes) return;
      await staging.put(job.path, bytes);
      this.#written.push({ ...this.#recordOf(job, keys, bytes), ...(thumbnail ? { thumbnail } : {}) });
      progress(this.#written.length, job.path);
    } catch (error) {
      // A full disk or a folder that may not be written stops the build; a writer's failure is its handout's.
      if (isMachineError(error)) {
        this.#refusal ??= error;
        return;
      }
      const detail = error instanceof Error ? error.message : String(error);
      this.found(job.handout, [{ code: 'writer-failed', severity: 'error', args: { artifact: job.path, detail } }]);
    }
  }

  #recordOf(job: Job, keys: ContentKeys, bytes: Uint8Array): ArtifactRecord {
    const { path, handout, rendition, format, input } = job;
    const from = filesBehind(input.handout, this.#workshop.loaded.origins);
    const kind = { format: format.id, ...(input.part === undefined ? {} : { part: input.part }) };
    return { path, handout, rendition, ...kind, size: bytes.length, sha256: sha256(bytes), keys, from };
  }
}
