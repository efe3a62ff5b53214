import { type Inline, type Line, type Lines, plainText } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import { safeHref } from '../core/markdown.ts';
import { unexpected } from '../core/unexpected.ts';
import { attribute, escapeHtml } from './escape.ts';

/** What goes with lines that is not in them, in the language of each. */
export interface Beside {
  /** HTML that follows each line, such as footnote marks. */
  readonly marks?: (language: Language) => string;
  /** What separates the parts of a line; a part goes to the next line of the screen whole. */
  readonly separator?: (language: Language) => string;
}

/** Running text as HTML. */
function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

/**
 * Lines as HTML: one line bare, several as blocks of their own with a line feed between. A line in another language
 * than its surroundings says so. Each of several has its marks, as each may be shown alone.
 */
export function linesHtml(lines: Lines, around: Language, beside: Beside = {}): string {
  const [only] = lines;
  if (only === undefined) return beside.marks?.(around) ?? '';
  if (lines.length > 1) return lines.map((line, index) => lineHtml(line, index, around, beside)).join('\n');
  const language = foreign(only, around);
  const marks = beside.marks?.(around) ?? '';
  if (language === undefined) return partsHtml(only, around, beside, marks);
  return `<span${attribute('lang', language)}>${partsHtml(only, language, beside)}</span>${marks}`;
}

function lineHtml(line: Line, index: number, around: Language, beside: Beside): string {
  const language = line.language ?? around;
  const html = partsHtml(line, language, beside, beside.marks?.(language));
  return `<span class="line${index === 0 ? '' : ' second'}"${attribute('lang', foreign(line, around))}>${html}</span>`;
}

/** A line and its marks; where it has parts, each in an element of its own, the marks with the last. */
function partsHtml(line: Line, language: Language, beside: Beside, marks = ''): string {
  const separator = beside.separator?.(language) ?? '';
  const parts = separator === '' ? [] : plainText(line.inlines).split(separator);
  if (parts.length < 2) return inlinesHtml(line.inlines) + marks;
  const sign = separator.trimEnd();
  const html = parts.map((part, index) => escapeHtml(part) + (index < parts.length - 1 ? sign : marks));
  return html.map((part) => `<span class="part">${part}</span>`).join(separator.slice(sign.length));
}

/** The language of a line where it is another than that around it. */
export function foreign(line: Line, around: Language): Language | undefined {
  return line.language === around ? undefined : line.language;
}

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeHtml(inline.text);
    case 'strong':
      return `<strong>${inlinesHtml(inline.children)}</strong>`;
    case 'emphasis':
      return `<em>${inlinesHtml(inline.children)}</em>`;
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`;
    case 'link':
      return linkHtml(inline.href, inlinesHtml(inline.children));
    case 'break':
      return '<br>';
    default:
      return unexpected(inline);
  }
}

/** A link, if it is one that may be followed; else only its text. */
export function linkHtml(href: string, html: string): string {
  const safe = safeHref(href);
  return safe === undefined ? html : `<a${attribute('href', safe)} rel="noreferrer">${html}</a>`;
}
