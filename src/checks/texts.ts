import type { Inline } from '../core/inline.ts';

/** Running text somewhere in plain data, with the keys that lead to it. */
export interface PlacedInlines {
  readonly path: string;
  readonly inlines: readonly Inline[];
}

const KINDS: readonly unknown[] = ['text', 'strong', 'emphasis', 'code', 'link', 'break'];

/** All running texts in an entry of the catalog, whatever its shape, in order. `path` is that of the entry. */
export function* inlinesIn(entry: unknown, path: string): Generator<PlacedInlines> {
  if (Array.isArray(entry)) {
    const list: readonly unknown[] = entry;
    if (isInlines(list)) yield { path, inlines: list };
    else for (const [index, item] of list.entries()) yield* inlinesIn(item, `${path}/${index}`);
  } else if (typeof entry === 'object' && entry !== null) {
    for (const [key, value] of Object.entries(entry)) yield* inlinesIn(value, `${path}/${key}`);
  }
}

/** Nothing else in the catalog is a list of things of these kinds. */
function isInlines(list: unknown): list is readonly Inline[] {
  if (!Array.isArray(list)) return false;
  return list.length > 0 && list.every((item: unknown) => KINDS.includes((item as { kind?: unknown } | null)?.kind));
}
