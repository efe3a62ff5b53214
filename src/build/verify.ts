import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expectedCells } from '../core/address.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import type { ReadCell } from '../core/format.ts';
import type { CellRef } from '../core/value.ts';
import { type Job, preparer } from './handouts.ts';
import { loadCatalog, located } from './load.ts';
import { machineHost } from './machine.ts';
import { type ArtifactRecord, readManifest } from './manifest.ts';
import type { BuildOptions } from './options.ts';
import { packageRoot } from './package-files.ts';
import { wantedOf } from './wanted.ts';

/** What was compared in one artifact. */
export interface VerifiedArtifact {
  readonly path: string;
  readonly cells: number;
  readonly faults: number;
}

export interface VerifyReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly artifacts: readonly VerifiedArtifact[];
}

/** Reads every artifact of the manifest back and compares each cell, by address, with the catalog as it is now. */
export async function verify(options: BuildOptions): Promise<VerifyReport> {
  const out = resolve(options.root, options.out);
  const manifest = await readManifest(out);
  if (!manifest) {
    const args = { folder: options.out };
    return { diagnostics: [{ code: 'verify-no-manifest', severity: 'error', args }], artifacts: [] };
  }
  const host = machineHost(options.root, packageRoot());
  const loaded = await loadCatalog(host, options.data);
  const formats = options.formats.length > 0 ? options.formats : manifest.formats;
  const wanted = wantedOf(loaded.result.catalog, { ...options, formats });
  const prepare = preparer(host, loaded.result, wanted.result, options.templates);
  const diagnostics = [...loaded.diagnostics, ...wanted.diagnostics];
  const artifacts: VerifiedArtifact[] = [];
  if (hasErrors(diagnostics)) return { diagnostics, artifacts };
  for (const spec of wanted.result.handouts) {
    const prepared = await prepare(spec);
    diagnostics.push(...prepared.diagnostics.filter((one) => one.severity === 'error'));
    for (const job of prepared.result.filter((one) => isExpected(one, manifest.artifacts, options))) {
      const faults = (await verifyArtifact(out, job)).map((one) => located(one, loaded.result.origins));
      diagnostics.push(...faults);
      artifacts.push({ path: job.path, cells: shownBy(job).length, faults: faults.length });
    }
  }
  return { diagnostics, artifacts };
}

/** A format that was never built for any handout is not missing; a single artifact of a built format is. */
function isExpected(job: Job, records: readonly ArtifactRecord[], options: BuildOptions): boolean {
  return options.formats.length > 0 || records.some((record) => record.format === job.format.id);
}

/** What the artifact of a job must show, each address once. */
export function shownBy({ format, input }: Job): readonly ReadCell[] {
  return format.shows ? format.shows(input.handout, input.part) : expectedCells(input.handout);
}

async function verifyArtifact(out: string, job: Job): Promise<readonly Diagnostic[]> {
  const artifact = job.path;
  const file = join(out, job.path);
  if (!existsSync(file)) return [{ code: 'verify-missing-artifact', severity: 'error', args: { artifact } }];
  try {
    const found = await (await job.format.loadReader()).read(readFileSync(file));
    return differences(artifact, shownBy(job), found);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [{ code: 'verify-unreadable', severity: 'error', args: { artifact, detail } }];
  }
}

/** Every address that is missing, superfluous, doubled or says something else. */
export function differences(
  artifact: string,
  expected: readonly ReadCell[],
  found: readonly ReadCell[],
): readonly Diagnostic[] {
  const left = new Map<string, ReadCell[]>();
  for (const cell of found) left.set(cell.address, [...(left.get(cell.address) ?? []), cell]);
  const faults: Diagnostic[] = [];
  for (const cell of expected) {
    const [match, ...more] = left.get(cell.address) ?? [];
    left.delete(cell.address);
    const args = { artifact, address: cell.address };
    const about = cellOf(cell.address);
    if (!match) faults.push({ code: 'verify-cell-missing', severity: 'error', args, ...about });
    else if (!says(cell, match)) {
      const texts = { expected: spoken(cell, match), found: spoken(match, cell) };
      faults.push({ code: 'verify-cell-differs', severity: 'error', args: { ...args, ...texts }, ...about });
    }
    if (more.length > 0) faults.push({ code: 'verify-cell-extra', severity: 'error', args, ...about });
  }
  for (const address of left.keys()) {
    faults.push({ code: 'verify-cell-extra', severity: 'error', args: { artifact, address }, ...cellOf(address) });
  }
  return faults;
}

/** The concept and attribute of a matrix cell's address; headers and entries have none. */
function cellOf(address: string): { readonly cell?: CellRef } {
  const [, concept, attribute, part] = /^[^:]*:([^./#]+)\.([^./#]+)(?:#([^./#]+))?$/.exec(address) ?? [];
  if (concept === undefined || attribute === undefined) return {};
  return { cell: { concept, attribute, ...(part === undefined ? {} : { part }) } };
}

function says(expected: ReadCell, found: ReadCell): boolean {
  return (
    joined(expected.text) === joined(found.text) && (found.number === undefined || found.number === expected.number)
  );
}

/** Lines of one cell may be joined differently by each format; nothing else may differ. */
function joined(text: string): string {
  return text.replaceAll('\n', '');
}

/** Shows the number too where it is all that differs. */
function spoken(cell: ReadCell, other: ReadCell): string {
  const same = joined(cell.text) === joined(other.text);
  return same && cell.number !== undefined ? `${cell.text} (${cell.number})` : cell.text;
}
