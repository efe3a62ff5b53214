import type { Inline, LocalizedInlines } from '../core/inline.ts';
import { type LocalizedText, NEUTRAL } from '../core/language.ts';
import { parseInlines } from '../core/markdown.ts';
import type { Context } from './context.ts';
import { isEmpty, type MapNode, type Node } from './node.ts';

export interface TextRole {
  /** What the text is, as a path of keys, for messages. */
  readonly what: string;
  /** A plain string holds for every language, not only for the first. */
  readonly neutral?: boolean;
}

/**
 * A text: a plain string (of the first language, or of all where `neutral`) or a mapping by language, `*` for all.
 * Reports languages that the project does not have, and the first one that the text lacks.
 */
export function readText(node: Node | undefined, role: TextRole, context: Context): LocalizedText | undefined {
  if (node === undefined || node.kind === 'list') return undefined;
  if (node.kind === 'map') return byLanguage(node, role, context);
  if (node.empty) return undefined;
  const [first, second] = context.languages;
  if (role.neutral === true) return { [NEUTRAL]: bare(node.text) };
  if (second !== undefined) reportMissing(node, second, role, context);
  return { [first]: bare(node.text) };
}

/** As `readText`, for texts that take inline Markdown. */
export function readInlines(node: Node | undefined, role: TextRole, context: Context): LocalizedInlines | undefined {
  const text = readText(node, role, context);
  if (text === undefined) return undefined;
  const inlines: Record<string, readonly Inline[]> = {};
  for (const language in text) inlines[language] = parseInlines(text[language] ?? '');
  return inlines;
}

function byLanguage(node: MapNode, role: TextRole, context: Context): LocalizedText {
  const texts: Record<string, string> = {};
  let emptyLanguage = false;
  for (const { key, keySpan, value } of node.entries.values()) {
    if (key !== NEUTRAL && !context.languages.includes(key)) {
      const args = { language: key, known: context.languages };
      context.report({ code: 'unknown-language', severity: 'error', args, span: keySpan });
    } else if (isEmpty(value)) {
      emptyLanguage = true;
    } else if (value.kind === 'scalar') {
      texts[key] = bare(value.text);
    }
  }
  const lacking = context.languages.find((language) => !node.entries.has(language));
  if (lacking !== undefined && !node.entries.has(NEUTRAL) && !emptyLanguage)
    reportMissing(node, lacking, role, context);
  return texts;
}

/** Block scalars end with a line feed that is not meant. */
function bare(text: string): string {
  return text.trim();
}

function reportMissing(node: Node, language: string, role: TextRole, context: Context): void {
  const args = { language, what: role.what };
  context.report({ code: 'missing-translation', severity: 'error', args, span: node.span });
}
