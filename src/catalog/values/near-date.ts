import { parseDate } from './date.ts';

/** A text that is nearly a date: how to write it, and what of it belongs into a note. */
export interface NearDate {
  readonly write: string;
  readonly remark?: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const YEAR = '(\\d{4})';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';

type Order = readonly ('year' | 'month' | 'day')[];
const FORMS: readonly (readonly [RegExp, Order])[] = [
  [/^(\d{4}) ?年 ?(?:(\d{1,2}) ?月 ?(?:(\d{1,2}) ?[日号]?)?)?$/, ['year', 'month', 'day']],
  [/^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/, ['year', 'month', 'day']],
  [/^(\d{4})(\d\d)(\d\d)$/, ['year', 'month', 'day']],
  [/^(\d{4}-\d\d-\d\d)[T ].*$/, ['year']],
  [new RegExp(`^${NAME},? ${YEAR}$`, 'i'), ['month', 'year']],
  [new RegExp(`^${YEAR},? ${NAME}$`, 'i'), ['year', 'month']],
  [new RegExp(`^${NAME} ${DAY},? ${YEAR}$`, 'i'), ['month', 'day', 'year']],
  [new RegExp(`^${DAY} ${NAME},? ${YEAR}$`, 'i'), ['day', 'month', 'year']],
  [/^(\d{1,2})\/(\d{4})$/, ['month', 'year']],
];
/** Words around a year that no date says: season, quarter, beginning and end. */
const VAGUE =
  /^(?:early|mid|late|end of|beginning of|spring|summer|autumn|fall|winter|q[1-4]|h[12]|about|around|circa|ca\.?|约|大约|[~≈])?[ -]*(\d{4})[ -]*(?:年? ?(?:初|中|底|末|春|夏|秋|冬|上半年|下半年|第?[一二三四1-4]季度?)|q[1-4]|h[12]|左右|\?|？)?$/i;

/**
 * How to write what nearly is a date (`2025年1月`, `2025/1/5`, `Jan 2025`); undefined where that is not certain, as
 * with `01/05/2025`. What comes out always reads as a date.
 */
export function nearDate(text: string): NearDate | undefined {
  const plain = text
    .replace(/[“”„"‘’]/g, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
  for (const [pattern, order] of FORMS) {
    const match = pattern.exec(plain);
    const write = match === null ? undefined : written(match, order);
    if (write !== undefined) return { write };
  }
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(plain);
  if (slashed !== null) return dayOrMonthFirst(slashed);
  const [vague, year] = VAGUE.exec(plain) ?? [];
  if (vague === undefined || year === undefined || parseDate(year) === undefined) return undefined;
  return vague === year ? { write: year } : { write: year, remark: plain };
}

function written(match: RegExpExecArray, order: Order): string | undefined {
  const part = (name: 'year' | 'month' | 'day') => {
    const index = order.indexOf(name);
    return index < 0 ? undefined : match[index + 1];
  };
  const iso = [part('year'), numbered(part('month')), part('day')]
    .filter((one) => one !== undefined)
    .map((one) => one.padStart(2, '0'))
    .join('-');
  return parseDate(iso) === undefined ? undefined : iso;
}

function numbered(month: string | undefined): string | undefined {
  const index = MONTHS.indexOf(month?.slice(0, 3).toLowerCase() ?? '');
  return index < 0 ? month : String(index + 1);
}

/** Only a number over 12 tells the day from the month. */
function dayOrMonthFirst([, first = '', second = '', year = '']: RegExpExecArray): NearDate | undefined {
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
  if (Number(first) <= 12 && Number(second) <= 12 && first !== second) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDate(iso) === undefined ? undefined : { write: iso };
}
