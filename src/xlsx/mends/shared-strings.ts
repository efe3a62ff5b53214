import { type Mend, withOverride, withParts } from './part.ts';

export const STRINGS = 'xl/sharedStrings.xml';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** exceljs saw no text, or only those of notes: the part that holds the cells' texts is made known here. */
export const addSharedStrings: Mend = (parts) => {
  const relation = `<Relationship Id="rIdStrings" Type="${RELATION}" Target="sharedStrings.xml"/>`;
  const relations = (parts.get(RELATIONS) ?? '').replace(/<Relationship [^>]*sharedStrings\.xml"[^>]*\/>/, '');
  return withParts(withOverride(parts, STRINGS, TYPE), [
    [RELATIONS, relations.replace('</Relationships>', `${relation}</Relationships>`)],
  ]);
};
