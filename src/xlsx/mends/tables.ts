import { columnName, type Look, type TablePlan } from '../sheet.ts';
import { attribute, type Mend, type Parts, relationsPath, sheetPath, withParts } from './part.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TABLE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml';
const STYLES = 'xl/styles.xml';
const TYPES = '[Content_Types].xml';
const STYLE = 'Duibi';

/**
 * Native tables with filter buttons, banded by a style of the theme's. exceljs' own `addTable` is left aside: it
 * writes `tableParts` before `legacyDrawing` (#1369, #1616) and takes every value a second time. A table whose heads
 * Excel would refuse (twice the same, empty, too long) becomes a plain filter.
 */
export const addTables: Mend = (parts, plan) => {
  const changed = new Map<string, string>();
  let types = parts.get(TYPES) ?? '';
  let id = 0;
  for (const [index, sheet] of plan.sheets.entries()) {
    if (!sheet.table) continue;
    const path = sheetPath(index + 1);
    if (!headsFit(sheet.table)) {
      changed.set(path, withFilter(parts.get(path) ?? '', sheet.table));
      continue;
    }
    id += 1;
    changed.set(`xl/tables/table${id}.xml`, tableXml(sheet.table, id, plan.look));
    changed.set(path, withTablePart(parts.get(path) ?? ''));
    changed.set(relationsPath(index + 1), withRelation(parts, index + 1, id));
    types = types.replace(
      '</Types>',
      `<Override PartName="/xl/tables/table${id}.xml" ContentType="${TABLE_TYPE}"/></Types>`,
    );
  }
  changed.set(TYPES, types);
  changed.set(STYLES, withTableStyle(parts.get(STYLES) ?? '', plan.look));
  return withParts(parts, changed);
};

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
  const info = `<tableStyleInfo name="${STYLE}" showFirstColumn="0" showLastColumn="0" showRowStripes="${look.banded ? 1 : 0}" showColumnStripes="0"/>`;
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
    `<table xmlns="${MAIN}" id="${id}" name="${table.name}" displayName="${table.name}" ref="${rangeOf(table)}" totalsRowShown="0">` +
    `<autoFilter ref="${rangeOf(table)}"/>` +
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>${info}</table>`
  );
}

/** As in the cell, where a line feed is written so. */
function headName(head: string): string {
  return attribute(head.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\n', '_x000a_'));
}

function withFilter(xml: string, table: TablePlan): string {
  return xml.replace('</sheetData>', `</sheetData><autoFilter ref="${rangeOf(table)}"/>`);
}

function withTablePart(xml: string): string {
  return xml.replace('</worksheet>', '<tableParts count="1"><tablePart r:id="rIdTable"/></tableParts></worksheet>');
}

function withRelation(parts: Parts, sheet: number, id: number): string {
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}"></Relationships>`;
  const relation = `<Relationship Id="rIdTable" Type="${RELATIONS}/table" Target="../tables/table${id}.xml"/>`;
  return (parts.get(relationsPath(sheet)) ?? empty).replace('</Relationships>', `${relation}</Relationships>`);
}

/** The theme's band as a table style, so that it stays in place when rows are sorted. */
function withTableStyle(styles: string, look: Look): string {
  const dxf = `<dxf><fill><patternFill patternType="solid"><fgColor rgb="FF${look.color.band}"/><bgColor rgb="FF${look.color.band}"/></patternFill></fill></dxf>`;
  const style = `<tableStyle name="${STYLE}" pivot="0" count="1"><tableStyleElement type="secondRowStripe" dxfId="0"/></tableStyle>`;
  return styles
    .replace('<dxfs count="0"/>', `<dxfs count="1">${dxf}</dxfs>`)
    .replace(/<tableStyles count="0"([^>]*)\/>/, `<tableStyles count="1"$1>${style}</tableStyles>`);
}
