import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import { preparer } from './handouts.ts';
import { loadCatalog } from './load.ts';
import { machineHost } from './machine.ts';
import type { BuildOptions } from './options.ts';
import { packageRoot } from './package-files.ts';
import { wantedOf } from './wanted.ts';

export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly concepts: number;
  readonly handouts: number;
  readonly sources: number;
}

/** Runs the pure stages and reports what they find; writes nothing. */
export async function check(options: BuildOptions): Promise<CheckReport> {
  const host = machineHost(options.root, packageRoot());
  const loaded = await loadCatalog(host, options.data);
  const { catalog } = loaded.result;
  const wanted = wantedOf(catalog, options);
  const diagnostics = [...loaded.diagnostics, ...wanted.diagnostics];
  if (!hasErrors(diagnostics)) {
    const prepare = preparer(host, loaded.result, wanted.result, options.templates);
    for (const spec of wanted.result.handouts) diagnostics.push(...(await prepare(spec)).diagnostics);
  }
  return {
    diagnostics,
    concepts: Object.keys(catalog.concepts).length,
    handouts: Object.keys(catalog.handouts).length,
    sources: Object.keys(catalog.sources).length,
  };
}
