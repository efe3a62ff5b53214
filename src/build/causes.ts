import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifactIntact, artifactThere } from './fresh.ts';
import type { Job } from './handouts.ts';
import type { ContentKeys } from './key.ts';
import type { ArtifactRecord } from './manifest.ts';
import type { ToolIdentity } from './package-files.ts';
import { differences, shownBy } from './verify.ts';

/** Why an artifact is made again. */
export type Cause =
  | { readonly kind: 'new' | 'gone' | 'edited' | 'tool' | 'template' | 'theme' | 'fonts' | 'page' | 'options' | 'text' }
  | { readonly kind: 'cells'; readonly addresses: readonly string[] };

/**
 * Every cause that holds. Changed cells are found by reading the earlier artifact back; `text` stands for words that
 * are in no cell (prose, titles, notes), where no change of the template tells as much.
 */
export async function causesOf(
  job: Job,
  keys: ContentKeys,
  record: ArtifactRecord | undefined,
  toolBefore: ToolIdentity | undefined,
  tool: ToolIdentity,
  out: string,
): Promise<readonly Cause[]> {
  if (!record) return [{ kind: 'new' }];
  const causes: Cause[] = [];
  if (!(await artifactIntact(out, record))) causes.push({ kind: artifactThere(out, record) ? 'edited' : 'gone' });
  if (JSON.stringify(toolBefore) !== JSON.stringify(tool)) causes.push({ kind: 'tool' });
  const template = record.keys.template !== keys.template;
  if (template) causes.push({ kind: 'template' });
  if (record.keys.theme !== keys.theme) causes.push({ kind: 'theme' });
  if (record.keys.fonts !== keys.fonts) causes.push({ kind: 'fonts' });
  if (record.keys.page !== keys.page) causes.push({ kind: 'page' });
  if (record.keys.options !== keys.options) causes.push({ kind: 'options' });
  if (record.keys.says === keys.says) return causes;
  const said = await saysElse(job, out);
  return template && said.kind === 'text' ? causes : [...causes, said];
}

async function saysElse(job: Job, out: string): Promise<Cause> {
  try {
    const found = await (await job.format.loadReader()).read(readFileSync(join(out, job.path)));
    const faults = differences(job.path, shownBy(job), found);
    const addresses = faults.flatMap((fault) => ('address' in fault.args ? [fault.args.address] : []));
    return addresses.length > 0 ? { kind: 'cells', addresses } : { kind: 'text' };
  } catch {
    // An artifact that cannot be read back tells nothing about its cells.
    return { kind: 'text' };
  }
}
