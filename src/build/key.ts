import type { Format, FormatInput } from '../core/format.ts';
import { lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import type { Template } from '../template/index.ts';
import { digestOf } from './digest.ts';
import { sha256 } from './machine.ts';
import type { ToolIdentity } from './package-files.ts';

/**
 * Digests of all that decides an artifact's bytes, kept apart so that "says something else" (`says`) and "looks
 * different" (`theme`, `fonts`, `page`, `options`) can be told. A format that does not use one of them has none.
 * `template` decides nothing by itself: what a template changes, it changes in the others.
 */
export interface ContentKeys {
  readonly content: string;
  readonly says: string;
  readonly template: string;
  readonly theme?: string;
  readonly fonts?: string;
  readonly page?: string;
  readonly options?: string;
}

/** What keys are made of; `template` is a `templateDigest`. */
interface Keyed {
  readonly format: Format;
  readonly input: FormatInput;
  readonly template: string;
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

/** The font files that the theme names, by what they hold. */
function fontsDigest(format: Format, input: FormatInput): Pick<ContentKeys, 'fonts'> {
  const { fonts = [] } = inputFor(format, input);
  if (fonts.length === 0) return {};
  return { fonts: digestOf(fonts.map(({ name, bytes }) => [name, sha256(bytes)])) };
}

const templateDigests = new WeakMap<Template, Map<Id, string>>();

/** The structure for a format, the partials and the words, whatever of them a handout shows. */
export function templateDigest(template: Template, format: Id): string {
  const known = templateDigests.get(template) ?? new Map<Id, string>();
  templateDigests.set(template, known);
  const digest = known.get(format) ?? newTemplateDigest(template, format);
  known.set(format, digest);
  return digest;
}

function newTemplateDigest({ handout, partials, words }: Template, format: Id): string {
  const texts = Object.entries(partials).map(([name, { text }]) => [name, text]);
  return digestOf([lookup(handout, format)?.text, texts, digestOnce(words)]);
}

/** How an artifact looks, whatever it says. */
const LOOKS = ['theme', 'fonts', 'page', 'options'] as const;

/** SHA-256, hexadecimal, each. The shipped fonts are part of the tool's build. */
export function contentKeys({ format, input, template }: Keyed, tool: ToolIdentity): ContentKeys {
  const says = digestOnce(input.handout);
  const looks: Pick<ContentKeys, (typeof LOOKS)[number]> = {
    ...(format.uses.includes('theme') ? { theme: digestOnce(input.theme), ...fontsDigest(format, input) } : {}),
    ...(format.uses.includes('page') ? { page: digestOnce(input.page) } : {}),
    ...(input.options === undefined ? {} : { options: digestOnce(input.options) }),
  };
  const content = digestOf([format.id, input.part, says, LOOKS.map((look) => looks[look]), digestOnce(tool)]);
  return { content, says, template, ...looks };
}
