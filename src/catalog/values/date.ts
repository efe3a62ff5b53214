import type { DatePrecision } from '../../core/value.ts';

export interface WrittenDate {
  readonly iso: string;
  readonly precision: DatePrecision;
}

/** A date as written, `2018`, `2018-10` or `2018-10-31`, if there is such a day (proleptic Gregorian calendar). */
export function parseDate(text: string): WrittenDate | undefined {
  const iso = text.trim();
  const [whole, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(iso) ?? [];
  if (whole === undefined || Number(year) === 0) return undefined;
  if (month === undefined) return { iso, precision: 'year' };
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return { iso, precision: 'month' };
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return undefined;
  return { iso, precision: 'day' };
}

/** The canonical source form; `parseDate` reads it back as the same date. */
export function formatDateSource(date: WrittenDate): string {
  return date.iso;
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
