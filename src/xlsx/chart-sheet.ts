import type { Chart, ChartGap, ChartValue } from '../core/chart.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { type AfterLine, remarkLines } from './after.ts';
import { type ChartPage, chartPage } from './chart-page.ts';
import { chartPlan, cutCells } from './chart-plan.ts';
import { type Context, HEAD_ROW, printPlan, sourceLink, sourceNumbers } from './context.ts';
import { fittedRows, totalPixels } from './extent.ts';
import { tableName } from './names.ts';
import { pageRoom } from './page.ts';
import type { CellPlan, CellStyle, Sheet } from './sheet.ts';
import { headCell, tableSheet } from './table-sheet.ts';
import { textCell } from './text.ts';
import { namedLines, oneLine, word } from './words.ts';

const TEXT: CellStyle = { role: 'cell', align: 'left' };
/** Full digits: the data behind a picture is not rounded. */
const NUMBER: CellStyle = { role: 'cell', align: 'right', format: '#,##0' };
const FRACTION: CellStyle = { role: 'cell', align: 'right', format: 'General' };

const BOTTOM = { whole: { ...NUMBER, edge: 'bottom' }, fraction: { ...FRACTION, edge: 'bottom' } } as const;

interface Datum {
  /** Of a map: its lane, and the lane's number from 1. */
  readonly lane?: { readonly lines: Lines; readonly number: number };
  readonly value: ChartValue | ChartGap;
}

/** What lies between a table and the chart beside it, in columns. */
const GAP = 1;
const GAP_CELLS = Array.from({ length: GAP }, () => null);
/** Numbers that the chart covers. */
const BEHIND: CellStyle = { role: 'bare', align: 'left', muted: true, format: 'General' };

/**
 * The numbers behind a chart (name, lane of a map, text as shown, both ends as real numbers, sources), and beside them
 * the native chart that is drawn from these cells.
 */
export function chartSheet(chart: Chart, name: string, prose: readonly AfterLine[], context: Context): Sheet {
  const { handout } = context;
  const data = dataOf(chart);
  const laned = chart.kind === 'map';
  const head = (key: string, align: 'left' | 'right' = 'left') => headCell(plainLines(word(handout, key)), align);
  const heads = [
    head('concept'),
    ...(laned ? [head('lane'), head('lane-number', 'right')] : []),
    ...['value', 'from', 'to'].map((key) => head(key, 'right')),
    head('row-sources'),
  ];
  const sheet = tableSheet(
    {
      name,
      title: chart.title,
      tableName: tableName('Chart', chart.id),
      heads,
      bodyCount: data.length,
      *body() {
        for (const [index, datum] of data.entries()) {
          const own = bodyRow(datum, index === data.length - 1, context);
          const behind = data.length > 1 && !context.accessible ? cutCells(chart, index) : [];
          yield behind.length === 0
            ? own
            : [...own, ...GAP_CELLS, ...behind.map((value) => ({ value, style: BEHIND }))];
        }
      },
      most: [40, ...(laned ? [30, 10] : []), 24, 24, 24, 16],
      after: [...remarks(chart, context), ...prose],
    },
    context,
  );
  const first = laned ? 3 : 1;
  const columns = { name: 0, lane: 1, laneNumber: 2, display: first, from: first + 1 };
  const side = word(handout, laned ? 'lane' : 'concept');
  const page = pageOf(chart, sheet, context);
  const place = { anchor: { column: heads.length + GAP, row: HEAD_ROW }, size: page.size };
  const native = chartPlan(chart, name, columns, side, place, !context.accessible);
  if (!native) return sheet;
  const { pixels, landscape, apart } = page;
  const print = printPlan(context, {
    pixels,
    landscape,
    titleRow: HEAD_ROW,
    // Areas are counted as pages of their own by some programs and not by others.
    pagesHigh: apart ? 0 : 1,
    ...(apart ? { area: apart.area, columns: heads.length } : {}),
  });
  return { ...sheet, columns: [...(apart?.table ?? sheet.columns), ...page.columns], chart: native, print };
}

function pageOf(chart: Chart, { columns, rows }: Sheet, { theme, look }: Context): ChartPage {
  const heights = fittedRows(rows(), columns, look).map(({ height }) => height);
  const table = { width: totalPixels(columns), heights, columns };
  return chartPage(chart, table, { upright: pageRoom(theme, false), landscape: pageRoom(theme, true) });
}

/** A number in full: whole numbers grouped, others as they are. */
export function plainNumber(value: number, edge: Pick<CellStyle, 'edge'>): CellPlan {
  const style = Number.isInteger(value) ? NUMBER : FRACTION;
  return { value, style: edge.edge === 'bottom' ? BOTTOM[Number.isInteger(value) ? 'whole' : 'fraction'] : style };
}

function bodyRow(datum: Datum, last: boolean, context: Context): readonly (CellPlan | null)[] {
  const edge: Pick<CellStyle, 'edge'> = last ? { edge: 'bottom' } : {};
  const { value } = datum;
  const known = 'from' in value;
  const none: CellPlan = { value: null, style: { ...NUMBER, ...edge } };
  const ids = known ? value.sources : [];
  const link = sourceLink(context, ids);
  return [
    // On one line, like all that follows: programs leave names of several lines out where bars stand close.
    textCell(oneLine(value.name), { role: 'stub', align: 'left', ...edge }),
    ...laneCells(datum, { ...TEXT, ...edge }),
    textCell(oneLine(value.display), { role: 'cell', align: 'right', ...edge, ...(known ? {} : { muted: true }) }),
    known ? plainNumber(value.from, edge) : none,
    known ? plainNumber(value.to, edge) : none,
    { ...textCell(sourceNumbers(context, ids), { ...TEXT, muted: true, ...edge }), ...(link ? { link } : {}) },
  ];
}

/** A lane, and its number where the chart places it. */
function laneCells({ lane, value }: Datum, style: CellStyle): readonly CellPlan[] {
  if (!lane) return [];
  const number = { ...style, align: 'right' as const, format: '0' };
  return [textCell(oneLine(lane.lines), style), { value: 'from' in value ? lane.number : null, style: number }];
}

function dataOf(chart: Chart): readonly Datum[] {
  if (chart.kind === 'bar') return [...chart.bars, ...chart.gaps].map((value) => ({ value }));
  const lanes = chart.lanes.map((lane, index) => ({ ...lane, lane: { lines: lane.lines, number: index + 1 } }));
  const points = lanes.flatMap(({ lane, points: own }) => own.map((value) => ({ lane, value })));
  const gaps = lanes.flatMap(({ lane, gaps: own }) => own.map((value) => ({ lane, value })));
  return [...points, ...gaps];
}

/** What the picture says, its note, its axis and its cut. */
function remarks(chart: Chart, { handout }: Context): readonly AfterLine[] {
  const cut = chart.kind === 'map' ? chart.cut : undefined;
  const axis = namedLines('axis', chart.axis.title, handout);
  const line = cut ? namedLines('cut', cut.lines, handout) : [];
  return [chart.alt, chart.note ?? [], axis, line].flatMap((lines) => remarkLines(lines));
}
