import type { Language, Localized } from './language.ts';
import { unexpected } from './unexpected.ts';

/** Running text with the few marks that all formats can show. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' };

export type LocalizedInlines = Localized<readonly Inline[]>;

/** One line of text in one language; no language where the text is the same in all (names, numbers). */
export interface Line {
  readonly language?: Language;
  readonly inlines: readonly Inline[];
}

/** What one rendition shows of a localized text: a line for each language, identical lines once. */
export type Lines = readonly Line[];

/** The bare characters of inlines, without their marks. */
export function plainText(inlines: readonly Inline[]): string {
  const [only] = inlines;
  return only !== undefined && inlines.length === 1 ? plainOf(only) : inlines.map(plainOf).join('');
}

/** The bare text of lines, joined by line feeds. */
export function plainLines(lines: Lines): string {
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return plainText(only.inlines);
  return lines.map((line) => plainText(line.inlines)).join('\n');
}

/** Inlines of one plain string. */
export function textInlines(text: string): readonly Inline[] {
  return [{ kind: 'text', text }];
}

function plainOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.text;
    case 'strong':
    case 'emphasis':
    case 'link':
      return plainText(inline.children);
    case 'break':
      return '\n';
    default:
      return unexpected(inline);
  }
}
