import type { Format, FormatInput } from '../core/format.ts';
import { sha256 } from './machine.ts';
import type { ToolIdentity } from './package-files.ts';

/**
 * Digests of all that decides an artifact's bytes, kept apart so that "says something else" (`says`) and "looks
 * different" (`theme`, `page`) can be told. A format that does not use one of them has none.
 */
export interface ContentKeys {
  readonly content: string;
  readonly says: string;
  readonly theme?: string;
  readonly page?: string;
}

/** JSON with sorted keys, so that equal data has equal text whatever order it was made in. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const data = value as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  for (const key of Object.keys(data).sort()) {
    if (data[key] !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(data[key])}`);
  }
  return `{${parts.join(',')}}`;
}

/** The formats of one rendition share their handout, and all of them theme and page: each is digested once. */
const digests = new WeakMap<object, string>();

function digestOf(value: object): string {
  const known = digests.get(value) ?? sha256(canonicalJson(value));
  digests.set(value, known);
  return known;
}

/** What of the inputs that format really takes; the rest must not make its artifacts stale. */
export function inputFor(format: Format, input: FormatInput): FormatInput {
  const page = format.uses.includes('page') ? input.page : { html: '', css: '' };
  const { fonts, ...others } = input;
  const files = format.uses.includes('fonts') && fonts !== undefined && fonts.length > 0 ? { fonts } : {};
  return { ...others, page, ...files };
}

/** The theme with the files that it names. */
function themeDigest(format: Format, input: FormatInput): string {
  const { fonts = [] } = inputFor(format, input);
  const theme = digestOf(input.theme);
  if (fonts.length === 0) return theme;
  return sha256(canonicalJson([theme, ...fonts.map(({ name, bytes }) => [name, sha256(bytes)])]));
}

/** SHA-256, hexadecimal, each. The shipped fonts are part of the tool's build. */
export function contentKeys(format: Format, input: FormatInput, tool: ToolIdentity): ContentKeys {
  const says = digestOf(input.handout);
  const theme = format.uses.includes('theme') ? { theme: themeDigest(format, input) } : {};
  const page = format.uses.includes('page') ? { page: digestOf(input.page) } : {};
  const content = sha256(canonicalJson({ format: format.id, says, ...theme, ...page, tool }));
  return { content, says, ...theme, ...page };
}
