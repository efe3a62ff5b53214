import { isDigits, readAmount } from '../../core/amount-text.ts';
import { NEUTRAL } from '../../core/language.ts';
import { parseInlines, safeHref } from '../../core/markdown.ts';
import type { Value } from '../../core/value.ts';
import { parseDate } from './date.ts';
import { missingWord } from './missing-words.ts';
import { onlyPart } from './parts.ts';
import type { CellReading } from './reading.ts';

/** What `readValue` makes of a scalar of that text; undefined where only a closer look can tell. */
export type PlainReader = (text: string) => Value | undefined;

/**
 * Reads the commonest values from their text alone, without a node for each, as very large tables are read. Undefined for
 * kinds whose values hardly stand alone. It has nothing to say of mistakes: those are found by the closer look.
 */
export function plainReader({ attribute, context, definitions }: CellReading): PlainReader | undefined {
  switch (attribute.kind) {
    case 'text': {
      const [first, second] = context.languages;
      const language = attribute.neutral ? NEUTRAL : first;
      // A text of one language alone lacks the others, which is told.
      return attribute.neutral || second === undefined ? (text) => plainText(text, language) : undefined;
    }
    case 'quantity': {
      const { unit } = attribute;
      return definitions.units.get(unit)?.needsWord === false ? (text) => plainQuantity(text, unit) : undefined;
    }
    case 'link':
      return (text) => (safeHref(text) === undefined ? undefined : { kind: 'link', url: text });
    case 'date':
      return plainDate;
    default:
      return undefined;
  }
}

function plainText(text: string, language: string): Value | undefined {
  return missingWord(text, true) === undefined ? { kind: 'text', text: { [language]: parseInlines(text) } } : undefined;
}

function plainQuantity(text: string, unit: string): Value | undefined {
  const at = isDigits(text) ? readAmount(text) : undefined;
  return at && { kind: 'quantity', unit, parts: [onlyPart({ op: 'exact', at })] };
}

function plainDate(text: string): Value | undefined {
  const date = parseDate(text);
  return date && { kind: 'date', iso: date.iso, precision: date.precision };
}
