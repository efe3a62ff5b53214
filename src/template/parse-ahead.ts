import type { Diagnostic } from '../core/diagnostic.ts';
import { parseTemplate } from './engine.ts';
import { compileAhead } from './expansion.ts';
import type { ParsedAhead } from './template.ts';
import { readTheme } from './theme.ts';
import { readStrings } from './words.ts';

/** Undefined for files of other kinds, and for those that have mistakes: these are parsed, and told, when they are used. */
export function parseAhead(path: string, text: string): ParsedAhead | undefined {
  const found: Diagnostic[] = [];
  const parsed = parse({ path, text }, (diagnostic) => found.push(diagnostic));
  return found.length === 0 ? parsed : undefined;
}

function parse(file: { path: string; text: string }, report: (found: Diagnostic) => void): ParsedAhead | undefined {
  const language = /(?:^|\/)strings\.([^/]+)\.yaml$/.exec(file.path)?.[1];
  if (language !== undefined) {
    const { words } = readStrings(file, language, report);
    const entries = Object.entries(words).map(([key, { text, span }]) => [key, [text, span.start, span.end]] as const);
    return { words: Object.fromEntries(entries) };
  }
  if (/(?<!\.html)\.hbs$/.test(file.path)) {
    const parsed = parseTemplate(file, report);
    return parsed && { program: parsed.program, compiled: compileAhead(parsed) };
  }
  return /(?:^|\/)(?:themes\/[^/]+|theme)\.yaml$/.test(file.path) ? { theme: readTheme(file, report) } : undefined;
}
