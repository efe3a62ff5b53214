import { plainLines } from '../core/inline.ts';
import type { SortKey } from '../core/matrix.ts';
import { plainNumber } from './chart-sheet.ts';
import { type Context, sourceLink, sourceNumbers } from './context.ts';
import type { Fact } from './facts.ts';
import type { CellPlan, CellStyle, Sheet } from './sheet.ts';
import { headCell, tableSheet } from './table-sheet.ts';
import { linesCell, safeLink, textCell } from './text.ts';
import { oneLine, word } from './words.ts';

type Edge = Pick<CellStyle, 'edge'>;

/** Heads by word, in the order of the columns, with the greatest width of each. */
const COLUMNS = [
  ['concept', 26],
  ['attribute', 16],
  ['part', 16],
  ['value', 30],
  ['operator', 9],
  ['from', 22],
  ['to', 22],
  ['unit', 14],
  ['row-sources', 12],
  ['sources', 30],
  ['link', 24],
  ['confidence', 16],
  ['as-of', 13],
  ['source-date', 13],
  ['note', 30],
  ['sort-key', 20],
] as const;
const NUMERIC: ReadonlySet<string> = new Set(['from', 'to']);

/** One row a fact: what is shown, what it is as numbers, and where it comes from. Made for filters and scripts. */
export function factsSheet(facts: readonly Fact[], name: string, context: Context): Sheet {
  return tableSheet(
    {
      name,
      title: word(context.handout, 'facts'),
      tableName: 'Facts',
      heads: COLUMNS.map(([key]) =>
        headCell(plainLines(word(context.handout, key)), NUMERIC.has(key) ? 'right' : 'left'),
      ),
      bodyCount: facts.length,
      *body() {
        for (const [index, fact] of facts.entries()) {
          yield factRow(fact, index === facts.length - 1 ? { edge: 'bottom' } : {}, context);
        }
      },
      most: COLUMNS.map(([, width]) => width),
      after: [],
    },
    context,
  );
}

function factRow(fact: Fact, edge: Edge, context: Context): readonly (CellPlan | null)[] {
  const style: CellStyle = { role: 'cell', align: 'left', ...edge };
  const text = (value: string) => textCell(value, style);
  const none: CellPlan = { value: null, style };
  const { confidence } = fact.provenance;
  return [
    linesCell(fact.concept, { ...style, role: 'stub' }),
    linesCell(fact.attribute, style),
    text(fact.part),
    linesCell(fact.value, fact.cell.value.kind === 'missing' ? { ...style, muted: true } : style),
    text(fact.op),
    fact.from === undefined ? none : plainNumber(fact.from, edge),
    fact.to === undefined ? none : plainNumber(fact.to, edge),
    text(fact.unit),
    ...sourceCells(fact, style, context),
    confidence ? linesCell(word(context.handout, confidence), style) : none,
    ...dateCells(fact, style, context),
    fact.note ? linesCell(fact.note, style) : none,
    sortKeyCell(fact.cell.sortKey, style),
  ];
}

/** Numbers, titles, and the address of the first source that has one. */
function sourceCells(fact: Fact, style: CellStyle, context: Context): readonly CellPlan[] {
  const ids = fact.provenance.sources;
  const cited = context.handout.sources.filter((source) => ids.includes(source.id));
  const url = cited.find((source) => source.url !== undefined)?.url;
  const link = url === undefined ? undefined : safeLink(url);
  const inner = sourceLink(context, ids);
  return [
    { ...textCell(sourceNumbers(context, ids), style), ...(inner ? { link: inner } : {}) },
    textCell(cited.map((source) => oneLine(source.title)).join(' | '), { ...style, role: 'url' }),
    { ...textCell(url ?? '', { ...style, role: 'url', ...(link ? { link: true } : {}) }), ...(link ? { link } : {}) },
  ];
}

/** The fact's own day, or its source's in the next column; undated says so. */
function dateCells(fact: Fact, style: CellStyle, context: Context): readonly CellPlan[] {
  const asOf = fact.provenance.asOf;
  const { dated } = fact.cell;
  const none: CellPlan = { value: null, style };
  if (asOf !== undefined) return [textCell(asOf, style), none];
  if (dated.kind === 'undated') return [linesCell(word(context.handout, 'undated'), { ...style, muted: true }), none];
  const date = textCell(dated.date, style);
  return dated.kind === 'as-of' ? [date, none] : [none, date];
}

/** Numbers and days sort by this; texts sort by themselves. */
function sortKeyCell(key: SortKey, style: CellStyle): CellPlan {
  const known = key.kind === 'number' && Number.isFinite(key.value);
  return known ? plainNumber(key.value, style.edge ? { edge: style.edge } : {}) : { value: null, style };
}
