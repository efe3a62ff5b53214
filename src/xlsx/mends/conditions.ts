import type { ConditionPlan, Look } from '../sheet.ts';
import { content } from '../xml.ts';
import { type Mend, type Parts, sheetPath, withParts } from './part.ts';

const STYLES = 'xl/styles.xml';
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';

/**
 * exceljs gives each data bar a random id, so that no two runs have the same bytes, its streaming writer an empty one,
 * and a bar without ends and colour throws (#3015). So it is told of no condition; ours are numbered. What Excel 2007 reads comes first; the even fill, and that a
 * bar begins at nothing, stand in an extension for later versions.
 */
export const addConditions: Mend = (parts, plan) => {
  const { parts: styled, style } = withMarkStyle(parts, plan.look);
  let bars = 0;
  return plan.sheets.reduce((made, { conditions = [] }, index) => {
    if (conditions.length === 0) return made;
    const rules = conditions.map((condition) => (condition.kind === 'bar' ? barRule(condition, ++bars) : condition));
    const path = sheetPath(index + 1);
    const xml = (made.get(path) ?? '')
      .replace(/(?=<dataValidations|<hyperlinks|<printOptions|<pageMargins)/, () => rulesXml(rules, style, plan.look))
      .replace('</worksheet>', () => `${extension(rules, plan.look)}</worksheet>`);
    return withParts(made, [[path, xml]]);
  }, styled);
};

type Bar = Extract<ConditionPlan, { kind: 'bar' }> & { readonly id: string };
type Rule = Bar | Extract<ConditionPlan, { kind: 'differs' }>;

function barRule(plan: Extract<ConditionPlan, { kind: 'bar' }>, number: number): Bar {
  return { ...plan, id: `{00000000-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}}` };
}

function rulesXml(rules: readonly Rule[], style: number, look: Look): string {
  const elements = rules.map((rule, index) => {
    const inner =
      rule.kind === 'bar'
        ? barXml(rule, index + 1, look)
        : `<cfRule type="expression" dxfId="${style}" priority="${index + 1}"><formula>${content(rule.formula)}</formula></cfRule>`;
    return `<conditionalFormatting sqref="${rule.range}">${inner}</conditionalFormatting>`;
  });
  return elements.join('');
}

function barXml({ id, from, to }: Bar, priority: number, look: Look): string {
  const ends = `<cfvo type="num" val="${from}"/><cfvo type="num" val="${to}"/>`;
  return (
    `<cfRule type="dataBar" priority="${priority}"><dataBar showValue="0">${ends}<color rgb="FF${barColor(look)}"/></dataBar>` +
    `<extLst><ext xmlns:x14="${X14}" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${id}</x14:id></ext></extLst></cfRule>`
  );
}

/** At the very end of a sheet. */
function extension(rules: readonly Rule[], look: Look): string {
  const bars = rules.filter((rule) => rule.kind === 'bar');
  if (bars.length === 0) return '';
  const elements = bars.map(({ id, range, from, to }) => {
    const ends = [from, to].map((end) => `<x14:cfvo type="num"><xm:f>${end}</xm:f></x14:cfvo>`).join('');
    const bar =
      `<x14:dataBar minLength="0" maxLength="100" showValue="0" gradient="0" axisPosition="none">${ends}` +
      `<x14:negativeFillColor rgb="FF${barColor(look)}"/></x14:dataBar>`;
    return (
      `<x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="${id}">${bar}</x14:cfRule>` +
      `<xm:sqref>${range}</xm:sqref></x14:conditionalFormatting>`
    );
  });
  return (
    `<extLst><ext xmlns:x14="${X14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}">` +
    `<x14:conditionalFormattings>${elements.join('')}</x14:conditionalFormattings></ext></extLst>`
  );
}

/** Half the colour of the charts' first series: bars fill their cells and would else stand as one dark block. */
function barColor(look: Look): string {
  const color = look.series[0] ?? look.color.accent;
  const halves = [0, 2, 4].map((at) => Math.round((Number.parseInt(color.slice(at, at + 2), 16) + 255) / 2));
  return halves.map((part) => part.toString(16).toUpperCase().padStart(2, '0')).join('');
}

/** The look of a marked stub, behind those that other mends have added: bold, in the accent, with a sign after the text. */
function withMarkStyle(parts: Parts, look: Look): { readonly parts: Parts; readonly style: number } {
  const styles = parts.get(STYLES) ?? '';
  const style = Number(/<dxfs count="(\d+)"/.exec(styles)?.[1] ?? 0);
  const dxf =
    `<dxf><font><b/><color rgb="FF${look.color.accent}"/></font>` +
    `<numFmt numFmtId="${MARK_FORMAT}" formatCode="@&quot; ≠&quot;"/></dxf>`;
  const mended = styles.replace(/<dxfs count="\d+"(?:\/>|>(.*?)<\/dxfs>)/s, (_, before = '') => {
    return `<dxfs count="${style + 1}">${before}${dxf}</dxfs>`;
  });
  return { parts: withParts(parts, [[STYLES, mended]]), style };
}

/** Beyond any that exceljs numbers. */
const MARK_FORMAT = 900;
