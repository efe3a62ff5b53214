import type { ChartPlan, NumberRange, SeriesPlan, TextRange } from '../native-chart.ts';
import type { Look } from '../sheet.ts';
import { attribute, content } from '../xml.ts';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const C15 = 'http://schemas.microsoft.com/office/drawing/2012/chart';
/** What a label shows beside its own text. */
const SHOWN = ['showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'];
/** Axis ids, which charts do not share. */
const [SIDE, VALUES] = [1, 2];
/** Thinner lines of the same bar or point would not be seen. */
const LINE = 12_700;

/** The part of a native chart, by ECMA-376 part 1, 21.2: every number and text named by its cell, and cached. */
export function chartXml(plan: ChartPlan, look: Look): string {
  const chart = plan.kind === 'bar' ? barChart(plan, look) : scatterChart(plan, look);
  const plotted =
    `<c:title>${rich(plan.title, look, 1200, true)}<c:overlay val="0"/></c:title>` +
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${chart}</c:plotArea>` +
    (plan.kind === 'bar'
      ? ''
      : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textLook(look, 900)}</c:legend>`) +
    `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/>`;
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
    `<c:chartSpace xmlns:c="${CHART}" xmlns:a="${MAIN}"><c:roundedCorners val="0"/><c:chart>${plotted}</c:chart>` +
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>` +
    `${textLook(look, 900)}</c:chartSpace>`
  );
}

function barChart(plan: ChartPlan, look: Look): string {
  const series = plan.series.map((one, index) => {
    const labels = pointLabels(one, look, 'outEnd', 0);
    const fill = `<c:spPr>${solid('accent1')}</c:spPr><c:invertIfNegative val="0"/>`;
    const categories = `<c:cat>${stringRef(one.names)}</c:cat><c:val>${numberRef(one.values)}</c:val>`;
    return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${fill}${labels}${spreadBars(one, undefined)}${categories}${labelRange(one)}</c:ser>`;
  });
  return (
    `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join('')}` +
    `<c:gapWidth val="45"/><c:axId val="${SIDE}"/><c:axId val="${VALUES}"/></c:barChart>` +
    // The first row at the top; the values then cross at the far end, which is the bottom.
    `<c:catAx><c:axId val="${SIDE}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="l"/>${axisTitle(plan.sideTitle, look, true)}<c:numFmt formatCode="General" sourceLinked="0"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${axisLine('tx2')}` +
    `${textLook(look, 900)}<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="100"/>` +
    `<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>${valueAxis(plan, look, 'max')}`
  );
}

function scatterChart(plan: ChartPlan, look: Look): string {
  const series = plan.series.map((one, index) => laneXml(one, index, look));
  const cut = plan.cut ? [cutXml(plan.cut, plan, look)] : [];
  const last = plan.lanes.length + 1;
  return (
    `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${[...series, ...cut].join('')}` +
    `<c:axId val="${VALUES}"/><c:axId val="${SIDE}"/></c:scatterChart>${valueAxis(plan, look, 'max')}` +
    `<c:valAx><c:axId val="${SIDE}"/><c:scaling><c:orientation val="maxMin"/><c:max val="${last}"/><c:min val="0"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="l"/>${axisTitle(plan.sideTitle, look, true)}` +
    `<c:numFmt formatCode="${attribute(laneCode(plan.lanes))}" sourceLinked="0"/><c:majorTickMark val="none"/>` +
    `<c:minorTickMark val="none"/><c:tickLblPos val="low"/>${axisLine('tx2')}${textLook(look, 900)}<c:crossAx val="${VALUES}"/>` +
    `<c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="1"/></c:valAx>`
  );
}

function laneXml(one: SeriesPlan, index: number, look: Look): string {
  const marker =
    `<c:marker><c:symbol val="${['circle', 'diamond', 'square', 'triangle'][index % 4]}"/><c:size val="8"/>` +
    `<c:spPr>${solid(accent(index))}<a:ln w="${LINE / 2}">${solid('bg1')}</a:ln></c:spPr></c:marker>`;
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${stringRef(one.name)}</c:tx>` +
    `<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>${marker}${pointLabels(one, look, 't', -2_700_000)}` +
    `${spreadBars(one, 'x')}<c:xVal>${numberRef(one.values)}</c:xVal>` +
    `<c:yVal>${one.lane ? numberRef(one.lane) : ''}</c:yVal><c:smooth val="0"/>${labelRange(one)}</c:ser>`
  );
}

/** A cut across all lanes, with its name in the legend. */
function cutXml(cut: NonNullable<ChartPlan['cut']>, plan: ChartPlan, look: Look): string {
  const index = plan.series.length;
  const line = `<c:spPr><a:ln w="${LINE}"><a:solidFill><a:srgbClr val="${look.color.muted}"/></a:solidFill><a:prstDash val="dash"/></a:ln></c:spPr>`;
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${content(cut.name)}</c:v></c:tx>${line}` +
    `<c:marker><c:symbol val="none"/></c:marker><c:xVal>${numberRef(cut.values)}</c:xVal>` +
    `<c:yVal>${numberRef(cut.lanes)}</c:yVal><c:smooth val="0"/></c:ser>`
  );
}

function valueAxis(plan: ChartPlan, look: Look, crosses: 'min' | 'max'): string {
  const { log, min, max, title, ticks } = plan.axis;
  const [first, second] = ticks;
  const step = first && second ? `<c:majorUnit val="${second.value / first.value}"/>` : '';
  const base = log ? '<c:logBase val="10"/>' : '';
  return (
    `<c:valAx><c:axId val="${VALUES}"/><c:scaling>${base}<c:orientation val="minMax"/><c:max val="${max}"/><c:min val="${min}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${look.color.rule}"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
    `${axisTitle(title, look, false)}<c:numFmt formatCode="${attribute(ticks.length > 0 ? tickCode(ticks) : valueCode(look, log))}" sourceLinked="0"/>` +
    `<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${axisLine('tx2')}${textLook(look, 900)}` +
    `<c:crossAx val="${SIDE}"/><c:crosses val="${crosses}"/><c:crossBetween val="${plan.kind === 'bar' ? 'between' : 'midCat'}"/>${step}</c:valAx>`
  );
}

/** The texts of the marks themselves: the format of an axis has two conditions and what is left. */
function tickCode(ticks: ChartPlan['axis']['ticks']): string {
  const texts = ticks.map(({ value, text }, index) => {
    const condition = index < ticks.length - 1 ? `[=${value}]` : '';
    return `${condition}"${text.replaceAll('"', '”')}"`;
  });
  return texts.join(';');
}

/** Counts in the leading language's units, as far as a format's two conditions go; a log axis has powers of ten only. */
function valueCode(look: Look, log: boolean): string {
  if (look.han)
    return '[>=1000000000000]0,,,,"万亿";[>=100000000]0\\.00,,"亿";0\\.0,"万"'.replace(
      '0,,,,',
      log ? '0,,,,' : '0.0,,,,',
    );
  return log
    ? '[>=1000000000]#,##0,,,"B";[>=1000000]0,,"M";#,##0'
    : '[>=1000000000]0.0,,,"B";[>=1000000]0.0,,"M";General';
}

/** Names in the place of lane numbers, as far as a format's two conditions go; else the number, as in the data. */
function laneCode(lanes: readonly string[]): string {
  if (lanes.length > 2) return `[<1]"";[>${lanes.length}]"";0`;
  const names = lanes.map((lane, index) => `[=${index + 1}]"${lane.replaceAll('"', '”')}"`);
  return [...names, '""'].join(';');
}

/**
 * A label at each point that has one: the text of its cell, which stays right when the rows are sorted. That is Excel's
 * extension of 2013, which LibreOffice follows; a program that does not know it shows no text of its own.
 */
function pointLabels(one: SeriesPlan, look: Look, position: 'outEnd' | 't', turn: number): string {
  const shown = SHOWN.map((what) => `<c:${what} val="0"/>`).join('');
  const known = `<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="${C15}"><c15:showDataLabelsRange val="1"/></c:ext></c:extLst>`;
  const labels = one.labelled.map((index) => {
    const id = `{00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}}`;
    const text = `<a:fld id="${id}" type="CELLRANGE">${runLook('a:rPr', look, 800, false)}<a:t>[CELLRANGE]</a:t></a:fld>`;
    const body = turn === 0 ? '<a:bodyPr/>' : `<a:bodyPr rot="${turn}" vert="horz"/>`;
    return `<c:dLbl><c:idx val="${index}"/><c:tx><c:rich>${body}<a:p>${text}</a:p></c:rich></c:tx><c:dLblPos val="${position}"/>${shown}${known}</c:dLbl>`;
  });
  return `<c:dLbls>${labels.join('')}${shown}</c:dLbls>`;
}

/** The cells that labels come from, at the end of a series. */
function labelRange({ labels, labelled }: SeriesPlan): string {
  if (labelled.length === 0) return '';
  const cache = labels.texts.map((text, index) => `<c:pt idx="${index}"><c:v>${content(text)}</c:v></c:pt>`);
  return (
    `<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}" xmlns:c15="${C15}"><c15:datalabelsRange><c15:f>${content(labels.cells)}</c15:f>` +
    `<c15:dlblRangeCache><c:ptCount val="${labels.texts.length}"/>${cache.join('')}</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>`
  );
}

/** From the beginning of a range of values to its end. */
function spreadBars({ spread }: SeriesPlan, direction: 'x' | undefined): string {
  if (!spread) return '';
  const side = direction ? `<c:errDir val="${direction}"/>` : '';
  return `<c:errBars>${side}<c:errBarType val="plus"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${literals(spread)}</c:plus></c:errBars>`;
}

function stringRef({ cells, texts }: TextRange): string {
  const points = texts.map((text, index) => `<c:pt idx="${index}"><c:v>${content(text)}</c:v></c:pt>`);
  return `<c:strRef><c:f>${content(cells)}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${points.join('')}</c:strCache></c:strRef>`;
}

function numberRef({ cells, numbers }: NumberRange): string {
  return `<c:numRef><c:f>${content(cells)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(numbers)}</c:numCache></c:numRef>`;
}

function literals(numbers: readonly number[]): string {
  return `<c:numLit>${points(numbers)}</c:numLit>`;
}

function points(numbers: readonly number[]): string {
  const each = numbers.map((number, index) => `<c:pt idx="${index}"><c:v>${number}</c:v></c:pt>`);
  return `<c:ptCount val="${numbers.length}"/>${each.join('')}`;
}

function axisTitle(text: string, look: Look, upright: boolean): string {
  return text === ''
    ? ''
    : `<c:title>${rich(text, look, 900, false, upright ? -5_400_000 : 0)}<c:overlay val="0"/></c:title>`;
}

function rich(text: string, look: Look, size: number, bold: boolean, turn = 0): string {
  const properties = `${runLook('a:rPr', look, size, bold)}`;
  return `<c:tx><c:rich><a:bodyPr${turn === 0 ? '' : ` rot="${turn}" vert="horz"`}/><a:p><a:r>${properties}<a:t>${content(text)}</a:t></a:r></a:p></c:rich></c:tx>`;
}

function textLook(look: Look, size: number, turn = 0): string {
  const body = turn === 0 ? '<a:bodyPr/>' : `<a:bodyPr rot="${turn}" vert="horz"/>`;
  return `<c:txPr>${body}<a:p><a:pPr>${runLook('a:defRPr', look, size, false)}</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}

function runLook(element: 'a:rPr' | 'a:defRPr', look: Look, size: number, bold: boolean): string {
  const font = attribute(look.font);
  return `<${element} sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="${font}"/><a:ea typeface="${font}"/></${element}>`;
}

function axisLine(color: string): string {
  return `<c:spPr><a:ln w="${LINE / 2}">${solid(color)}</a:ln></c:spPr>`;
}

function solid(scheme: string): string {
  return `<a:solidFill><a:schemeClr val="${scheme}"/></a:solidFill>`;
}

function accent(index: number): string {
  return `accent${(index % 6) + 1}`;
}
