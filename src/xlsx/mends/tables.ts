import { columnName, type Look, type TablePlan } from '../sheet.ts';
import { attribute, escaped } from '../xml.ts';
import { type Mend, type Parts, sheetPath, withOverride, withParts, withRelations } from './part.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TABLE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/table';
const TABLE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml';
const STYLES = 'xl/styles.xml';
const STYLE = 'Duibi';

/**
 * Native tables with filter buttons, banded by a style of the theme's. exceljs' own `addTable` is left aside: it
 * writes `tableParts` before `legacyDrawing` (#1369, #1616) and takes every value a second time. A table whose heads
 * Excel would refuse (twice the same, empty, too long) becomes a plain filter.
 */
export const addTables: Mend = (parts, plan) => {
  const styles = parts.get(STYLES) ?? '';
  let made = plan.look.banded ? withParts(parts, [[STYLES, withTableStyle(styles, plan.look)]]) : parts;
  let id = 0;
  for (const [index, sheet] of plan.sheets.entries()) {
    if (!sheet.table) continue;
    const path = sheetPath(index + 1);
    const xml = made.get(path) ?? '';
    if (headsFit(sheet.table)) {
      id += 1;
      made = withTable(made, index + 1, `xl/tables/table${id}.xml`, tableXml(sheet.table, id, plan.look));
    } else made = withParts(made, [[path, withFilter(xml, sheet.table)]]);
  }
  return made;
};

function withTable(parts: Parts, sheet: number, path: string, xml: string): Parts {
  const target = `../${path.slice('xl/'.length)}`;
  return withParts(withOverride(parts, path, TABLE_TYPE), [
    [path, xml],
    [sheetPath(sheet), withTablePart(parts.get(sheetPath(sheet)) ?? '')],
    withRelations(parts, sheet, [{ id: 'rIdTable', type: TABLE, target }]),
  ]);
}

/** Heads that a table may have: none empty or over 255 characters, none twice whatever the case. */
function headsFit(table: TablePlan): boolean {
  const distinct = new Set(table.heads.map((head) => head.toLowerCase()));
  return distinct.size === table.heads.length && table.heads.every((head) => head.trim() !== '' && head.length <= 255);
}

function rangeOf(table: TablePlan): string {
  return `A${table.headRow}:${columnName(table.heads.length - 1)}${table.lastRow}`;
}

function tableXml(table: TablePlan, id: number, look: Look): string {
  const columns = table.heads.map((head, index) => `<tableColumn id="${index + 1}" name="${headName(head)}"/>`);
  const style = look.banded ? ` name="${STYLE}"` : '';
  const info = `<tableStyleInfo${style} showFirstColumn="0" showLastColumn="0" showRowStripes="${look.banded ? 1 : 0}" showColumnStripes="0"/>`;
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
    `<table xmlns="${MAIN}" id="${id}" name="${table.name}" displayName="${table.name}" ref="${rangeOf(table)}" totalsRowShown="0">` +
    `<autoFilter ref="${rangeOf(table)}"/>` +
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>${info}</table>`
  );
}

/** As in the cell, where a line feed is written so. */
function headName(head: string): string {
  return attribute(escaped(head).replaceAll('\n', '_x000a_'));
}

function withFilter(xml: string, table: TablePlan): string {
  return xml.replace(/<sheetData\/>|<\/sheetData>/, (end) => `${end}<autoFilter ref="${rangeOf(table)}"/>`);
}

function withTablePart(xml: string): string {
  return xml.replace('</worksheet>', '<tableParts count="1"><tablePart r:id="rIdTable"/></tableParts></worksheet>');
}

/** The theme's band as a table style, so that it stays in place when rows are sorted. */
function withTableStyle(styles: string, look: Look): string {
  const dxf = `<dxf><fill><patternFill patternType="solid"><fgColor rgb="FF${look.color.band}"/><bgColor rgb="FF${look.color.band}"/></patternFill></fill></dxf>`;
  const style = `<tableStyle name="${STYLE}" pivot="0" count="1"><tableStyleElement type="secondRowStripe" dxfId="0"/></tableStyle>`;
  return styles
    .replace('<dxfs count="0"/>', `<dxfs count="1">${dxf}</dxfs>`)
    .replace(/<tableStyles count="0"([^>]*)\/>/, `<tableStyles count="1"$1>${style}</tableStyles>`);
}
