/** A dictionary by id. Read it with `lookup`, so that `constructor` and its kin are never found by accident. */
export type Dictionary<T> = Readonly<Record<string, T>>;

/** The entry of that key, or undefined; inherited properties are not seen. */
export function lookup<T>(record: Dictionary<T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
