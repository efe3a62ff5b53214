import type { Diagnostic } from '../../core/diagnostic.ts';
import { en } from './en.ts';
import type { MessageLanguage } from './language.ts';
import type { Messages, Sentence } from './sentence.ts';
import { zhCN } from './zh-CN.ts';

export { type MessageLanguage, messageLanguage } from './language.ts';

export const MESSAGES: Readonly<Record<MessageLanguage, Messages>> = { 'zh-CN': zhCN, en };

/** The sentences of a diagnostic in one language. */
export function sentenceOf(diagnostic: Diagnostic, language: MessageLanguage): Sentence {
  // The code picks the function that takes just these args; TypeScript cannot follow the pair through the lookup.
  const make = MESSAGES[language][diagnostic.code] as (args: Diagnostic['args']) => Sentence;
  return make(diagnostic.args);
}
