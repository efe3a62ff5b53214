import { chartPicture, pictureSvg } from '../chart/index.ts';
import type { Chart, ChartGap, ChartValue, MapPoint } from '../core/chart.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { unexpected } from '../core/unexpected.ts';
import type { PageContext } from './context.ts';
import { attribute } from './escape.ts';
import { estimateText } from './estimate.ts';
import { sourceLinks } from './marks.ts';

/** Points across: a desktop's column of 700 px, and a phone of 390 px without its margins. */
const WIDE = 525;
const NARROW = 268;

/** A chart as a figure: drawn for wide and for narrow screens, one of them shown, and its data as a table. */
export function figureHtml(chart: Chart, page: PageContext): string {
  const anchor = page.unique(`chart_${chart.id}`);
  const alt = plainLines(chart.alt);
  const groups = dataGroups(chart);
  const drawing = (name: string, width: number) => {
    const svg = pictureSvg(chartPicture(chart, width, estimateText), { alt, id: `${anchor}_${name}` });
    return `<div class="drawing ${name}">${svg}</div>`;
  };
  return [
    `<figure class="chart"${attribute('id', anchor)}>`,
    `<figcaption class="caption">${page.html(chart.title)}</figcaption>`,
    drawing('wide', WIDE),
    drawing('narrow', NARROW),
    keyHtml(groups, page),
    chart.note === undefined ? '' : `<p class="small">${page.html(chart.note)}</p>`,
    dataHtml(chart, groups, page),
    '</figure>',
  ].join('\n');
}

interface DataRow {
  readonly number?: number;
  readonly name: Lines;
  readonly display: Lines;
  readonly sources: readonly string[];
}

interface DataGroup {
  readonly lines?: Lines;
  readonly rows: readonly DataRow[];
}

/** What the numbers in the drawing stand for. */
function keyHtml(groups: readonly DataGroup[], page: PageContext): string {
  const numbered = groups.flatMap((group) => group.rows).filter((row) => row.number !== undefined);
  if (numbered.length === 0) return '';
  const rows = numbered.sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const items = rows.map((row) => `<li${attribute('value', row.number?.toString())}>${page.html(row.name)}</li>`);
  return `<ol class="key">\n${items.join('\n')}\n</ol>`;
}

function dataHtml(chart: Chart, groups: readonly DataGroup[], page: PageContext): string {
  const numbered = groups.some((group) => group.rows.some((row) => row.number !== undefined));
  const number = numbered ? '<th scope="col" class="right">#</th>' : '';
  const head = `<tr>${number}<th scope="col">${page.html(page.word('concept'))}</th><th scope="col" class="right">${page.html(page.word('value'))}</th></tr>`;
  return [
    '<details class="data">',
    `<summary>${page.html(page.word('chart-data'))}</summary>`,
    `<table${attribute('aria-label', plainLines(chart.title.slice(0, 1)))}>\n<thead>\n${head}\n</thead>`,
    ...groups.map((group) => groupHtml(group, numbered, page)),
    '</table>\n</details>',
  ].join('\n');
}

function groupHtml(group: DataGroup, numbered: boolean, page: PageContext): string {
  const span = numbered ? 3 : 2;
  const head =
    group.lines === undefined
      ? ''
      : `<tr class="group"><th scope="rowgroup" colspan="${span}"><span>${page.html(group.lines)}</span></th></tr>\n`;
  const rows = group.rows.map((row) => {
    const links = sourceLinks(row.sources, page);
    const marks = links.length === 0 ? '' : `<sup class="marks">${links.join(' ')}</sup>`;
    const number = numbered ? `<td class="right">${row.number ?? ''}</td>` : '';
    return `<tr>${number}<th scope="row">${page.html(row.name)}</th><td class="right">${page.html(row.display)}${marks}</td></tr>`;
  });
  return `<tbody>\n${head}${rows.join('\n')}\n</tbody>`;
}

function dataGroups(chart: Chart): readonly DataGroup[] {
  switch (chart.kind) {
    case 'bar':
      return [{ rows: [...chart.bars.map(valueRow), ...chart.gaps.map(gapRow)] }];
    case 'map':
      return chart.lanes.map((lane) => ({
        lines: lane.lines,
        rows: [...lane.points.map(valueRow), ...lane.gaps.map(gapRow)],
      }));
    default:
      return unexpected(chart);
  }
}

function valueRow(value: ChartValue | MapPoint): DataRow {
  const { name, display, sources } = value;
  return 'number' in value && value.number !== undefined
    ? { number: value.number, name, display, sources }
    : { name, display, sources };
}

function gapRow({ name, display }: ChartGap): DataRow {
  return { name, display, sources: [] };
}
