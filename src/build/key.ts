import type { Format, FormatInput } from '../core/format.ts';
import { digestOf } from './digest.ts';
import { sha256 } from './machine.ts';
import type { ToolIdentity } from './package-files.ts';

/**
 * Digests of all that decides an artifact's bytes, kept apart so that "says something else" (`says`) and "looks
 * different" (`theme`, `page`, `options`) can be told. A format that does not use one of them has none.
 */
export interface ContentKeys {
  readonly content: string;
  readonly says: string;
  readonly theme?: string;
  readonly page?: string;
  readonly options?: string;
}

/** The formats of one rendition share their handout, and all of them theme and page: each is digested once. */
const digests = new WeakMap<object, string>();

function digestOnce(value: object): string {
  const known = digests.get(value) ?? digestOf(value);
  digests.set(value, known);
  return known;
}

/** What of the inputs that format really takes; the rest must not make its artifacts stale. */
export function inputFor(format: Format, input: FormatInput): FormatInput {
  const page = format.uses.includes('page') ? input.page : { html: '', css: '' };
  const { fonts, ...others } = input;
  const files = format.uses.includes('fonts') && fonts !== undefined && fonts.length > 0 ? { fonts } : {};
  const says = format.uses.includes('says') ? { says: digestOnce(input.handout) } : {};
  return { ...others, page, ...files, ...says };
}

/** The theme with the files that it names. */
function themeDigest(format: Format, input: FormatInput): string {
  const { fonts = [] } = inputFor(format, input);
  const theme = digestOnce(input.theme);
  if (fonts.length === 0) return theme;
  return digestOf([theme, ...fonts.map(({ name, bytes }) => [name, sha256(bytes)])]);
}

/** SHA-256, hexadecimal, each. The shipped fonts are part of the tool's build. */
export function contentKeys(format: Format, input: FormatInput, tool: ToolIdentity): ContentKeys {
  const says = digestOnce(input.handout);
  const theme = format.uses.includes('theme') ? { theme: themeDigest(format, input) } : {};
  const page = format.uses.includes('page') ? { page: digestOnce(input.page) } : {};
  const options = input.options === undefined ? {} : { options: digestOnce(input.options) };
  const looks = { ...theme, ...page, ...options };
  const content = digestOf({ format: format.id, part: input.part, says, ...looks, tool });
  return { content, says, ...looks };
}
