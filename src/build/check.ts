import { CHECKS, type CheckOutcome, runChecks, type SuppressedFinding } from '../checks/index.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import type { Kit } from '../core/format.ts';
import type { Handout } from '../core/handout.ts';
import { writerOf } from './formats.ts';
import { type Job, preparer } from './handouts.ts';
import { type Loaded, loadCatalog, located } from './load.ts';
import { machineHost } from './machine.ts';
import type { BuildOptions } from './options.ts';
import { packageKit, packageRoot } from './package-files.ts';
import { wantedOf } from './wanted.ts';

export interface CheckOptions extends BuildOptions {
  /** A day as written, against which the age of facts counts in place of the editions. */
  readonly today?: string;
}

export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly concepts: number;
  readonly handouts: number;
  readonly sources: number;
  /** Findings that the project accepts, each with its reason. */
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * Runs all that a build runs up to the bytes, then every check, and reports what they find; writes nothing. The checks
 * are asked only of a catalog and handouts without errors: after one they would mostly tell of its consequences.
 */
export async function check(options: CheckOptions): Promise<CheckReport> {
  const host = machineHost(options.root, packageRoot());
  const loaded = await loadCatalog(host, options.data);
  const { catalog } = loaded.result;
  const wanted = wantedOf(catalog, options);
  const diagnostics = [...loaded.diagnostics, ...wanted.diagnostics];
  const shown: Handout[] = [];
  if (!hasErrors(diagnostics)) {
    const kit = packageKit();
    const prepare = preparer(host, loaded.result, wanted.result, options.templates);
    for (const spec of wanted.result.handouts) {
      const prepared = await prepare(spec);
      diagnostics.push(...prepared.diagnostics, ...(await planFaults(prepared.result, loaded.result, kit)));
      shown.push(...distinct(prepared.result.map((job) => job.input.handout)));
    }
  }
  const checked = hasErrors(diagnostics) ? NOTHING : runAll(shown, loaded.result, options);
  return {
    diagnostics: [...diagnostics, ...checked.diagnostics],
    concepts: Object.keys(catalog.concepts).length,
    handouts: Object.keys(catalog.handouts).length,
    sources: Object.keys(catalog.sources).length,
    suppressed: checked.suppressed,
  };
}

const NOTHING: CheckOutcome = { diagnostics: [], suppressed: [] };

function runAll(shown: readonly Handout[], { catalog, origins }: Loaded, options: CheckOptions): CheckOutcome {
  const today = options.today === undefined ? {} : { today: options.today };
  const outcome = runChecks(CHECKS, { catalog, origins, shown, ...today });
  // Where only a part was looked at, what a suppression excuses may lie in the rest.
  const part = options.handouts.length + options.renditions.length > 0;
  const found = outcome.diagnostics.filter((one) => one.code !== 'suppression-unused' || !part);
  return { ...outcome, diagnostics: inOrder(found.map((one) => located(one, origins))) };
}

/** What the formats cannot hold or show: characters without a glyph, texts too long. */
async function planFaults(jobs: readonly Job[], { origins }: Loaded, kit: Kit): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { format, input } of jobs) {
    const writer = await writerOf(format, kit);
    found.push(...writer.plan(input).diagnostics);
  }
  return distinct(found.map((one) => located(one, origins)));
}

/** The formats of one rendition mostly show the same handout, and find the same faults. */
function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** By file and place, as they are mended. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const file = ({ span }: Diagnostic) => span?.file ?? '';
  return [...diagnostics].sort(
    (a, b) => (file(a) < file(b) ? -1 : file(a) > file(b) ? 1 : 0) || (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}
