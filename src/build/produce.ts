import type { Catalog, HandoutSpec } from '../core/catalog.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import type { Cause } from './causes.ts';
import { editionFaults } from './editions.ts';
import { isMachineError } from './faults.ts';
import { distinct, type Portion, portionsOf, type Wanted } from './handouts.ts';
import { type Loaded, located } from './load.ts';
import { type RecordingHost, sha256 } from './machine.ts';
import type { ArtifactRecord, Manifest } from './manifest.ts';
import type { BuildOptions } from './options.ts';
import { type Filled, type Made, type Order, type Shop, writerFailed } from './order.ts';
import { filesBehind } from './origins-of.ts';
import { artifactPath } from './paths.ts';
import type { Staging } from './place.ts';
import type { Pool } from './pool.ts';
import { costOf } from './shard.ts';

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
  readonly before: Manifest | undefined;
  readonly loaded: Loaded;
  readonly wanted: Wanted;
  readonly host: RecordingHost;
  readonly pool: Pool;
  /** This thread's own. */
  readonly shop: Shop;
  readonly staging: Staging;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives the handouts, portion by portion, to the pool, which makes every artifact whose content key, or whose file, is not
 * as the manifest says. What is made is put down at once, so memory does not grow with the catalog. Handouts in `broken`
 * are known to have errors, and left out.
 */
export async function produce(
  workshop: Workshop,
  specs: readonly HandoutSpec[],
  broken: ReadonlySet<string>,
): Promise<Production> {
  const all = piecesOf(specs, workshop).filter(({ spec }) => !broken.has(spec.id));
  const pieces = costliestFirst(all, workshop.loaded.catalog);
  const bench = new Bench(workshop, broken, all);
  const answered = (at: number, answer: Filled | Error) => bench.take(pieces[at] as Piece, answer);
  try {
    await workshop.pool.fillAll({
      orders: pieces.map((piece) => bench.orderFor(piece)),
      shop: workshop.shop,
      answered,
    });
  } finally {
    workshop.signal?.throwIfAborted();
  }
  return bench.finish();
}

/** A handout's portion for one thread; none where nothing of it is wanted. */
interface Piece {
  readonly spec: HandoutSpec;
  readonly portion: Portion | undefined;
}

/** By rendition, so that its formats share the pure stages; where that gives several threads too little to share, by format. */
function piecesOf(specs: readonly HandoutSpec[], { wanted, pool }: Workshop): readonly Piece[] {
  const pieces = specs.flatMap((spec): readonly Piece[] => {
    const portions = portionsOf(spec, wanted);
    return portions.length === 0 ? [{ spec, portion: undefined }] : portions.map((portion) => ({ spec, portion }));
  });
  return pool.hands <= 1 || pieces.length >= pool.hands * 2 ? pieces : pieces.flatMap(byFormat);
}

/** So that no thread is left with a large one when the others have nothing to do any more. */
function costliestFirst(pieces: readonly Piece[], catalog: Catalog): readonly Piece[] {
  const costs = new Map(pieces.map((piece) => [piece, costOfPiece(piece, catalog)]));
  return [...pieces].sort((a, b) => (costs.get(b) ?? 0) - (costs.get(a) ?? 0));
}

/** Of each language alike. */
function costOfPiece({ spec, portion }: Piece, catalog: Catalog): number {
  return portion === undefined ? 0 : (costOf(spec, catalog) / spec.renditions.length) * portion.rendition.length;
}

function byFormat({ spec, portion }: Piece): readonly Piece[] {
  if (portion === undefined || portion.formats.length === 0) return [{ spec, portion }];
  return portion.formats.map((format) => ({ spec, portion: { ...portion, formats: [format] } }));
}

/** Collects what comes back from the pool. */
class Bench {
  readonly #workshop: Workshop;
  readonly #records: ReadonlyMap<string, ArtifactRecord>;
  /** By handout what stands of it, by path; the index's pictures are no thread's business. */
  readonly #standing = new Map<string, Map<string, ArtifactRecord>>();
  readonly #written: ArtifactRecord[] = [];
  readonly #unchanged: ArtifactRecord[] = [];
  /** What is wrong with each piece, in the order of the catalog. */
  readonly #diagnostics: Map<Piece, readonly Diagnostic[]>;
  readonly #failed: Set<string>;
  readonly #causes = new Map<string, readonly Cause[]>();

  constructor(workshop: Workshop, broken: ReadonlySet<string>, pieces: readonly Piece[]) {
    this.#workshop = workshop;
    this.#diagnostics = new Map(pieces.map((piece) => [piece, []]));
    this.#failed = new Set(broken);
    const records = workshop.before?.artifacts ?? [];
    this.#records = new Map(records.map((record) => [record.path, record]));
    for (const { thumbnail: _, ...record } of records) {
      const own = this.#standing.get(record.handout) ?? new Map<string, ArtifactRecord>();
      this.#standing.set(record.handout, own.set(record.path, record));
    }
  }

  orderFor({ spec, portion }: Piece): Order {
    // The same object for all orders of a handout, so that it crosses to a thread once.
    return { handout: spec.id, portion, records: this.#standing.get(spec.id) ?? new Map() };
  }

  /**
   * Keeps what came of a piece. Says whether artifacts are still wanted: after an error nothing will be placed, and the
   * other handouts are only looked at. A full disk, a folder that may not be written and a build that is to stop are thrown.
   */
  async take(piece: Piece, answer: Filled | Error): Promise<boolean> {
    this.#workshop.signal?.throwIfAborted();
    const found = answer instanceof Error ? [this.#failure(piece, answer)] : await this.#keepAll(piece, answer);
    this.#diagnostics.set(piece, found);
    if (hasErrors(found)) this.#failed.add(piece.spec.id);
    return this.#failed.size === 0 || this.#workshop.options.keepGoing;
  }

  finish(): Production {
    const well = (record: ArtifactRecord) => !this.#failed.has(record.handout);
    const written = this.#written.filter(well);
    const byHandout = new Map<string, Diagnostic[]>();
    for (const [{ spec }, found] of this.#diagnostics) {
      byHandout.set(spec.id, [...(byHandout.get(spec.id) ?? []), ...found]);
    }
    const told = [...byHandout.values()].flatMap(distinct);
    const diagnostics = [...told, ...editionFaults(written, this.#records, this.#workshop)];
    const unchanged = this.#unchanged.filter(well);
    return { written, unchanged, diagnostics, failed: this.#failed, causes: this.#causes };
  }

  #failure(piece: Piece, error: Error): Diagnostic {
    if (isMachineError(error)) throw error;
    return writerFailed(this.#firstOf(piece), error);
  }

  async #keepAll(piece: Piece, filled: Filled): Promise<readonly Diagnostic[]> {
    const { host, loaded } = this.#workshop;
    host.note(filled.inputs);
    for (const made of filled.made) await this.#keep(piece.spec.id, made);
    const found = [...filled.diagnostics, ...filled.made.flatMap(({ diagnostics }) => diagnostics)];
    return found.map((one) => located(one, loaded.origins));
  }

  async #keep(handout: string, made: Made): Promise<void> {
    const { path, rendition, format, part, keys, causes, bytes, thumbnail, behind, unchanged } = made;
    const record = this.#records.get(path);
    if (unchanged && record) this.#unchanged.push({ ...record, keys });
    if (causes) this.#causes.set(path, causes);
    if (!bytes) return;
    const { staging, progress, loaded } = this.#workshop;
    await staging.put(path, bytes);
    const from = filesBehind(behind, loaded.origins);
    const kind = { rendition, format, ...(part === undefined ? {} : { part }) };
    const file = { path, handout, ...kind, size: bytes.length, sha256: sha256(bytes), keys, from };
    this.#written.push({ ...file, ...(thumbnail ? { thumbnail } : {}) });
    progress(this.#written.length, path);
  }

  /** The artifact that a piece would have begun with. */
  #firstOf({ spec, portion }: Piece): string {
    const format = this.#workshop.wanted.formats.find(({ id }) => portion?.formats.includes(id));
    if (!portion || !format) return spec.id;
    return artifactPath(this.#workshop.loaded.catalog, spec, portion.rendition, format.extension);
  }
}
