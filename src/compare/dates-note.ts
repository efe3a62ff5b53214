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

/** Gathers the days of facts, concept by concept. */
export interface DateGatherer {
  /** The cells of one concept, one for each attribute. */
  add(concept: Concept, cells: readonly DatedCell[]): void;
  /**
   * The note under a matrix, and with it the days as of which its facts hold: by attribute and date, the concepts. Only
   * facts with a day of their own are named; all others are as old as their sources, whose dates stand in the source
   * list.
   */
  note(written: Lines): Lines;
}

type DatedCell = Pick<MatrixCell, 'value' | 'dated'>;

export function gatherDates(context: Context, attributes: readonly ShownAttribute[]): DateGatherer {
  const columns = attributes.map(({ lines }) => ({
    labels: [lines],
    dates: new Map<string, Concept[]>(),
    whole: true,
  }));
  return {
    add(concept, cells) {
      const shown = daysIn(cells);
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index] as (typeof columns)[number];
        const cell = cells[index];
        // Where its row shows the day itself, the note need not say it again.
        const day = dayOf(cell);
        const date = day !== undefined && shown?.includes(day) ? undefined : day;
        if (date === undefined) column.whole &&= cell?.value.kind === 'missing';
        else {
          const others = column.dates.get(date);
          if (others === undefined) column.dates.set(date, [concept]);
          else others.push(concept);
        }
      }
    },
    note(written) {
      const dated = columns.filter(({ dates }) => dates.size > 0);
      const merged = mergeAlike(dated.map((column) => ({ ...column, dates: inOrder(column.dates) })));
      if (merged.length === 0) return written;
      return linesFor(context.rendition, (language) => {
        const own = written.find((line) => line.language === language) ?? written[0];
        const before: readonly Inline[] = own === undefined ? [] : [...own.inlines, { kind: 'break' }];
        return { inlines: [...before, ...textInlines(datesText(context, merged, language))], language };
      });
    },
  };
}

/** The days that a row shows as values. */
function daysIn(cells: readonly DatedCell[]): readonly string[] | undefined {
  if (!cells.some(({ dated }) => dated.kind === 'as-of')) return undefined;
  return cells.flatMap(({ value }) => (value.kind === 'date' ? [value.iso] : []));
}

/** The day of its own that a known fact has. */
function dayOf(cell: DatedCell | undefined): string | undefined {
  return cell?.dated.kind === 'as-of' && cell.value.kind !== 'missing' ? cell.dated.date : undefined;
}

/** The oldest first. */
function inOrder(dates: ReadonlyMap<string, readonly Concept[]>): ReadonlyMap<string, readonly Concept[]> {
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
