import { columnName } from '../sheet.ts';
import { type Mend, sheetParts, sheetPath, withParts } from './part.ts';

/**
 * A year such as 2018 is a text here, since it is no day. exceljs writes no `ignoredErrors` (#2092), without which Excel puts
 * a warning triangle on each such cell.
 */
export const addTextWarrants: Mend = (parts, plan) => {
  const changed = sheetParts(parts).flatMap(({ number, xml }): readonly [string, string][] => {
    const table = plan.sheets[number - 1]?.table;
    if (!table) return [];
    const range = `A${table.headRow}:${columnName(table.heads.length - 1)}${table.lastRow}`;
    const warrant = `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors>`;
    // Their place is after the page's furniture and before drawings and tables.
    return [
      [sheetPath(number), xml.replace(/(?=<drawing |<legacyDrawing |<tableParts |<extLst|<\/worksheet>)/, warrant)],
    ];
  });
  return withParts(parts, changed);
};
