import type { Catalog } from '../core/catalog.ts';
import { DEFAULT_FORMATS } from './format-names.ts';
import { type IndexLook, indexFile } from './index-file.ts';
import { askedFolders, type Input, sha256 } from './machine.ts';
import {
  type ArtifactRecord,
  byPath,
  type FileRecord,
  INDEX,
  MANIFEST,
  type Manifest,
  manifestText,
} from './manifest.ts';
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
  await close(publication, [...current, ...kept], kept.length === 0);
  const place = made.written.map((record) => record.path);
  await staging.commit(place, [INDEX, MANIFEST], removed, async (paths) => {
    busy.push(...paths);
    const free = current.filter((record) => !paths.includes(record.path));
    const earlier = (before?.artifacts ?? []).filter((record) => paths.includes(record.path));
    await close(publication, [...free, ...earlier, ...kept], false);
  });
  return { removed: removed.filter((path) => !busy.includes(path)), busy };
}

/** Puts the index and the manifest of these artifacts into the waiting room. */
async function close(publication: Publication, artifacts: readonly ArtifactRecord[], all: boolean): Promise<void> {
  const listed = listing(publication, [...artifacts].sort(byPath), all);
  const index = indexFile(listed, publication.look);
  await publication.staging.put(INDEX, index);
  await publication.staging.put(MANIFEST, manifestText({ ...listed, index: indexRecord(index) }));
}

export function indexRecord(index: string): FileRecord {
  return { path: INDEX, size: Buffer.byteLength(index), sha256: sha256(index) };
}

/**
 * For a build that was stopped and is finished now, while other programs hold some of its targets: the manifest that
 * waits must not speak of them, so that the next build makes them again.
 */
export async function dropBusy(paths: readonly string[], staging: Staging): Promise<void> {
  const waiting = await staging.text(MANIFEST).catch(() => undefined);
  if (waiting === undefined) return;
  const manifest = JSON.parse(waiting) as Manifest;
  const artifacts = manifest.artifacts.filter((record) => !paths.includes(record.path));
  await staging.replace(MANIFEST, manifestText({ ...manifest, complete: false, artifacts }));
}

/** An artifact that this build did not make again stays if the build was told of a part only, or failed on it. */
function keeps({ options, made }: Publication, old: ArtifactRecord): boolean {
  return isFiltered(options) || options.prune === false || made.failed.has(old.handout);
}

/** Those of the artifacts; a whole build was asked for all that are made by default, whatever its handouts take. */
function formatsMade(artifacts: readonly ArtifactRecord[], options: Publication['options']): readonly string[] {
  const asked = isFiltered(options) ? [] : DEFAULT_FORMATS;
  return [...new Set([...asked, ...artifacts.map((artifact) => artifact.format)])].sort();
}

function listing(
  publication: Publication,
  artifacts: readonly ArtifactRecord[],
  all: boolean,
): Omit<Manifest, 'index'> {
  const { options, before, tool, inputs, catalog, made } = publication;
  const mentioned = new Set([...artifacts.map((artifact) => artifact.handout), ...made.failed]);
  return {
    format: 1,
    tool,
    asked: askedFolders(options),
    complete: all && !isFiltered(options) && made.failed.size === 0,
    ...(options.shard ? { shard: options.shard } : {}),
    formats: formatsMade(artifacts, options),
    inputs,
    handouts: handoutRecords(catalog, mentioned, made.failed, before),
    artifacts,
  };
}
