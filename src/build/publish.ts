import type { Catalog } from '../core/catalog.ts';
import { type IndexLook, indexFile } from './index-file.ts';
import type { Input } from './machine.ts';
import { type ArtifactRecord, byPath, INDEX, MANIFEST, type Manifest, manifestText, runtime } from './manifest.ts';
import { type BuildOptions, isFiltered } from './options.ts';
import type { ToolIdentity } from './package-files.ts';
import type { Staging } from './place.ts';
import type { Production } from './produce.ts';
import { handoutRecords } from './records.ts';

interface Publication {
  readonly options: BuildOptions;
  readonly before: Manifest | undefined;
  readonly tool: ToolIdentity;
  readonly inputs: readonly Input[];
  readonly catalog: Catalog;
  readonly made: Production;
  readonly look: IndexLook;
  readonly staging: Staging;
}

export interface Published {
  readonly removed: readonly string[];
  /** Artifacts that another program held open: the earlier file stays. */
  readonly busy: readonly string[];
}

/** Joins what was made with what stands, writes index and manifest, and moves all to its place. */
export async function publish(publication: Publication): Promise<Published> {
  const { before, made, staging } = publication;
  const current = [...made.written, ...made.unchanged];
  const places = new Set(current.map((record) => record.path));
  const others = (before?.artifacts ?? []).filter((old) => !places.has(old.path));
  const kept = others.filter((old) => keeps(publication, old));
  const removed = others.filter((old) => !kept.includes(old)).map((old) => old.path);
  const busy: string[] = [];
  await close(publication, [...current, ...kept], true);
  const place = made.written.map((record) => record.path);
  await staging.commit(place, [INDEX, MANIFEST], removed, async (paths) => {
    busy.push(...paths);
    const free = current.filter((record) => !paths.includes(record.path));
    const earlier = (before?.artifacts ?? []).filter((record) => paths.includes(record.path));
    await close(publication, [...free, ...earlier, ...kept], false);
  });
  return { removed, busy };
}

/** Puts the index and the manifest of these artifacts into the waiting room. */
async function close(publication: Publication, artifacts: readonly ArtifactRecord[], all: boolean): Promise<void> {
  const manifest = manifestOf(publication, [...artifacts].sort(byPath), all);
  await publication.staging.put(INDEX, indexFile(manifest, publication.look));
  await publication.staging.put(MANIFEST, manifestText(manifest));
}

/** An artifact that this build did not make again stays if the build was told of a part only, or failed on it. */
function keeps({ options, made }: Publication, old: ArtifactRecord): boolean {
  return isFiltered(options) || options.prune === false || made.failed.has(old.handout);
}

function manifestOf(publication: Publication, artifacts: readonly ArtifactRecord[], all: boolean): Manifest {
  const { options, before, tool, inputs, catalog, made } = publication;
  const mentioned = new Set([...artifacts.map((artifact) => artifact.handout), ...made.failed]);
  return {
    format: 1,
    tool: { ...tool, ...runtime() },
    complete: all && !isFiltered(options) && made.failed.size === 0 && options.shard === undefined,
    ...(options.shard ? { shard: options.shard } : {}),
    formats: [...new Set(artifacts.map((artifact) => artifact.format))].sort(),
    inputs,
    handouts: handoutRecords(catalog, mentioned, made.failed, before),
    artifacts,
  };
}
