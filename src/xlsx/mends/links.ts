import { type Mend, sheetParts, sheetPath, withParts, withRelations } from './part.ts';

/** Before these the links of a sheet are put in when the package is finished. */
export const LINKS_END = '</hyperlinks>';
export const RELATIONS_END = '</Relationships>';

/**
 * exceljs #3027: a link inside the workbook is written as an external relationship and a location that begins with
 * `#`, where Excel wants the location alone. So exceljs is told of no link; here each sheet that has some gets the place
 * for them, and for the relationships of those that lead out. They are written as the rows are (`links.ts`).
 */
export const addLinks: Mend = (parts, _, bodies) => {
  const changed = sheetParts(parts).flatMap(({ number, xml }): readonly (readonly [string, string])[] => {
    const links = bodies[number - 1]?.links;
    if (!links || links.elements.size === 0) return [];
    return [
      [sheetPath(number), xml.replace(/(?=<printOptions|<pageMargins)/, `<hyperlinks>${LINKS_END}`)],
      ...(links.relations.size === 0 ? [] : [withRelations(parts, number, [])]),
    ];
  });
  return withParts(parts, changed);
};
