import { quotedName } from './names.ts';
import type { Link } from './sheet.ts';
import { attribute } from './xml.ts';
import { type Packed, packer } from './zip.ts';

/** So many addresses are known again; those after get a relationship for each link, so that memory stays bounded. */
const KNOWN = 20_000;
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** The links of one sheet, written: what stands between `hyperlinks`, and the relationships of external ones. */
export interface SheetLinks {
  readonly elements: Packed;
  readonly relations: Packed;
}

export interface LinkWriter {
  add(cell: string, link: Link): void;
  /** How many were added. */
  readonly count: number;
  /** A promise where the writer should wait. */
  pause(): Promise<void> | undefined;
  end(): Promise<SheetLinks>;
}

/** Writes links as they come: a sheet may have 65,530, which would make a text of many megabytes. */
export function linkWriter(): LinkWriter {
  const elements = packer();
  const relations = packer();
  const targets = new Map<string, number>();
  let related = 0;
  let count = 0;
  let wait: Promise<void> | undefined;
  const relate = (url: string) => {
    related += 1;
    if (targets.size < KNOWN) targets.set(url, related);
    const target = attribute(url);
    wait = relations.write(relationXml(related, target)) ?? wait;
    return related;
  };
  const whereOf = (link: Link) =>
    'sheet' in link
      ? `location="${attribute(`${quotedName(link.sheet)}!${link.cell}`)}"`
      : `r:id="rIdLink${targets.get(link.url) ?? relate(link.url)}"`;
  let before: { readonly link: Link; readonly where: string } | undefined;
  return {
    add(cell, link) {
      count += 1;
      // Neighbours that name the same source share their link, also where it came as a copy from another thread.
      if (!before || !isSame(link, before.link)) before = { link, where: whereOf(link) };
      wait = elements.write(`<hyperlink ref="${cell}" ${before.where}/>`) ?? wait;
    },
    get count() {
      return count;
    },
    pause() {
      const due = wait;
      wait = undefined;
      return due;
    },
    end: async () => ({ elements: await elements.end(), relations: await relations.end() }),
  };
}

function isSame(a: Link, b: Link): boolean {
  if (a === b) return true;
  if ('url' in a) return 'url' in b && a.url === b.url;
  return 'sheet' in b && a.sheet === b.sheet && a.cell === b.cell;
}

function relationXml(number: number, target: string): string {
  return `<Relationship Id="rIdLink${number}" Type="${HYPERLINK}" Target="${target}" TargetMode="External"/>`;
}
