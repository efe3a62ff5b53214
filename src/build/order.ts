import type { Catalog } from '../core/catalog.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import type { Kit } from '../core/format.ts';
import type { Rendition } from '../core/language.ts';
import { lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import { type Cause, causesOf } from './causes.ts';
import { isMachineError } from './faults.ts';
import { formatOf } from './formats.ts';
import { artifactIntact } from './fresh.ts';
import { type Job, type Portion, type Prepare, preparer } from './handouts.ts';
import { type ContentKeys, contentKeys, inputFor } from './key.ts';
import { type Input, machineHost, type RecordingHost } from './machine.ts';
import type { ArtifactRecord } from './manifest.ts';
import { keysBehind } from './origins-of.ts';
import { packageRoot, type ToolIdentity } from './package-files.ts';
import { runTask } from './task.ts';

/** What one thread does at a go: some formats of one rendition of a handout, from the catalog to bytes. */
export interface Order {
  readonly handout: Id;
  /** What of it; where nothing of a handout is wanted it is only looked at for what is wrong. */
  readonly portion: Portion | undefined;
  /** The artifacts that stand from an earlier build, by path. */
  readonly records: ReadonlyMap<string, ArtifactRecord>;
}

/** What a thread needs to fill orders: plain data, so that it can cross threads. */
export interface Supplies {
  readonly catalog: Catalog;
  readonly formats: readonly string[];
  readonly root: string;
  readonly out: string;
  readonly templates: string;
  readonly tool: ToolIdentity;
  /** Who made what stands. */
  readonly toolBefore: ToolIdentity | undefined;
  readonly why: boolean;
}

/** A thread's room: the supplies, opened. */
export interface Shop {
  readonly supplies: Supplies;
  readonly prepare: Prepare;
  readonly host: RecordingHost;
  readonly kit: Kit;
}

/** One artifact of an order. Diagnostics know their places in the catalog only, not in the files. */
export interface Made {
  readonly path: string;
  readonly rendition: Rendition;
  readonly format: string;
  readonly part?: Id;
  readonly keys: ContentKeys;
  readonly causes?: readonly Cause[];
  /** None where it stands as it should, or could not be made. */
  readonly bytes?: Uint8Array;
  readonly thumbnail?: string;
  /** Paths of all that its text comes from, as origins know them. */
  readonly behind: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly unchanged: boolean;
}

/** An order filled: its artifacts, what was wrong before any could be made, and what was asked of the machine. */
export interface Filled {
  readonly made: readonly Made[];
  readonly diagnostics: readonly Diagnostic[];
  readonly inputs: readonly Input[];
}

/** How many bytes of artifacts it holds. */
export function weightOf({ made }: Filled): number {
  return made.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
}

/** Opens the room of a thread that has nothing but the supplies; files are read and recorded by its own host. */
export function openShop(supplies: Supplies, kit: Kit): Shop {
  const host = machineHost(supplies.root, packageRoot());
  const formats = supplies.formats.flatMap((id) => formatOf(id) ?? []);
  const wanted = { handouts: [], renditions: [], formats };
  const loaded = {
    catalog: supplies.catalog,
    origins: { at: () => undefined, file: () => undefined, written: {} },
    files: [],
  };
  return { supplies, host, kit, prepare: preparer(host, loaded, wanted, supplies.templates) };
}

/**
 * Takes an order through the pure stages, and plans and writes each artifact that is not as it should be; where not to
 * `write`, only looks for what is wrong before that.
 */
export async function fill(order: Order, shop: Shop, write: boolean): Promise<Filled> {
  const spec = lookup(shop.supplies.catalog.handouts, order.handout);
  if (!spec) throw new Error(`no such handout: ${order.handout}`);
  const prepared = await shop.prepare(spec, order.portion);
  const made: Made[] = [];
  for (const job of prepared.result) made.push(await artifactOf(job, order, shop, write));
  return { made, diagnostics: prepared.diagnostics, inputs: shop.host.inputs() };
}

async function artifactOf(job: Job, order: Order, shop: Shop, write: boolean): Promise<Made> {
  const { tool, toolBefore, out, why } = shop.supplies;
  const { path, rendition, format, input } = job;
  const keys = contentKeys(job, tool);
  const part = input.part === undefined ? {} : { part: input.part };
  const made = { path, rendition, format: format.id, ...part, keys, behind: [], diagnostics: [], unchanged: false };
  const record = order.records.get(path);
  if (record?.keys.content === keys.content && (await artifactIntact(out, record))) return { ...made, unchanged: true };
  if (!write) return made;
  const causes = why ? { causes: await causesOf(job, keys, record, toolBefore, tool, out) } : {};
  try {
    const { bytes, thumbnail, diagnostics } = await runTask(
      { format: format.id, input: inputFor(format, input) },
      shop.kit,
    );
    if (!bytes || hasErrors(diagnostics)) return { ...made, ...causes, diagnostics };
    const seen = thumbnail ? { thumbnail } : {};
    return { ...made, ...causes, ...seen, bytes, behind: keysBehind(input.handout), diagnostics };
  } catch (error) {
    if (isMachineError(error)) throw error;
    return { ...made, ...causes, diagnostics: [writerFailed(path, error)] };
  }
}

/** A writer's failure is its handout's. */
export function writerFailed(artifact: string, error: unknown): Diagnostic {
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'writer-failed', severity: 'error', args: { artifact, detail } };
}
