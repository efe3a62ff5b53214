/** A dictionary by id. Read it with `lookup`, so that `constructor` and its kin are never found by accident. */
export type Dictionary<T> = Readonly<Record<string, T>>;

const ENTRIES = new WeakMap<Dictionary<unknown>, readonly unknown[]>();

/** All entries of a dictionary that stays as it is. To list a hundred thousand takes V8 a while, so it is done once. */
export function entriesIn<T>(record: Dictionary<T>): readonly T[] {
  const known = ENTRIES.get(record) as readonly T[] | undefined;
  if (known) return known;
  const entries = Object.values(record);
  ENTRIES.set(record, entries);
  return entries;
}

/** The entry of that key, or undefined; inherited properties are not seen. */
export function lookup<T>(record: Dictionary<T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
