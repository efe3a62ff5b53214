import type { Diagnostic } from '../core/diagnostic.ts';
import { lookup } from '../core/record.ts';
import type { Loaded } from './load.ts';
import type { ArtifactRecord, Manifest } from './manifest.ts';

/** Warns where a handout says something else than before under the same edition. */
export function editionFaults(
  written: readonly ArtifactRecord[],
  earlier: ReadonlyMap<string, ArtifactRecord>,
  { before, loaded }: { readonly before: Manifest | undefined; readonly loaded: Loaded },
): readonly Diagnostic[] {
  const changed = new Set<string>();
  for (const record of written) {
    const old = earlier.get(record.path);
    if (old && old.keys.says !== record.keys.says) changed.add(record.handout);
  }
  return [...changed].sort().flatMap((handout): Diagnostic[] => {
    const edition = lookup(loaded.catalog.handouts, handout)?.edition ?? '';
    const same = before?.handouts.find((one) => one.id === handout)?.edition === edition;
    const span = loaded.origins.at(`handouts/${handout}/edition`)?.span;
    const where = span ? { span } : {};
    return same ? [{ code: 'edition-unchanged', severity: 'warning', args: { handout, edition }, ...where }] : [];
  });
}
