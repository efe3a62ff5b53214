import type { CitedSource } from '../core/handout.ts';
import { textInlines } from '../core/inline.ts';
import { lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import type { Context } from './context.ts';
import { localize, wordLines } from './localize.ts';

/** The sources of those ids as shown, in that order. A source without a date says so in words. */
export function citeSources(context: Context, ids: readonly Id[]): readonly CitedSource[] {
  return ids.flatMap((id) => {
    const source = lookup(context.catalog.sources, id);
    if (source === undefined) return [];
    const { title, publisher, url, date } = source;
    return {
      id,
      title: localize(context.rendition, title),
      ...(publisher === undefined ? {} : { publisher: localize(context.rendition, publisher) }),
      ...(url === undefined ? {} : { url }),
      date: date === undefined ? wordLines(context, 'undated') : [{ inlines: textInlines(date) }],
    };
  });
}
