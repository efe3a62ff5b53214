import type { Inline, Lines } from '../core/inline.ts';
import { unexpected } from '../core/unexpected.ts';

const SPECIAL = /[\\`*_[\]|#~$]/g;

/** Characters that Markdown or HTML would read as markup, escaped; a text stays the text it is. */
export function escaped(text: string): string {
  return text
    .replace(SPECIAL, (mark) => `\\${mark}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The bare text of one table cell as this format writes it: tags of ours, links' targets and escapes taken away. */
export function unescaped(cell: string): string {
  return cell
    .replace(/<sup>.*?<\/sup>|<sub>.*?<\/sub><br>/g, '')
    .replaceAll('<br>', '\n')
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/g, '$1')
    .replace(/(?<!\\)((?:\\\\)*)\*\*/g, '$1')
    .replace(/\\([\\`*_[\]|#~$])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function inlineMarkdown(inlines: readonly Inline[]): string {
  return inlines.map(one).join('');
}

/** Lines of several languages, one under the other. */
export function linesMarkdown(lines: Lines): string {
  return lines.map((line) => inlineMarkdown(line.inlines)).join('<br>');
}

function one(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return escaped(inline.text);
    case 'strong':
    case 'emphasis':
      return `**${inlineMarkdown(inline.children)}**`;
    case 'link':
      return `[${inlineMarkdown(inline.children)}](${encodeURI(inline.href).replace(/[()]/g, encodeURIComponent)})`;
    case 'break':
      return '<br>';
    default:
      return unexpected(inline);
  }
}
