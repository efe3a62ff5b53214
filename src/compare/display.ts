import { type Inline, type Lines, textInlines } from '../core/inline.ts';
import type { LocalizedText } from '../core/language.ts';
import type { Align } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Id, Value } from '../core/value.ts';
import type { Context } from './context.ts';
import { joinedLabels, localize, textIn, wordLines } from './localize.ts';
import { missingReason, placingParts } from './measure.ts';
import { languageSeparator, missingLines, quantityLines } from './quantity.ts';
import { vocabularyIdOf } from './vocabulary.ts';

/** What a value says in the languages of the rendition: the one place where values become text. */
export function valueLines(context: Context, attribute: Id, value: Value): Lines {
  const reason = missingReason(value);
  // Members that are all missing for one and the same reason need no list of their names.
  if (reason !== undefined && (value.kind === 'missing' || sameReason(value))) {
    return once(context, `missing ${reason}`, () => missingLines(context, reason));
  }
  switch (value.kind) {
    case 'text':
      return localize(context.rendition, value.text);
    case 'quantity':
      return quantityLines(context, attribute, value);
    case 'set':
      return once(context, `set ${attribute} ${value.ids.join(' ')}`, () =>
        labelsOr(context, value.ids, (id) => memberLabel(context, attribute, id)),
      );
    case 'choice':
      return once(context, `choice ${attribute} ${value.id}`, () =>
        localize(context.rendition, memberLabel(context, attribute, value.id)),
      );
    case 'flag':
      return once(context, `flag ${value.on}`, () => wordLines(context, value.on ? 'yes' : 'no'));
    case 'date':
      return [{ inlines: textInlines(value.iso) }];
    case 'concepts':
      return labelsOr(context, value.ids, (id) => lookup(context.catalog.concepts, id)?.name ?? { '*': id });
    case 'link':
      return linkLines(context, value.url, value.label);
    case 'missing':
      return missingLines(context, value.reason);
    default:
      return unexpected(value);
  }
}

/** Numbers stand right, flags in the middle, all else left; the header of a column stands as its cells do. */
export function alignOf(context: Context, attribute: Id): Align {
  const kind = lookup(context.catalog.attributes, attribute)?.kind;
  return kind === 'quantity' ? 'right' : kind === 'flag' ? 'center' : 'left';
}

/**
 * The label of a vocabulary member under an attribute, its symbol before it (`× 错误`); its bare id where the vocabulary
 * does not know it.
 */
export function memberLabel(context: Context, attribute: Id, id: Id): LocalizedText {
  const vocabulary = context.facts.vocabulary(vocabularyIdOf(context.catalog, attribute));
  const member = vocabulary?.members.get(id)?.member;
  if (member === undefined) return { '*': id };
  const { symbol, label } = member;
  if (symbol === undefined) return label;
  return Object.fromEntries(Object.entries(label).map(([language, text]) => [language, `${symbol}\u00a0${text}`]));
}

function once(context: Context, key: string, make: () => Lines): Lines {
  const known = context.recurring.get(key);
  if (known !== undefined) return known;
  const made = make();
  context.recurring.set(key, made);
  return made;
}

function sameReason(value: Value): boolean {
  if (value.kind !== 'quantity') return true;
  const reasons = placingParts(value).map(({ measure }) => (measure.op === 'missing' ? measure.reason : undefined));
  return new Set(reasons).size <= 1;
}

function labelsOr(context: Context, ids: readonly Id[], label: (id: Id) => LocalizedText): Lines {
  return ids.length === 0 ? wordLines(context, 'none') : joinedLabels(context, ids.map(label));
}

/** The leading label, then others where they differ; without a label the address itself, its scheme left out. */
function linkLines(context: Context, url: string, label: LocalizedText | undefined): Lines {
  const link = (text: string): Inline => ({ kind: 'link', href: url, children: textInlines(text) });
  if (label === undefined) return [{ inlines: [link(bareAddress(url))] }];
  const links = [...new Set(context.rendition.map((language) => textIn(label, language)))].map(link);
  const separator = textInlines(languageSeparator(context));
  return [{ inlines: links.flatMap((link, index) => (index === 0 ? [link] : [...separator, link])) }];
}

function bareAddress(url: string): string {
  const scheme = url.startsWith('https://') ? 8 : url.startsWith('http://') ? 7 : 0;
  const start = scheme > 0 && url.startsWith('www.', scheme) ? scheme + 4 : scheme;
  return url.slice(start, url.endsWith('/') ? Math.max(start, url.length - 1) : url.length);
}
