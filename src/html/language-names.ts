import type { Language } from '../core/language.ts';

/** Names of the languages that have words of their own here; asking the machine for them costs a small build dearly. */
const KNOWN: Readonly<Record<string, string>> = { zh: '中文', en: 'English' };

/** Languages by their own names: 中文, English. The region is said only where two share a language. */
export function languageNames(languages: readonly Language[]): readonly { language: Language; name: string }[] {
  const bases = languages.map((language) => new Intl.Locale(language).language);
  return languages.map((language, index) => {
    const base = bases[index] ?? language;
    const shared = bases.filter((other) => other === base).length > 1;
    return { language, name: (shared ? undefined : KNOWN[base]) ?? nameOf(language, shared ? language : base) };
  });
}

function nameOf(language: Language, named: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(named) ?? language;
}
