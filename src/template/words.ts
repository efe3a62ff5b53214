import { isMap, isScalar, type ParsedNode, parseDocument } from 'yaml';
import type { Report, Span } from '../core/diagnostic.ts';
import type { Language, LocalizedText } from '../core/language.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import { WORD_KEYS, type Words } from '../core/words.ts';
import type { TemplateText } from './template.ts';
import { reportYaml } from './yaml.ts';

/** The words of one language, each with the place where it is written. */
export interface Strings {
  readonly language: Language;
  /** The files they come from, the one that wins last. */
  readonly paths: readonly string[];
  readonly words: Dictionary<{ readonly text: string; readonly span: Span }>;
  /** False where a file could not be read whole: then what lacks is no mistake of its own. */
  readonly whole: boolean;
}

/** Reads a `strings.<language>.yaml`: a mapping of keys to texts. */
export function readStrings(file: TemplateText, language: Language, report: Report): Strings {
  const { path, text, parsed } = file;
  if (parsed && 'words' in parsed) {
    const known = Object.entries(parsed.words).map(
      ([key, [word, start, end]]) => [key, { text: word, span: { file: path, start, end } }] as const,
    );
    return { language, paths: [path], words: Object.fromEntries(known), whole: true };
  }
  const document = parseDocument<ParsedNode>(text, { uniqueKeys: true });
  reportYaml(document, file, report);
  const words: Record<string, { text: string; span: Span }> = {};
  const root = document.contents;
  if (document.errors.length > 0) return { language, paths: [path], words, whole: false };
  if (isMap(root)) {
    for (const { key, value } of root.items) {
      if (!isScalar(key)) continue;
      const span = spanOf(path, value ?? key);
      const name = String(key.value);
      if (value === null || (isScalar(value) && value.value === null)) {
        report({ code: 'empty-value', severity: 'error', args: { key: name }, span: spanOf(path, key) });
      } else if (!isScalar(value) || typeof value.value !== 'string') {
        const found = isScalar(value) ? typeof value.value : 'mapping';
        report({ code: 'wrong-type', severity: 'error', args: { expected: 'text', found }, span });
      } else words[name] = { text: value.value, span };
    }
  } else {
    const args = { found: root === null ? 'nothing' : 'no mapping' };
    report({ code: 'yaml-not-mapping', severity: 'error', args, span: { file: path, start: 0, end: text.length } });
  }
  return { language, paths: [path], words, whole: true };
}

/** Strings laid over others of the same language. */
export function mergeStrings(base: Strings, over: Strings): Strings {
  return {
    language: base.language,
    paths: [...base.paths, ...over.paths],
    words: { ...base.words, ...over.words },
    whole: base.whole && over.whole,
  };
}

/**
 * The words by key, in all languages. Every fixed word must be there in every language, and so must every text of the
 * template's own that one of the languages has. A word that lacks is stood in for by its key, so that work goes on.
 */
export function wordsOf(all: readonly Strings[], report: Report): Words {
  const fixed = new Set<string>(WORD_KEYS);
  const own = all.flatMap((strings) => Object.keys(strings.words)).filter((key) => !fixed.has(key));
  const words: Record<string, LocalizedText> = {};
  for (const key of [...WORD_KEYS, ...new Set(own)]) {
    const text: Record<Language, string> = {};
    for (const strings of all) {
      const word = lookup(strings.words, key);
      if (word) text[strings.language] = word.text;
      else if (!strings.whole) continue;
      else if (fixed.has(key)) reportMissing(key, strings, report);
      else reportUntranslated(key, strings.language, all, report);
    }
    words[key] = Object.keys(text).length > 0 ? text : { '*': key };
  }
  return words as Words;
}

function reportMissing(key: string, { paths }: Strings, report: Report): void {
  // Without any file the missing file has been reported, not each of its words.
  const [file] = paths;
  if (file === undefined) return;
  report({ code: 'missing-key', severity: 'error', args: { key, inside: file }, span: { file, start: 0, end: 0 } });
}

function reportUntranslated(what: string, language: Language, all: readonly Strings[], report: Report): void {
  const span = all.map((strings) => lookup(strings.words, what)?.span).find((found) => found !== undefined);
  const args = { language, what };
  report({ code: 'missing-translation', severity: 'error', args, ...(span ? { span } : {}) });
}

function spanOf(file: string, node: ParsedNode): Span {
  return { file, start: node.range[0], end: node.range[1] };
}
