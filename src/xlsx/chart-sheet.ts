import type { Chart, ChartGap, ChartValue } from '../core/chart.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { type Context, sourceLink, sourceNumbers } from './context.ts';
import { tableName } from './names.ts';
import type { CellPlan, CellStyle, Sheet } from './sheet.ts';
import { type AfterLine, headCell, remarkLines, tableSheet } from './table-sheet.ts';
import { linesCell, textCell } from './text.ts';
import { word } from './words.ts';

const TEXT: CellStyle = { role: 'cell', align: 'left' };
/** Full digits: the data behind a picture is not rounded. */
const NUMBER: CellStyle = { role: 'cell', align: 'right', format: '#,##0' };
const FRACTION: CellStyle = { role: 'cell', align: 'right', format: 'General' };

const BOTTOM = { whole: { ...NUMBER, edge: 'bottom' }, fraction: { ...FRACTION, edge: 'bottom' } } as const;

interface Datum {
  readonly lane?: Lines;
  readonly value: ChartValue | ChartGap;
}

/** The numbers behind a chart: name, lane of a map, text as shown, both ends as real numbers, sources. */
export function chartSheet(chart: Chart, name: string, prose: readonly AfterLine[], context: Context): Sheet {
  const data = dataOf(chart);
  const laned = chart.kind === 'map';
  const head = (key: string, align: 'left' | 'right' = 'left') =>
    headCell(plainLines(word(context.handout, key)), align);
  return tableSheet(
    {
      name,
      title: chart.title,
      tableName: tableName('Chart', chart.id),
      heads: [
        head('concept'),
        ...(laned ? [head('lane')] : []),
        head('value', 'right'),
        head('from', 'right'),
        head('to', 'right'),
        head('row-sources'),
      ],
      bodyCount: data.length,
      *body() {
        for (const [index, datum] of data.entries()) yield bodyRow(datum, laned, index === data.length - 1, context);
      },
      most: [36, ...(laned ? [30] : []), 24, 24, 24, 16],
      after: [...remarks(chart), ...prose],
    },
    context,
  );
}

/** A number in full: whole numbers grouped, others as they are. */
export function plainNumber(value: number, edge: Pick<CellStyle, 'edge'>): CellPlan {
  const style = Number.isInteger(value) ? NUMBER : FRACTION;
  return { value, style: edge.edge === 'bottom' ? BOTTOM[Number.isInteger(value) ? 'whole' : 'fraction'] : style };
}

function bodyRow(datum: Datum, laned: boolean, last: boolean, context: Context): readonly (CellPlan | null)[] {
  const edge: Pick<CellStyle, 'edge'> = last ? { edge: 'bottom' } : {};
  const { value } = datum;
  const known = 'from' in value;
  const none: CellPlan = { value: null, style: { ...NUMBER, ...edge } };
  const ids = known ? value.sources : [];
  const link = sourceLink(context, ids);
  return [
    linesCell(value.name, { role: 'stub', align: 'left', ...edge }),
    ...(laned ? [linesCell(datum.lane ?? [], { ...TEXT, ...edge })] : []),
    linesCell(value.display, { role: 'cell', align: 'right', ...edge, ...(known ? {} : { muted: true }) }),
    known ? plainNumber(value.from, edge) : none,
    known ? plainNumber(value.to, edge) : none,
    { ...textCell(sourceNumbers(context, ids), { ...TEXT, muted: true, ...edge }), ...(link ? { link } : {}) },
  ];
}

function dataOf(chart: Chart): readonly Datum[] {
  if (chart.kind === 'bar') return [...chart.bars, ...chart.gaps].map((value) => ({ value }));
  const points = chart.lanes.flatMap((lane) => lane.points.map((value) => ({ lane: lane.lines, value })));
  const gaps = chart.lanes.flatMap((lane) => lane.gaps.map((value) => ({ lane: lane.lines, value })));
  return [...points, ...gaps];
}

/** What the picture says, its note, its axis and its cut. */
function remarks(chart: Chart): readonly AfterLine[] {
  const cut = chart.kind === 'map' ? chart.cut : undefined;
  return [chart.alt, chart.note ?? [], chart.axis.title, cut?.lines ?? []].flatMap((lines) => remarkLines(lines));
}
