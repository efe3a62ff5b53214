import { catalogSchema } from '../src/catalog/index.ts';
import { sentenceOf } from '../src/cli/messages/index.ts';
import type { Diagnostic, DiagnosticCode } from '../src/core/diagnostic.ts';

/** Args that hold words of ours, which a Chinese sentence must say in Chinese. */
const OWN_WORDS: Partial<Record<DiagnosticCode, readonly string[]>> = {
  'wrong-type': ['expected', 'found'],
  'wrong-kind': ['expected', 'found'],
  'yaml-not-mapping': ['found'],
  'yaml-syntax': ['detail'],
  'duplicate-id': ['what'],
  'label-collision': ['what'],
  'template-syntax': ['detail'],
  'markup-syntax': ['detail'],
  'write-failed': ['detail'],
  'glyph-missing': ['where'],
};
/** Formats, encodings, our own name and its commands, and examples of values and files. */
const NAMES =
  'YAML UTF-8 GB GB18030 JSON Lines CSV Excel Duibi duibi build check schema months data out lang SOURCE_DATE_EPOCH auto ' +
  'http https mailto docs template-elements md true false csv tsv jsonl ndjson rrggbb columns ignore ids id manifest json ' +
  'KB MB GB TB LF CR BOM US CNY USD EUR tokens min';

const known = new Set([...NAMES.split(' '), ...keyNames(catalogSchema())]);

/**
 * English words in a diagnostic's Chinese sentences, other than ids, keys of the format, names of formats, and what the
 * user typed. `typed` is all the text of the user's files.
 */
export function englishIn(diagnostic: Diagnostic, typed: string): readonly string[] {
  const own = OWN_WORDS[diagnostic.code] ?? [];
  const args = Object.fromEntries(
    Object.entries(diagnostic.args).map(([name, value]) => [name, own.includes(name) ? value : blank(value)]),
  );
  const { message, hint = '' } = sentenceOf({ ...diagnostic, args } as unknown as Diagnostic, 'zh-CN');
  const strict = own.length > 0 ? OWN_NAMES : known;
  return [...latinWords(message, typed).filter((word) => !strict.has(word)), ...hintWords(hint, typed)];
}

const OWN_NAMES: ReadonlySet<string> = new Set(['YAML', 'months']);

function hintWords(hint: string, typed: string): readonly string[] {
  return latinWords(hint, typed).filter((word) => !known.has(word));
}

/** Letters that follow a figure are part of a number: 175B, 1.75e11. What is quoted as typed is the user's. */
function latinWords(text: string, typed: string): readonly string[] {
  const bare = text
    .replace(/\d[\d.]*[A-Za-z]+\d*/g, '')
    .replace(/<\/?[a-z][^>]*>|\{\{[^}]*\}+|属性 [a-z]+/g, '')
    .replace(/“([^”]*)”/g, (quotation, inner: string) => (typed.includes(inner) ? '' : quotation));
  return bare.match(/[A-Za-z][A-Za-z0-9_-]+/g) ?? [];
}

function blank(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(() => '※');
  return typeof value === 'string' ? '※' : value;
}

/** Names of keys and their fixed values, anywhere in a JSON schema. */
function keyNames(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((item) => (typeof item === 'string' ? [item] : keyNames(item)));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(value as object) : []),
    ...keyNames(value),
  ]);
}
