import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { fixDefaultFont } from './mends/default-font.ts';
import { mendInternalLinks } from './mends/internal-links.ts';
import { mendNotes } from './mends/notes.ts';
import type { Mend, Parts } from './mends/part.ts';
import { addQuotePrefix } from './mends/quote-prefix.ts';
import { addTables } from './mends/tables.ts';
import { addTextWarrants } from './mends/text-numbers.ts';
import type { WorkbookPlan } from './sheet.ts';

const MENDS: readonly Mend[] = [
  mendInternalLinks,
  mendNotes,
  addQuotePrefix,
  fixDefaultFont,
  addTables,
  addTextWarrants,
];

/** The finished package: mended, entries in a fixed order with a fixed time. */
export function finishPackage(bytes: Uint8Array, plan: WorkbookPlan): Uint8Array {
  const read = new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
  const parts = MENDS.reduce<Parts>((before, mend) => mend(before, plan), read);
  // Zips know no zone: the same local time everywhere gives the same bytes. Noon, since no zone leaves that out.
  const mtime = new Date(1980, 0, 1, 12);
  const zip: Zippable = {};
  for (const path of [...parts.keys()].sort(packageOrder)) {
    // Folder entries are no parts.
    if (!path.endsWith('/')) zip[path] = [strToU8(parts.get(path) ?? ''), { mtime, level: 6 }];
  }
  return zipSync(zip);
}

/** The content types come first, as readers that stream expect; the rest by path. */
function packageOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(path: string): number {
  return path === '[Content_Types].xml' ? 0 : path.startsWith('_rels/') ? 1 : 2;
}
