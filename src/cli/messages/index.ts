import type { Diagnostic } from '../../core/diagnostic.ts';
import { en } from './en.ts';
import type { Messages, Sentence } from './sentence.ts';
import { zhCN } from './zh-CN.ts';

export type MessageLanguage = 'zh-CN' | 'en';

export const MESSAGES: Readonly<Record<MessageLanguage, Messages>> = { 'zh-CN': zhCN, en };

/** The sentences of a diagnostic in one language. */
export function sentenceOf(diagnostic: Diagnostic, language: MessageLanguage): Sentence {
  // The code picks the function that takes just these args; TypeScript cannot follow the pair through the lookup.
  const make = MESSAGES[language][diagnostic.code] as (args: Diagnostic['args']) => Sentence;
  return make(diagnostic.args);
}

/** The language asked for, else the system's: Chinese for any `zh` locale, English for all others. */
export function messageLanguage(
  asked: string | undefined,
  environment: (name: string) => string | undefined,
): MessageLanguage {
  const tag = asked ?? ['LC_ALL', 'LC_MESSAGES', 'LANG'].map(environment).find((value) => value) ?? 'en';
  return /^zh\b|^zh[_-]/i.test(tag) ? 'zh-CN' : 'en';
}
