import type { Inline, Line, Lines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import { safeHref } from '../core/markdown.ts';
import { unexpected } from '../core/unexpected.ts';
import { attribute, escapeHtml } from './escape.ts';

/** Running text as HTML. */
function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

/**
 * Lines as HTML: one line bare, several as blocks of their own with a line feed between. A line in another language
 * than its surroundings says so. `marks` is HTML that follows the first line, such as footnote marks.
 */
export function linesHtml(lines: Lines, around: Language, marks = ''): string {
  const [only] = lines;
  if (only === undefined) return marks;
  if (lines.length > 1) return lines.map((line, index) => lineHtml(line, index, around, marks)).join('\n');
  const language = foreign(only, around);
  const html = inlinesHtml(only.inlines);
  return `${language === undefined ? html : `<span${attribute('lang', language)}>${html}</span>`}${marks}`;
}

function lineHtml(line: Line, index: number, around: Language, marks: string): string {
  const language = attribute('lang', foreign(line, around));
  const html = inlinesHtml(line.inlines);
  return index === 0
    ? `<span class="line"${language}>${html}${marks}</span>`
    : `<span class="line second"${language}>${html}</span>`;
}

function foreign(line: Line, around: Language): Language | undefined {
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
