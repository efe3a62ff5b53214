/** A BCP 47 tag that a project lists, such as `zh-CN` or `en`. */
export type Language = string;

/** The languages of one artifact; the first leads (page language, collation, number format, sheet names). */
export type Rendition = readonly [Language, ...Language[]];

/** The key under which a localized value that is the same in every language is kept. */
export const NEUTRAL = '*';

/** A value by language. `NEUTRAL` holds for every language that has no entry of its own. */
export type Localized<T> = Readonly<Record<Language, T>>;
export type LocalizedText = Localized<string>;

/** The rendition as file names and `--rendition` write it: `zh-CN`, `en`, `zh-CN_en`. */
export function renditionName(rendition: Rendition): string {
  return rendition.join('_');
}

/** The value for one language: its own entry, else the neutral one, else undefined (a missing translation). */
export function inLanguage<T>(localized: Localized<T>, language: Language): T | undefined {
  if (Object.hasOwn(localized, language)) return localized[language];
  return Object.hasOwn(localized, NEUTRAL) ? localized[NEUTRAL] : undefined;
}

/** As `inLanguage`, but falls back to any entry, so that something is shown while the diagnostic tells of the gap. */
export function bestFor<T>(localized: Localized<T>, language: Language): T | undefined {
  return inLanguage(localized, language) ?? Object.values(localized)[0];
}
