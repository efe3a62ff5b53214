import { resolve } from 'node:path';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import { artifactIntact, artifactThere, isUpToDate } from './fresh.ts';
import { preparer } from './handouts.ts';
import { contentKeys } from './key.ts';
import { loadCatalog } from './load.ts';
import { machineHost } from './machine.ts';
import { type ArtifactRecord, type FileRecord, INDEX, type Manifest, readManifest } from './manifest.ts';
import { type BuildOptions, isFiltered } from './options.ts';
import { packageRoot, toolIdentity } from './package-files.ts';
import { shardOf } from './shard.ts';
import { wantedOf } from './wanted.ts';

export interface FrozenReport {
  readonly diagnostics: readonly Diagnostic[];
  /** Artifacts that are as a build would make them now. */
  readonly fresh: readonly string[];
}

type Fault = 'frozen-stale' | 'frozen-missing' | 'frozen-edited' | 'frozen-superfluous';

/** Writes nothing: names every artifact that a build would write or remove. */
export async function checkFrozen(options: BuildOptions): Promise<FrozenReport> {
  const out = resolve(options.root, options.out);
  const tool = await toolIdentity();
  const before = await readManifest(out);
  if (before && (await isUpToDate(before, options, out, tool))) {
    return { diagnostics: [], fresh: before.artifacts.map((record) => record.path) };
  }
  const records = new Map<string, ArtifactRecord>(before?.artifacts.map((record) => [record.path, record]));
  const host = machineHost(options.root, packageRoot());
  const loaded = await loadCatalog(host, options.data);
  const { catalog } = loaded.result;
  const wanted = wantedOf(catalog, options);
  const diagnostics = [...loaded.diagnostics, ...wanted.diagnostics];
  const fresh: string[] = [];
  if (hasErrors(diagnostics)) return { diagnostics, fresh };

  const prepare = preparer(host, loaded.result, wanted.result, options.templates);
  for (const spec of shardOf(wanted.result.handouts, catalog, options.shard)) {
    const prepared = await prepare(spec);
    diagnostics.push(...prepared.diagnostics);
    for (const job of prepared.result) {
      const record = records.get(job.path);
      records.delete(job.path);
      const key = contentKeys(job, tool).content;
      const code = record ? await faultOf(out, record, key) : 'frozen-missing';
      if (code) diagnostics.push(fault(code, job.path));
      else fresh.push(job.path);
    }
  }
  if (!isFiltered(options)) {
    diagnostics.push(...[...records.keys()].map((path) => fault('frozen-superfluous', path)));
    diagnostics.push(...(await indexFaults(out, before)));
  }
  return { diagnostics, fresh };
}

async function indexFaults(out: string, before: Manifest | undefined): Promise<readonly Diagnostic[]> {
  const found = before ? await fileFault(out, before.index) : 'frozen-missing';
  return found ? [fault(found, INDEX)] : [];
}

async function fileFault(out: string, record: FileRecord): Promise<Fault | undefined> {
  if (!artifactThere(out, record)) return 'frozen-missing';
  return (await artifactIntact(out, record)) ? undefined : 'frozen-edited';
}

async function faultOf(out: string, record: ArtifactRecord, key: string): Promise<Fault | undefined> {
  return (await fileFault(out, record)) ?? (record.keys.content === key ? undefined : 'frozen-stale');
}

function fault(code: Fault, artifact: string): Diagnostic {
  return { code, severity: 'error', args: { artifact } };
}
