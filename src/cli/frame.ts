import type { Span } from '../core/diagnostic.ts';

/** A line and a column, from 1; columns count characters as people do, code point by code point. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset is in a text that so many lines stand before. */
export function positionAt(text: string, offset: number, linesBefore = 0): Position {
  const before = text.slice(0, offset);
  const line = linesBefore + before.split('\n').length;
  return { line, column: [...before.slice(before.lastIndexOf('\n') + 1)].length + 1 };
}

/** The line of a span with one before it, and carets under the span. */
export function codeFrame(text: string, span: Span, linesBefore = 0): string {
  const { line } = positionAt(text, span.start, linesBefore);
  const lines = text.split('\n').map((one) => one.replace(/\r$/, ''));
  const width = String(line).length;
  const number = (at: number) => String(at).padStart(width);
  const current = lines[line - linesBefore - 1] ?? '';
  const start = span.start - (text.lastIndexOf('\n', span.start - 1) + 1);
  const end = Math.min(current.length, Math.max(start + 1, start + span.end - span.start));
  const pad = ' '.repeat(cellsOf(current.slice(0, start)));
  const carets = '^'.repeat(Math.max(1, cellsOf(current.slice(start, end))));
  const above = line > 1 ? [`  ${number(line - 1)} | ${shown(lines[line - linesBefore - 2] ?? '')}`] : [];
  return [...above, `> ${number(line)} | ${shown(current)}`, `  ${' '.repeat(width)} | ${pad}${carets}`].join('\n');
}

/** Tabs are shown as one space, so that carets stand under what they mean. */
function shown(line: string): string {
  return line.replaceAll('\t', ' ');
}

/** Columns that a terminal gives a text: two for wide East Asian characters. */
function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text)
    cells +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  return cells;
}
