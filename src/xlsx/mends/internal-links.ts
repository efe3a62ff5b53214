import { type Mend, relationsPath, sheetParts, sheetPath, withParts } from './part.ts';

/**
 * exceljs #3027: a link inside the workbook is written as an external relationship and a location that begins with
 * `#`. Excel wants the location alone. The `#` goes, and the relationship with it.
 */
export const mendInternalLinks: Mend = (parts) => {
  const changed: [string, string][] = [];
  for (const { number, xml } of sheetParts(parts)) {
    const dropped = new Set<string>();
    const mended = xml.replace(
      /<hyperlink ([^>]*?)r:id="(rId\d+)"([^>]*?)location="#([^"]*)"/g,
      (_, a, id, b, location) => {
        dropped.add(id);
        return `<hyperlink ${a}${b}location="${location}"`.replace(/ {2,}/g, ' ');
      },
    );
    if (dropped.size === 0) continue;
    const relations = parts.get(relationsPath(number)) ?? '';
    changed.push([sheetPath(number), mended]);
    changed.push([
      relationsPath(number),
      relations.replace(/<Relationship Id="(rId\d+)"[^>]*\/>/g, (whole, id) => (dropped.has(id) ? '' : whole)),
    ]);
  }
  return withParts(parts, changed);
};
