import type { Concept } from '../core/catalog.ts';
import { type Inline, type Lines, plainText, textInlines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { MatrixCell } from '../core/matrix.ts';
import type { ShownAttribute } from './columns.ts';
import type { Context } from './context.ts';
import { dateKey } from './date.ts';
import { bracketed, linesFor, textIn, wordIn } from './localize.ts';

/** A column with more dated cells than this says only between which dates they lie; the workbook has each. */
const MOST_NAMED = 40;

/** What holds as of which day, for attributes whose facts are dated alike. */
interface DatedColumn {
  readonly labels: readonly Lines[];
  readonly dates: ReadonlyMap<string, readonly Concept[]>;
  /** Whether every fact of the column has a day of its own. */
  readonly whole: boolean;
}

/**
 * The note under a matrix, and with it the days as of which its facts hold: by attribute and date, the concepts. Only
 * facts with a day of their own are named; all others are as old as their sources, whose dates stand in the source list.
 * `grid` has a row for each concept, a cell for each attribute.
 */
export function noteWithDates(
  context: Context,
  note: Lines,
  concepts: readonly Concept[],
  attributes: readonly ShownAttribute[],
  grid: readonly (readonly MatrixCell[])[],
): Lines {
  const columns = mergeAlike(
    attributes.flatMap(({ lines }, index) => {
      const cells = grid.map((row) => unsaid(row, index));
      const dates = datesOf(concepts, cells);
      const whole = grid.every((row, at) => row[index]?.value.kind === 'missing' || isDated(cells[at]));
      return dates.size === 0 ? [] : [{ labels: [lines], dates, whole }];
    }),
  );
  if (columns.length === 0) return note;
  return linesFor(context.rendition, (language) => {
    const own = note.find((line) => line.language === language) ?? note[0];
    const before: readonly Inline[] = own === undefined ? [] : [...own.inlines, { kind: 'break' }];
    return { inlines: [...before, ...textInlines(datesText(context, columns, language))], language };
  });
}

/** The cell, unless its row shows the day itself: then the note need not say it again. */
function unsaid(row: readonly MatrixCell[], index: number): MatrixCell | undefined {
  const cell = row[index];
  const { dated } = cell ?? {};
  const shown = row.some(({ value }) => value.kind === 'date' && dated?.kind === 'as-of' && value.iso === dated.date);
  return shown ? undefined : cell;
}

function isDated(cell: MatrixCell | undefined): boolean {
  return cell?.dated.kind === 'as-of' && cell.value.kind !== 'missing';
}

/** The concepts by date, the oldest first. */
function datesOf(
  concepts: readonly Concept[],
  cells: readonly (MatrixCell | undefined)[],
): ReadonlyMap<string, readonly Concept[]> {
  const dates = new Map<string, Concept[]>();
  for (const [row, concept] of concepts.entries()) {
    const cell = cells[row];
    if (cell?.dated.kind !== 'as-of' || !isDated(cell)) continue;
    const { date } = cell.dated;
    dates.set(date, [...(dates.get(date) ?? []), concept]);
  }
  return new Map([...dates].sort(([a], [b]) => dateKey(a) - dateKey(b)));
}

function mergeAlike(columns: readonly DatedColumn[]): readonly DatedColumn[] {
  const merged = new Map<string, DatedColumn>();
  for (const column of columns) {
    const key = JSON.stringify([[...column.dates].map(([date, all]) => [date, all.map(({ id }) => id)]), column.whole]);
    const same = merged.get(key);
    merged.set(key, same === undefined ? column : { ...same, labels: [...same.labels, ...column.labels] });
  }
  return [...merged.values()];
}

/** `As of: State (2022-05 DALL·E; 2025 GPT-3, BERT); …` */
function datesText(context: Context, columns: readonly DatedColumn[], language: Language): string {
  const word = (key: 'as-of' | 'list-separator' | 'part-separator' | 'range-separator') =>
    wordIn(context.words, key, language);
  const datesIn = (dates: DatedColumn['dates'], whole: boolean): string => {
    const all = [...dates.keys()];
    const count = [...dates.values()].reduce((sum, concepts) => sum + concepts.length, 0);
    if (count > MOST_NAMED || (whole && all.length === 1)) {
      return [...new Set([all[0], all.at(-1)])].join(word('range-separator'));
    }
    const named = [...dates].map(([date, concepts]) => `${date} ${namesOf(concepts).join(word('list-separator'))}`);
    return named.join(word('part-separator'));
  };
  const namesOf = (concepts: readonly Concept[]) => concepts.map(({ name }) => textIn(name, language));
  const columnTexts = columns.map(({ labels, dates, whole }) => {
    const label = labels.map((lines) => lineIn(lines, language)).join(word('list-separator'));
    return `${label}${bracketed(datesIn(dates, whole), language)}`;
  });
  const colon = /^(?:zh|ja)\b/.test(language) ? '：' : ': ';
  return `${word('as-of')}${colon}${columnTexts.join(word('part-separator'))}`;
}

function lineIn(lines: Lines, language: Language): string {
  const line = lines.find((each) => each.language === language) ?? lines[0];
  return plainText(line?.inlines ?? []);
}
