import type { Span } from '../core/diagnostic.ts';
import { isTablePath } from './table-files.ts';

/** Makes corrected lines of the files' texts: the line of a span, with something else written in the span's place. */
export function corrector(texts: (path: string) => string | undefined): (span: Span, write: string) => string {
  return ({ file, start, end }, write) => {
    const text = texts(file) ?? '';
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const feed = text.indexOf('\n', end);
    const to = feed < 0 ? text.length : feed;
    const put = isTablePath(file) ? inTable(write) : inYaml(write);
    return `${text.slice(from, start)}${put}${text.slice(end, to)}`.trim();
  };
}

/** A value that begins with a sign of YAML's own stands in quotes. */
function inYaml(write: string): string {
  return /^[>|*&!%@`]/.test(write) ? `'${write}'` : write;
}

function inTable(write: string): string {
  return /[",\n]/.test(write) ? `"${write.replaceAll('"', '""')}"` : write;
}
