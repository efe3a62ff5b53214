/** Dates as written: `2018`, `2018-10`, `2018-10-31`. A partial date stands for its whole stretch of days. */

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { month, day } = partsOf(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(text);
}

/**
 * Whole months from the last day of the stretch that `earlier` stands for to the first day of `later`'s; negative where
 * it ends after. So a year counts as old only once its last day is.
 */
export function monthsBetween(earlier: string, later: string): number {
  const from = partsOf(lastDay(earlier));
  const to = partsOf(later);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return to.day < from.day ? months - 1 : months;
}

function lastDay(date: string): string {
  const month = date.length === 4 ? `${date}-12` : date;
  return month.length === 7 ? `${month}-${daysIn(month)}` : month;
}

/** Gregorian, for all years: `Date` is used as a calendar only, in UTC. */
function daysIn(date: string): number {
  const { year, month } = partsOf(date);
  const first = new Date(0);
  first.setUTCFullYear(year, month, 0);
  return first.getUTCDate();
}

function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}
