import type { ChartPlan } from '../native-chart.ts';
import { attribute } from '../xml.ts';
import { chartXml } from './chart-xml.ts';
import { type Mend, type Parts, relationsXml, sheetPath, withOverride, withParts, withRelations } from './part.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
/** English metric units a pixel at 96 dpi. */
const EMU = 9525;

/** exceljs writes no charts (#141): a chart part, a drawing that places it, and their relationships for each sheet with one. */
export const addCharts: Mend = (parts, plan) => {
  let made = parts;
  let id = 0;
  for (const [index, { chart }] of plan.sheets.entries()) {
    if (!chart) continue;
    id += 1;
    made = withChart(made, index + 1, id, chart, chartXml(chart, plan.look));
  }
  return made;
};

function withChart(parts: Parts, sheet: number, id: number, plan: ChartPlan, xml: string): Parts {
  const chart = `xl/charts/chart${id}.xml`;
  const drawing = `xl/drawings/drawing${id}.xml`;
  const typed = withOverride(withOverride(parts, chart, CHART_TYPE), drawing, DRAWING_TYPE);
  const owner = { id: 'rIdDrawing', type: `${RELATIONS}/drawing`, target: `../drawings/drawing${id}.xml` };
  const link = { id: 'rId1', type: `${RELATIONS}/chart`, target: `../charts/chart${id}.xml` };
  // Its place in a sheet is before the notes' drawing, tables and extensions.
  const placed = (parts.get(sheetPath(sheet)) ?? '').replace(
    /(?=<legacyDrawing |<tableParts |<extLst>|<\/worksheet>)/,
    '<drawing r:id="rIdDrawing"/>',
  );
  return withParts(typed, [
    [chart, xml],
    [drawing, drawingXml(plan, id)],
    [`xl/drawings/_rels/drawing${id}.xml.rels`, relationsXml([link])],
    [sheetPath(sheet), placed],
    withRelations(parts, sheet, [owner]),
  ]);
}

function drawingXml({ anchor, size, title, alt }: ChartPlan, id: number): string {
  const from = `<xdr:from><xdr:col>${anchor.column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${anchor.row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`;
  const name = `<xdr:cNvPr id="${id + 1}" name="${attribute(title)}" descr="${attribute(alt)}"/>`;
  const frame =
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>${name}<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>` +
    `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONS}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${MAIN}">` +
    `<xdr:oneCellAnchor>${from}<xdr:ext cx="${size.width * EMU}" cy="${size.height * EMU}"/>${frame}<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`
  );
}
