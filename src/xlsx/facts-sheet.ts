import { type Lines, plainLines } from '../core/inline.ts';
import { type Matrix, type RowSources, rowName, type SortKey } from '../core/matrix.ts';
import type { Id } from '../core/value.ts';
import { plainNumber } from './chart-sheet.ts';
import { type Context, sourceLink, sourceNumbers } from './context.ts';
import type { Fact } from './facts.ts';
import { withMark } from './looks.ts';
import type { CellPlan, CellStyle, Sheet } from './sheet.ts';
import { headCell, tableSheet } from './table-sheet.ts';
import { linesCell, safeLink, textCell } from './text.ts';
import { oneLine, word } from './words.ts';

type Edge = Pick<CellStyle, 'edge'>;
type Cells = readonly (CellPlan | null)[];

/**
 * Heads by word, in the order of the columns, with the greatest width of each: first what people read, then what filters
 * and scripts want. Paper shows the former alone, in letters of a size to read.
 */
const FACT_COLUMNS = [
  ['concept', 26],
  ['attribute', 16],
  ['part', 16],
  ['value', 26],
  ['row-sources', 12],
  ['confidence', 26],
  ['as-of', 13],
  ['source-date', 13],
  ['note', 22],
  ['sources', 30],
  ['operator', 12],
  ['from', 22],
  ['to', 22],
  ['unit', 14],
  ['sort-key', 20],
  ['link', 24],
] as const;
const READ_COLUMNS = FACT_COLUMNS.findIndex(([key]) => key === 'note') + 1;
const CONCEPT_COLUMNS = [
  ['concept', 30],
  ['row-sources', 14],
  ['sources', 50],
  ['link', 40],
  ['confidence', 24],
  ['as-of', 16],
] as const;
/** Pixels across a page of facts. */
const FACTS_PAGE = 1_350;
const NUMERIC: ReadonlySet<string> = new Set(['from', 'to']);

/** One row a fact: what is shown, what it is as numbers, and where it comes from. Made for filters and scripts. */
export function factsSheet(facts: readonly Fact[], name: string, context: Context): Sheet {
  const [inner, bottom] = [stylesFor({}), stylesFor({ edge: 'bottom' })];
  const cite = citing(context);
  const unused = unusedColumns(facts);
  const columns = behindRead(FACT_COLUMNS, unused);
  const body = function* (): Generator<Cells> {
    for (const [index, fact] of facts.entries()) {
      const cells = factRow(fact, index === facts.length - 1 ? bottom : inner, cite, context);
      yield unused.length === 0 ? cells : behindRead(cells, unused);
    }
  };
  return factTable(name, columns, facts.length, context, body, READ_COLUMNS - unused.length);
}

/** The columns for people that hold nothing, as where no value has parts: paper leaves them out. */
function unusedColumns(facts: readonly Fact[]): readonly number[] {
  const used = {
    part: facts.some(({ part }) => plainLines(part) !== ''),
    note: facts.some(({ note }) => note !== undefined),
  };
  return FACT_COLUMNS.flatMap(([key], index) => ((key === 'part' || key === 'note') && !used[key] ? [index] : []));
}

/** The same with some of those for people behind the others of them: no head is missing for a script. */
function behindRead<T>(all: readonly T[], moved: readonly number[]): readonly T[] {
  const [read, rest] = [all.slice(0, READ_COLUMNS), all.slice(READ_COLUMNS)];
  return [...read.filter((_, index) => !moved.includes(index)), ...moved.map((index) => all[index] as T), ...rest];
}

/** One row a concept, for handouts too large for one a fact: the sources, grades and dates of all its cells. */
export function conceptSourcesSheet(name: string, context: Context): Sheet {
  const [inner, bottom] = [stylesFor({}), stylesFor({ edge: 'bottom' })];
  const cite = citing(context);
  const count = conceptCount(context);
  return factTable(name, CONCEPT_COLUMNS, count, context, function* () {
    let index = 0;
    const known = new Map<RowSources, Cells>();
    for (const [{ rows }, concepts] of conceptsIn(context)) {
      for (const [at, one] of concepts.entries()) {
        index += 1;
        const styles = index === count ? bottom : inner;
        const cells = (index === count ? undefined : known.get(one)) ?? conceptCells(one, styles, cite, context);
        known.set(one, cells);
        yield [linesCell(rowName(rows, at), styles.stub), ...cells];
      }
    }
  });
}

/** How many concepts stand in the rows of matrices. */
export function conceptCount(context: Context): number {
  return conceptsIn(context).reduce((sum, [, concepts]) => sum + concepts.length, 0);
}

/** Matrices with concepts as columns are never large: a sheet has no more than 16,384 columns. */
function conceptsIn(context: Context): readonly (readonly [Matrix, readonly RowSources[]])[] {
  return [...context.survey.matrices].flatMap(([matrix, { concepts }]) =>
    concepts ? [[matrix, concepts] as const] : [],
  );
}

function factTable(
  name: string,
  columns: readonly (readonly [word: string, most: number])[],
  bodyCount: number,
  context: Context,
  body: () => Iterable<Cells>,
  printed = columns.length,
): Sheet {
  return tableSheet(
    {
      name,
      title: word(context.handout, 'facts'),
      tableName: 'Facts',
      heads: columns.map(([key]) =>
        headCell(plainLines(word(context.handout, key)), NUMERIC.has(key) ? 'right' : 'left'),
      ),
      bodyCount,
      body,
      most: columns.map(([, width]) => width),
      after: [],
      ...(printed < columns.length ? { printed, page: FACTS_PAGE } : {}),
    },
    context,
  );
}

interface Styles {
  readonly edge: Edge;
  readonly cell: CellStyle;
  readonly stub: CellStyle;
  readonly url: CellStyle;
}

function stylesFor(edge: Edge): Styles {
  const of = (role: CellStyle['role']): CellStyle => ({ role, align: 'left', ...edge });
  return { edge, cell: of('cell'), stub: of('stub'), url: of('url') };
}

function factRow(fact: Fact, styles: Styles, cite: Cite, context: Context): Cells {
  const { cell: style, edge } = styles;
  const none: CellPlan = { value: null, style };
  const { confidence } = fact.provenance;
  const [numbers, titles, link] = sourceCells(fact.provenance.sources, styles, cite);
  return [
    linesCell(fact.concept, styles.stub),
    linesCell(fact.attribute, style),
    linesCell(fact.part, style),
    linesCell(fact.value, fact.missing ? withMark(style, 'muted') : style),
    numbers,
    confidence ? linesCell(word(context.handout, confidence), style) : none,
    ...dateCells(fact, style, context),
    fact.note ? linesCell(fact.note, style) : none,
    titles,
    textCell(fact.op, style),
    fact.from === undefined ? none : plainNumber(fact.from, edge),
    fact.to === undefined ? none : plainNumber(fact.to, edge),
    textCell(fact.unit, style),
    sortKeyCell(fact.cell.sortKey, style),
    link,
  ];
}

function conceptCells({ sources, grades, span }: RowSources, styles: Styles, cite: Cite, context: Context): Cells {
  const words = new Set(grades.map((grade) => oneLine(word(context.handout, grade))));
  return [
    ...sourceCells(sources, styles, cite),
    textCell([...words].join(' | '), styles.cell),
    textCell(span.join(' – '), styles.cell),
  ];
}

/** What is shown of some sources. */
interface Citation {
  readonly numbers: string;
  readonly titles: string;
  readonly url: string;
  readonly inner: ReturnType<typeof sourceLink>;
}

type Cite = (ids: readonly Id[]) => Citation;

/** Many cells name the same sources: each set is put together once. */
function citing(context: Context): Cite {
  const known = new Map<string, Citation>();
  return (ids) => {
    const key = ids.join(' ');
    const found = known.get(key);
    if (found) return found;
    const cited = context.handout.sources.filter((source) => ids.includes(source.id));
    const made: Citation = {
      numbers: sourceNumbers(context, ids),
      titles: cited.map((source) => oneLine(source.title)).join(' | '),
      url: cited.find((source) => source.url !== undefined)?.url ?? '',
      inner: sourceLink(context, ids),
    };
    known.set(key, made);
    return made;
  };
}

/** Numbers, titles, and the address of the first source that has one. */
function sourceCells(
  ids: readonly Id[],
  styles: Styles,
  cite: Cite,
): readonly [numbers: CellPlan, titles: CellPlan, link: CellPlan] {
  const { numbers, titles, url, inner } = cite(ids);
  const link = url === '' ? undefined : safeLink(url);
  return [
    { ...textCell(numbers, styles.cell), ...(inner ? { link: inner } : {}) },
    textCell(titles, styles.url),
    { ...textCell(url, link ? withMark(styles.url, 'link') : styles.url), ...(link ? { link } : {}) },
  ];
}

/** The fact's own day, or its source's in the next column; undated says so. A part goes by its own sources. */
function dateCells(fact: Fact, style: CellStyle, context: Context): readonly CellPlan[] {
  const { asOf, sources } = fact.provenance;
  const none: CellPlan = { value: null, style };
  if (asOf !== undefined) return [textCell(asOf, style), none];
  const date = sourceDate(sources, context);
  return date === undefined ? [undatedCell(style, context), none] : [none, textCell(date, style)];
}

/** The date of the first source that has one; the others say in words that they are undated. */
function sourceDate(ids: readonly Id[], { handout, numbers }: Context): string | undefined {
  for (const id of ids) {
    const source = handout.sources[(numbers.get(id) ?? 0) - 1];
    const date = source === undefined ? '' : plainLines(source.date);
    if (/^\d{4}(?:-\d{2}){0,2}$/.test(date)) return date;
  }
  return undefined;
}

function undatedCell(style: CellStyle, context: Context): CellPlan {
  const words: Lines = word(context.handout, 'undated');
  return linesCell(words, withMark(style, 'muted'));
}

/** Numbers and days sort by this; texts sort by themselves. */
function sortKeyCell(key: SortKey, style: CellStyle): CellPlan {
  const known = key.kind === 'number' && Number.isFinite(key.value);
  return known ? plainNumber(key.value, style.edge ? { edge: style.edge } : {}) : { value: null, style };
}
