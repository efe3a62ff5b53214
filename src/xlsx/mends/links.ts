import { quotedName } from '../names.ts';
import type { SheetBody } from '../rows.ts';
import { attribute } from '../xml.ts';
import { type Mend, sheetParts, sheetPath, withParts, withRelations } from './part.ts';

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/**
 * exceljs #3027: a link inside the workbook is written as an external relationship and a location that begins with
 * `#`, where Excel wants the location alone. So exceljs is told of no link: external ones get a relationship, one for
 * each address, internal ones their location.
 */
export const addLinks: Mend = (parts, _, bodies) => {
  const changed = sheetParts(parts).flatMap(({ number, xml }): readonly (readonly [string, string])[] => {
    const links = bodies[number - 1]?.links ?? [];
    if (links.length === 0) return [];
    const { elements, targets } = linkElements(links);
    const relations = [...targets].map(([url, id]) => ({
      id,
      type: HYPERLINK,
      target: attribute(url),
      external: true,
    }));
    const block = `<hyperlinks>${elements.join('')}</hyperlinks>`;
    return [
      [sheetPath(number), xml.replace(/(?=<printOptions|<pageMargins)/, () => block)],
      ...(relations.length === 0 ? [] : [withRelations(parts, number, relations)]),
    ];
  });
  return withParts(parts, changed);
};

function linkElements(links: SheetBody['links']): {
  elements: readonly string[];
  targets: ReadonlyMap<string, string>;
} {
  const targets = new Map<string, string>();
  const elements = links.map(({ cell, link }) => {
    if ('sheet' in link) {
      return `<hyperlink ref="${cell}" location="${attribute(`${quotedName(link.sheet)}!${link.cell}`)}"/>`;
    }
    const id = targets.get(link.url) ?? `rIdLink${targets.size + 1}`;
    targets.set(link.url, id);
    return `<hyperlink ref="${cell}" r:id="${id}"/>`;
  });
  return { elements, targets };
}
