import type { LocalizedText } from './language.ts';

/** Fixed words that every template's strings must give in each language; `{0}` is filled in. */
export const WORD_KEYS = [
  'unknown',
  'undisclosed',
  'not-applicable',
  'not-checked', // the words of the missing signs
  'approx',
  'legend',
  'sources',
  'source',
  'footnotes',
  'edition',
  'licence',
  'contents',
  'overview',
  'continued', // 续表 / (continued)
  'continued-group', // what follows the repeated name of a group: （续） / (continued)
  'further-columns', // of a table whose columns do not stand side by side
  'page-of', // 第 {0} 页 / 共 {1} 页
  'list-separator',
  'range-separator',
  'part-separator',
  'language-separator',
  'more-than',
  'less-than',
  'yes',
  'no',
  'undated',
  'source-date',
  'as-of',
  'accessed',
  'concept',
  'attribute',
  'part',
  'value',
  'confidence',
  'primary-seen',
  'secondary-seen',
  'computed',
  'authored',
  'all-else', // 其余：… / all else: …
  'rival',
  'note',
  'row-sources',
  'facts',
  'data',
  'size-not-known',
  'number-of-rows',
  'sheet',
  'holds',
  'none',
  'example-mark',
  'chart-data',
  'axis-log',
  'height-free',
  'to-matrix',
  'link',
  'operator',
  'unit',
  'rounded',
  'empty-matrix',
  'from',
  'to',
  'sort-key',
  'skip-to-content',
  'worked-examples',
  'answer-key',
  'rule',
  'rule-order',
  'rule-case',
  'rule-otherwise',
  'rule-has',
  'rule-has-not',
  'rule-is',
  'rule-is-not',
  'rule-count',
  'rule-count-under',
  'rule-every',
  'rule-not-every',
  'rule-some',
  'rule-none',
  'rule-missing',
  'rule-not-missing',
  'rule-and',
  'rule-or',
  'smallest-version',
  'largest-version',
  'fill-in',
  'not-answered',
  'verdict',
  'clear',
  'choose-all',
  'type-quantity',
  'not-understood',
] as const;

export type WordKey = (typeof WORD_KEYS)[number];

/** The words of a template in all languages it knows; keys beyond `WORD_KEYS` are the template's own texts. */
export type Words = Readonly<Record<WordKey, LocalizedText>> & Readonly<Record<string, LocalizedText>>;

/** The sign of each grade of confidence on paper, where it is not the usual one of a table. */
export const GRADE_SIGNS = { 'primary-seen': '*', 'secondary-seen': '‡', computed: '#', authored: '¶' } as const;

/** The sign of each reason for a missing value. Distinct from each other and from zero. */
export const MISSING_SIGNS = { unknown: '?', undisclosed: '⊘', 'not-applicable': '—', 'not-checked': '…' } as const;
