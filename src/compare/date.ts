/** Dates as written: `2018`, `2018-10` or `2018-10-31`. A partial date stands for its whole stretch of days. */

/** A number that orders dates; a partial date comes before all days inside it: 2018 < 2018-10 < 2018-10-31. */
export function dateKey(iso: string): number {
  const [year = '0', month = '0', day = '0'] = iso.split('-');
  return Number(year) * 10_000 + Number(month) * 100 + Number(day);
}

/** Whether all days of one date lie before all days of the other; false where the two overlap. */
export function isBefore(iso: string, other: string): boolean {
  const shared = Math.min(iso.length, other.length);
  return iso.slice(0, shared) < other.slice(0, shared);
}
