import { addCharts } from './mends/charts.ts';
import { addConditions } from './mends/conditions.ts';
import { fixDefaultFont } from './mends/default-font.ts';
import { addLinks, LINKS_END, RELATIONS_END } from './mends/links.ts';
import { nameNotesAuthor, numberNotes, sizeNotes } from './mends/notes.ts';
import { type Mend, type Parts, relationsPath, sheetParts, sheetPath, withParts } from './mends/part.ts';
import { joinPrintAreas } from './mends/print-areas.ts';
import { addQuotePrefix } from './mends/quote-prefix.ts';
import { addSharedStrings, STRINGS } from './mends/shared-strings.ts';
import { addTables } from './mends/tables.ts';
import { addTextWarrants } from './mends/text-numbers.ts';
import { setThemeColors } from './mends/theme-colors.ts';
import type { SheetBody } from './rows.ts';
import type { WorkbookPlan } from './sheet.ts';
import { type Packed, packed, zipOf } from './zip.ts';

const ROWS_END = '</sheetData>';

/** The rows of the frame only numbered the styles or carried a note; a sheet also says how far it reaches. */
const openRows: Mend = (parts, _, bodies) =>
  withParts(
    parts,
    sheetParts(parts).map(({ number, xml }) => {
      const extent = `<dimension ref="${bodies[number - 1]?.extent ?? 'A1'}"/>`;
      const open = xml.replace(/<sheetData\/>|<sheetData>.*<\/sheetData>/s, `<sheetData>${ROWS_END}`);
      return [sheetPath(number), open.replace(/<dimension ref="[^"]*"\/>/, extent)];
    }),
  );

const MENDS: readonly Mend[] = [
  openRows,
  addLinks,
  numberNotes,
  sizeNotes,
  nameNotesAuthor,
  addQuotePrefix,
  joinPrintAreas,
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
  const gaps = new Map(bodies.flatMap((body, index) => gapsOf(body, index + 1)));
  // Folder entries are no parts.
  const paths = [...parts.keys()].filter((path) => !path.endsWith('/'));
  const entries = await Promise.all(
    [...paths, STRINGS].sort(packageOrder).map(async (path) => {
      if (path === STRINGS) return { path, stretches: [strings] };
      return { path, stretches: await stretchesOf(parts.get(path) ?? '', gaps.get(path) ?? []) };
    }),
  );
  return zipOf(entries);
}

/** What was packed while the rows were written, and the text before which it belongs. */
interface Gap {
  readonly before: string;
  readonly filling: Packed;
}

/** Of a sheet and of its relationships, each in the order of the text. */
function gapsOf({ rows, links }: SheetBody, number: number): readonly (readonly [path: string, readonly Gap[]])[] {
  const sheet = [
    { before: ROWS_END, filling: rows },
    { before: LINKS_END, filling: links.elements },
  ];
  const has = ({ filling }: Gap) => filling.size > 0;
  return [
    [sheetPath(number), sheet.filter(has)],
    [relationsPath(number), [{ before: RELATIONS_END, filling: links.relations }].filter(has)],
  ];
}

/** A part with its gaps filled, never as one text: that of a large sheet would take many times its packed size. */
async function stretchesOf(xml: string, gaps: readonly Gap[]): Promise<readonly Packed[]> {
  const stretches: Packed[] = [];
  let from = 0;
  for (const { before, filling } of gaps) {
    const at = xml.indexOf(before, from);
    if (at < 0) throw new Error(`no ${before} to fill`);
    stretches.push(await packed(xml.slice(from, at)), filling);
    from = at;
  }
  return [...stretches, await packed(xml.slice(from))];
}

/** The content types come first, as readers that stream expect; the rest by path. */
function packageOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(path: string): number {
  return path === '[Content_Types].xml' ? 0 : path.startsWith('_rels/') ? 1 : 2;
}
