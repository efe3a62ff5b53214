import { type Mend, withParts } from './part.ts';

const WORKBOOK = 'xl/workbook.xml';
const AREA = /<definedName name="_xlnm\.Print_Area" localSheetId="(\d+)">([^<]*)<\/definedName>/g;

/** exceljs names each area of a sheet by itself; Excel takes one name with all of them, and mends the file else. */
export const joinPrintAreas: Mend = (parts) => {
  const xml = parts.get(WORKBOOK) ?? '';
  const areas = new Map<string, string[]>();
  for (const [, sheet = '', area = ''] of xml.matchAll(AREA)) areas.set(sheet, [...(areas.get(sheet) ?? []), area]);
  if ([...areas.values()].every((all) => all.length < 2)) return parts;
  const joined = xml.replace(AREA, (whole, sheet: string, area: string) => {
    const all = areas.get(sheet) ?? [];
    if (all[0] !== area) return '';
    return whole.replace(`>${area}<`, () => `>${all.join(',')}<`);
  });
  return withParts(parts, [[WORKBOOK, joined]]);
};
