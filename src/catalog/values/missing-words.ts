import type { Missing } from '../../core/value.ts';

/** What people type where there is no value, by the reason that it most likely means. */
const WORDS: Readonly<Record<Missing, readonly string[]>> = {
  'not-applicable': ['n/a', 'n.a.', 'na', 'not applicable', '不适用', '无', '無', 'none', 'nil'],
  undisclosed: [
    'undisclosed',
    'not disclosed',
    'confidential',
    '未公开',
    '未公布',
    '未披露',
    '不公开',
    '保密',
    '未公開',
  ],
  unknown: [
    'unknown',
    'unclear',
    'not known',
    'not available',
    '?',
    '??',
    '???',
    '-',
    '--',
    '---',
    '–',
    '—',
    '——',
    '/',
    '…',
    '...',
    '……',
    'null',
    'nan',
    '不详',
    '不明',
    '未知',
    '不知道',
  ],
  'not-checked': ['tbd', 'tbc', 'todo', 'pending', '待定', '待查', '待补', '待确认', '待核实'],
};
/** Those that may well be meant as a text. */
const ALSO_TEXT = ['none', 'nil', '无', '無', 'na', 'nan', 'null', '/', '保密', 'pending', 'unclear', '不知道'];

const REASONS: ReadonlyMap<string, Missing> = new Map(
  (Object.entries(WORDS) as [Missing, readonly string[]][]).flatMap(([reason, words]) =>
    words.map((word) => [word, reason] as const),
  ),
);

/** The length of the longest. */
export const LONGEST_MISSING = Math.max(...[...REASONS.keys()].map((word) => word.length));

/** The reason that a word for "no value" most likely means; undefined for any other text. */
export function missingWord(text: string, inText: boolean): Missing | undefined {
  if (text.length > LONGEST_MISSING && text.trim().length > LONGEST_MISSING) return undefined;
  const plain = text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .trim()
    .toLowerCase();
  return inText && ALSO_TEXT.includes(plain) ? undefined : REASONS.get(plain);
}
