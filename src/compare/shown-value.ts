import type { Language, Localized } from '../core/language.ts';
import { NEUTRAL } from '../core/language.ts';
import type { Value } from '../core/value.ts';

/**
 * A value with only those texts that the rendition can show, so that an artifact does not depend on a language that it
 * does not hold.
 */
export function shownValue(value: Value, rendition: readonly Language[]): Value {
  switch (value.kind) {
    case 'text': {
      const text = shownTexts(value.text, rendition);
      return text === value.text ? value : { ...value, text };
    }
    case 'link':
      return value.label === undefined ? value : { ...value, label: shownTexts(value.label, rendition) };
    case 'quantity': {
      const [first, ...rest] = value.parts;
      if (rest.length === 0 && shownPart(first, rendition) === first) return value;
      return { ...value, parts: [shownPart(first, rendition), ...rest.map((part) => shownPart(part, rendition))] };
    }
    default:
      return value;
  }
}

type Part = Extract<Value, { kind: 'quantity' }>['parts'][number];

function shownPart(part: Part, rendition: readonly Language[]): Part {
  const label = shownTexts(part.label, rendition);
  if (label === part.label && part.note === undefined) return part;
  return { ...part, label, ...(part.note === undefined ? {} : { note: shownTexts(part.note, rendition) }) };
}

/** Each language's own text, else the neutral one, else the first there is, which stands in for it. */
function shownTexts<T>(texts: Localized<T>, rendition: readonly Language[]): Localized<T> {
  if (isSingle(texts)) return texts;
  const all = Object.keys(texts);
  const keys = rendition.map((language) =>
    Object.hasOwn(texts, language) ? language : Object.hasOwn(texts, NEUTRAL) ? NEUTRAL : all[0],
  );
  return Object.fromEntries(Object.entries(texts).filter(([key]) => keys.includes(key)));
}

function isSingle(texts: Localized<unknown>): boolean {
  let count = 0;
  for (const _ in texts) count += 1;
  return count <= 1;
}
