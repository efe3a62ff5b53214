import type { Document } from 'yaml';
import type { Report } from '../core/diagnostic.ts';
import type { TemplateText } from './template.ts';

/** Reports what the YAML parser found wrong in a template's file, where it found it. */
export function reportYaml(
  document: Pick<Document.Parsed, 'errors'>,
  { path: file, text }: TemplateText,
  report: Report,
): void {
  for (const { code, message, pos } of document.errors) {
    const span = { file, start: pos[0], end: pos[1] };
    if (code === 'DUPLICATE_KEY') {
      report({ code: 'yaml-duplicate-key', severity: 'error', args: { key: keyAt(text, pos[0]) }, span });
    } else report({ code: 'yaml-syntax', severity: 'error', args: { detail: firstLine(message) }, span });
  }
}

/** The parser's own sentence, without its picture of the line. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

/** The key of a mapping that is written at that offset. */
function keyAt(text: string, offset: number): string {
  return /^[^\s:]*/.exec(text.slice(offset))?.[0] ?? '';
}
