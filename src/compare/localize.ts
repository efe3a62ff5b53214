import { type Inline, type Lines, plainText, textInlines } from '../core/inline.ts';
import { inLanguage, type Language, type Localized, type LocalizedText, NEUTRAL } from '../core/language.ts';
import type { Words } from '../core/words.ts';
import type { Context } from './context.ts';

type Voiced = Pick<Context, 'rendition' | 'words'>;

/** One language's form of something shown. No language where the form is the same in all. */
export interface Form {
  readonly inlines: readonly Inline[];
  readonly language?: Language;
}

/** A line for each language of the rendition, identical ones once; a line that holds for all carries no language. */
export function linesFor(rendition: readonly Language[], form: (language: Language) => Form): Lines {
  const forms = rendition.map(form);
  const [first, ...others] = forms;
  if (first === undefined) return [];
  if (others.length === 0) return [first];
  const distinct = new Map<string, Form>();
  for (const each of forms) {
    const key = JSON.stringify(each.inlines);
    if (!distinct.has(key)) distinct.set(key, each);
  }
  if (distinct.size > 1) return [...distinct.values()];
  // A text that only one language has stands in for the others under that language's tag.
  return forms.every((each) => each.language === first.language) ? [first] : [{ inlines: first.inlines }];
}

/** The lines of a localized text. A missing translation is stood in for by what there is, in its own language. */
export function localize(rendition: readonly Language[], text: Localized<string | readonly Inline[]>): Lines {
  const leading = rendition[0];
  if (leading !== undefined && rendition.length === 1) return [formOf(text, leading)];
  const first = leading === undefined ? [] : formOf(text, leading).inlines;
  return linesFor(rendition, (language) => withoutRepeated(formOf(text, language), plainText(first)));
}

/** `Kunlun Wanwei 昆仑万维` is `Kunlun Wanwei` where 昆仑万维 stands over it. */
function withoutRepeated(form: Form, leading: string): Form {
  const [inline, ...others] = form.inlines;
  if (inline?.kind !== 'text' || others.length > 0 || !/\p{Script=Han}/u.test(leading)) return form;
  const { text } = inline;
  return text.endsWith(` ${leading}`) ? { ...form, inlines: textInlines(text.slice(0, -leading.length - 1)) } : form;
}

/** The bare text for one language, with the same stand-in as `localize`. */
export function textIn(text: LocalizedText, language: Language): string {
  return inLanguage(text, language) ?? Object.values(text)[0] ?? '';
}

/** Whether a text reads the same in every language of the rendition. */
function isShared(rendition: readonly Language[], text: LocalizedText): boolean {
  return new Set(rendition.map((language) => textIn(text, language))).size <= 1;
}

/** A fixed word in one language, its places `{0}`, `{1}` filled. */
export function wordIn(
  words: Words,
  key: keyof Words & string,
  language: Language,
  ...fill: readonly string[]
): string {
  const text = Object.hasOwn(words, key) ? textIn(words[key] ?? {}, language) : '';
  return text.replace(/\{(\d)\}/g, (place, index: string) => fill[Number(index)] ?? place);
}

/** A fixed word in all languages of the rendition. */
export function wordLines(context: Voiced, key: keyof Words & string): Lines {
  return linesFor(context.rendition, (language) => spoken(wordIn(context.words, key, language), language));
}

/** Labels in a row. Labels that are the same in all languages are joined once, as the leading language joins them. */
export function joinedLabels(context: Voiced, labels: readonly LocalizedText[]): Lines {
  const join = (language: Language) =>
    labels.map((label) => textIn(label, language)).join(wordIn(context.words, 'list-separator', language));
  const [leading] = context.rendition;
  if (labels.every((label) => isShared(context.rendition, label))) {
    const neutral = labels.every((label) => inOwnLanguage(label, leading) === undefined);
    return [
      {
        ...(neutral || context.rendition.length > 1 ? {} : { language: leading }),
        inlines: textInlines(join(leading)),
      },
    ];
  }
  return linesFor(context.rendition, (language) => spoken(join(language), language));
}

/** A form of plain text in a language. */
export function spoken(text: string, language: Language): Form {
  return { inlines: textInlines(text), language };
}

/** A remark in brackets, as the language writes brackets. */
export function bracketed(text: string, language: Language): string {
  return /^(zh|ja)\b/.test(language) ? `（${text}）` : ` (${text})`;
}

function formOf(text: Localized<string | readonly Inline[]>, language: Language): Form {
  const found = Object.hasOwn(text, language)
    ? language
    : Object.hasOwn(text, NEUTRAL)
      ? NEUTRAL
      : Object.keys(text)[0];
  const value = found === undefined ? '' : (text[found] ?? '');
  const inlines = typeof value === 'string' ? textInlines(value) : value;
  return found === undefined || found === NEUTRAL ? { inlines } : { inlines, language: found };
}

function inOwnLanguage(text: LocalizedText, language: Language): string | undefined {
  return Object.hasOwn(text, language) ? text[language] : undefined;
}
