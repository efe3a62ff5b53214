export type MessageLanguage = 'zh-CN' | 'en';

/** The language asked for, else the system's: Chinese for any `zh` locale, English for all others. */
export function messageLanguage(
  asked: string | undefined,
  environment: (name: string) => string | undefined,
): MessageLanguage {
  const tag = asked ?? ['LC_ALL', 'LC_MESSAGES', 'LANG'].map(environment).find((value) => value) ?? 'en';
  return /^zh\b|^zh[_-]/i.test(tag) ? 'zh-CN' : 'en';
}
