import type { Language } from '../core/language.ts';

/** Languages by their own names: 中文, English. The region is said only where two share a language. */
export function languageNames(languages: readonly Language[]): readonly { language: Language; name: string }[] {
  const bases = languages.map((language) => new Intl.Locale(language).language);
  return languages.map((language, index) => {
    const base = bases[index] ?? language;
    const shared = bases.filter((other) => other === base).length > 1;
    const names = new Intl.DisplayNames([language], { type: 'language' });
    return { language, name: names.of(shared ? language : base) ?? language };
  });
}
