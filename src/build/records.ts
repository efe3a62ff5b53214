import type { Catalog, HandoutSpec } from '../core/catalog.ts';
import { plainText } from '../core/inline.ts';
import type { LocalizedText } from '../core/language.ts';
import { lookup } from '../core/record.ts';
import type { HandoutRecord, Manifest } from './manifest.ts';

/** What the index tells of the handouts that have artifacts; those no longer in the catalog keep their old record. */
export function handoutRecords(
  catalog: Catalog,
  mentioned: ReadonlySet<string>,
  failed: ReadonlySet<string>,
  before: Manifest | undefined,
): readonly HandoutRecord[] {
  const records: HandoutRecord[] = [];
  for (const id of [...mentioned].sort()) {
    const old = before?.handouts.find((one) => one.id === id);
    const spec = lookup(catalog.handouts, id);
    if (failed.has(id)) records.push({ ...(old ?? { id, title: {}, summary: {}, edition: '' }), failed: true });
    else if (spec) records.push(recordOf(spec));
    else if (old) records.push(old);
  }
  return records;
}

function recordOf(spec: HandoutSpec): HandoutRecord {
  const summary: LocalizedText = Object.fromEntries(
    Object.entries(spec.summary ?? {}).map(([language, inlines]) => [language, plainText(inlines)]),
  );
  return { id: spec.id, title: spec.title, summary, edition: spec.edition };
}
