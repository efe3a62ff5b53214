import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import { digestOf } from './digest.ts';
import { artifactIntact } from './fresh.ts';
import { indexFile, indexLook } from './index-file.ts';
import { takeLock } from './lock.ts';
import { type Input, machineHost } from './machine.ts';
import {
  type ArtifactRecord,
  byPath,
  type HandoutRecord,
  INDEX,
  MANIFEST,
  type Manifest,
  manifestText,
  readManifest,
} from './manifest.ts';
import { packageRoot } from './package-files.ts';
import { finish, Staging } from './place.ts';
import { dropBusy, indexRecord } from './publish.ts';

export interface MergeReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly artifacts: readonly ArtifactRecord[];
}

export interface MergeOptions {
  readonly root: string;
  readonly folders: readonly string[];
  readonly out: string;
  readonly templates: string;
}

interface Part {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Joins the outputs of all shards of one build into `out`, which then equals the unsharded build byte for byte. A shard
 * may be given twice if both say the same. Gaps, other inputs, and files that are not as their manifest says are refused.
 */
export async function merge(options: MergeOptions): Promise<MergeReport> {
  const { root, folders } = options;
  const diagnostics: Diagnostic[] = [];
  const parts: Part[] = [];
  for (const folder of folders) {
    const manifest = await readManifest(resolve(root, folder));
    if (manifest) parts.push({ folder, manifest });
    else diagnostics.push({ code: 'merge-no-manifest', severity: 'error', args: { folder } });
  }
  diagnostics.push(...gaps(parts), ...foreign(parts));
  const owners = new Map<string, { part: Part; record: ArtifactRecord }>();
  for (const part of parts) diagnostics.push(...(await claim(root, part, owners)));
  if (hasErrors(diagnostics)) return { diagnostics, artifacts: [] };

  const artifacts = [...owners.values()].map((owner) => owner.record).sort(byPath);
  const faults = await placeMerged(options, parts, owners, artifacts);
  return { diagnostics: faults, artifacts: faults.length > 0 ? [] : artifacts };
}

function gaps(parts: readonly Part[]): readonly Diagnostic[] {
  const of = parts[0]?.manifest.shard?.of ?? 0;
  const wrong = parts.filter((part) => part.manifest.shard?.of !== of || of === 0);
  if (wrong.length > 0) {
    return wrong.map(({ folder }): Diagnostic => ({ code: 'merge-not-a-shard', severity: 'error', args: { folder } }));
  }
  const present = new Set(parts.map((part) => part.manifest.shard?.index));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !present.has(index));
  return missing.map((shard): Diagnostic => ({ code: 'merge-gap', severity: 'error', args: { shard, of } }));
}

/** Parts whose tool, or whose answer to the same question, differs from the first part's. */
function foreign(parts: readonly Part[]): readonly Diagnostic[] {
  const known = new Map<string, string>();
  const first = parts[0]?.manifest;
  return parts.flatMap(({ folder, manifest }): Diagnostic[] => {
    const tool = digestOf(first?.tool) === digestOf(manifest.tool) ? [] : ['Duibi, Node or ICU'];
    const asked = digestOf(first?.asked) === digestOf(manifest.asked) ? [] : ['--data, --template'];
    const inputs = manifest.inputs.filter((input) => {
      const key = inputKey(input);
      const before = known.get(key);
      known.set(key, before ?? digestOf(input));
      return before !== undefined && before !== digestOf(input);
    });
    const what = [
      ...tool,
      ...asked,
      ...inputs.map((input) => (input.kind === 'environment' ? input.name : input.path)),
    ];
    const args = { folder, what: what.join(', ') };
    return what.length > 0 ? [{ code: 'merge-different-inputs', severity: 'error', args }] : [];
  });
}

/** A file that one shard found and another did not is a difference too. */
function inputKey(input: Input): string {
  if (input.kind === 'environment') return `environment ${input.name}`;
  return `${input.kind === 'folder' ? 'folder' : 'file'} ${input.path}`;
}

async function claim(
  root: string,
  part: Part,
  owners: Map<string, { part: Part; record: ArtifactRecord }>,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const record of part.manifest.artifacts) {
    const { path: artifact } = record;
    const owner = owners.get(artifact);
    if (!(await artifactIntact(resolve(root, part.folder), record))) {
      found.push({ code: 'merge-edited', severity: 'error', args: { artifact, folder: part.folder } });
    } else if (owner && digestOf(owner.record) !== digestOf(record)) {
      const folders = `${owner.part.folder}, ${part.folder}`;
      found.push({ code: 'merge-overlap', severity: 'error', args: { artifact, folders } });
    }
    owners.set(artifact, owner ?? { part, record });
  }
  return found;
}

async function placeMerged(
  { root, out: name, templates }: MergeOptions,
  parts: readonly Part[],
  owners: ReadonlyMap<string, { part: Part; record: ArtifactRecord }>,
  artifacts: readonly ArtifactRecord[],
): Promise<readonly Diagnostic[]> {
  const out = resolve(root, name);
  const lock = await takeLock(out);
  if (!lock.held) return [{ code: 'folder-locked', severity: 'error', args: { folder: name, pid: lock.pid } }];
  try {
    await finish(out, dropBusy);
    const old = (await readManifest(out))?.artifacts ?? [];
    const staging = new Staging(out, `merge-${process.pid}`);
    for (const [path, { part }] of owners) await staging.put(path, await readFile(join(root, part.folder, path)));
    const listed = merged(parts, artifacts);
    const index = indexFile(listed, await indexLook(machineHost(root, packageRoot()), templates));
    await staging.put(INDEX, index);
    await staging.put(MANIFEST, manifestText({ ...listed, index: indexRecord(index) }));
    const removed = old.map((record) => record.path).filter((path) => !owners.has(path));
    await staging.commit([...owners.keys()], [INDEX, MANIFEST], removed);
    return [];
  } finally {
    await lock.release();
  }
}

function merged(parts: readonly Part[], artifacts: readonly ArtifactRecord[]): Omit<Manifest, 'index'> {
  const manifests = parts.map((part) => part.manifest);
  const handouts = new Map<string, HandoutRecord>();
  const inputs = new Map<string, Input>();
  for (const manifest of manifests) {
    for (const handout of manifest.handouts) handouts.set(handout.id, handout);
    for (const input of manifest.inputs) inputs.set(digestOf(input), input);
  }
  const records = [...handouts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    format: 1,
    tool: (manifests[0] as Manifest).tool,
    asked: (manifests[0] as Manifest).asked,
    complete: manifests.every((manifest) => manifest.complete),
    formats: [...new Set(artifacts.map((artifact) => artifact.format))].sort(),
    inputs: [...inputs.values()].sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1)),
    handouts: records,
    artifacts,
  };
}

/** The order in which a recording host lists its inputs. */
function sortName(input: Input): string {
  if (input.kind === 'environment') return `e:${input.name}`;
  return `${input.kind === 'folder' ? 'd' : 'f'}:${input.path}`;
}
