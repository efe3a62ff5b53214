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

/**
 * A dictionary of these entries in their order, but for ids of digits alone, which come first as in any object. Own
 * properties even for ids such as `constructor`.
 */
export function dictionaryOf<T>(map: ReadonlyMap<string, T>): Dictionary<T> {
  const all: Record<string, T> = {};
  let inOrder = true;
  for (const [id, value] of map) {
    if (id === '__proto__') Object.defineProperty(all, id, { value, enumerable: true });
    else all[id] = value;
    inOrder &&= id.charCodeAt(0) > NINE;
  }
  if (inOrder) ENTRIES.set(all, [...map.values()]);
  return all;
}

/** The character code of 9. */
const NINE = 0x39;

/** The entry of that key, or undefined; inherited properties are not seen. */
export function lookup<T>(record: Dictionary<T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
