import { addCharts } from './mends/charts.ts';
import { addConditions } from './mends/conditions.ts';
import { fixDefaultFont } from './mends/default-font.ts';
import { addLinks } from './mends/links.ts';
import { nameNotesAuthor, numberNotes, sizeNotes } from './mends/notes.ts';
import { type Mend, type Parts, sheetPath } from './mends/part.ts';
import { addQuotePrefix } from './mends/quote-prefix.ts';
import { addSharedStrings, STRINGS } from './mends/shared-strings.ts';
import { addTables } from './mends/tables.ts';
import { addTextWarrants } from './mends/text-numbers.ts';
import { setThemeColors } from './mends/theme-colors.ts';
import type { SheetBody } from './rows.ts';
import type { WorkbookPlan } from './sheet.ts';
import { type Packed, packed, zipOf } from './zip.ts';

const MENDS: readonly Mend[] = [
  addLinks,
  numberNotes,
  sizeNotes,
  nameNotesAuthor,
  addQuotePrefix,
  fixDefaultFont,
  setThemeColors,
  addCharts,
  addTables,
  addTextWarrants,
  // Its rules hold lists of extensions, before whose like other mends put what they add.
  addConditions,
  addSharedStrings,
];

/** The finished package: mended, the rows put in, entries in a fixed order with a fixed time. */
export async function finishPackage(
  frame: Parts,
  plan: WorkbookPlan,
  bodies: readonly SheetBody[],
  strings: Packed,
): Promise<Uint8Array> {
  const parts = MENDS.reduce<Parts>((before, mend) => mend(before, plan, bodies), frame);
  const filled = new Map(bodies.map((body, index) => [sheetPath(index + 1), body]));
  // Folder entries are no parts.
  const paths = [...parts.keys()].filter((path) => !path.endsWith('/'));
  const entries = await Promise.all(
    [...paths, STRINGS].sort(packageOrder).map(async (path) => {
      const body = filled.get(path);
      const xml = parts.get(path) ?? '';
      if (path === STRINGS) return { path, stretches: [strings] };
      return { path, stretches: body ? await sheetStretches(xml, body) : [await packed(xml)] };
    }),
  );
  return zipOf(entries);
}

/** A sheet with its rows in the place of those that numbered the styles or carried a note. */
async function sheetStretches(xml: string, body: SheetBody): Promise<readonly Packed[]> {
  const [head = '', tail = ''] = xml.split(/<sheetData\/>|<sheetData>.*<\/sheetData>/s);
  const sized = head.replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${body.extent}"/>`);
  return [await packed(`${sized}<sheetData>`), body.rows, await packed(`</sheetData>${tail}`)];
}

/** The content types come first, as readers that stream expect; the rest by path. */
function packageOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(path: string): number {
  return path === '[Content_Types].xml' ? 0 : path.startsWith('_rels/') ? 1 : 2;
}
