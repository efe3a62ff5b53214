import type { Handout } from '../core/handout.ts';
import { type Lines, plainLines, plainText, textInlines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import { neutral } from './text.ts';

/** Column heads that only workbooks have; a template's strings may give better ones under the same keys. */
const OWN: Dictionary<Dictionary<string>> = {
  group: { zh: '分组', en: 'Group' },
  publisher: { zh: '发布者', en: 'Publisher' },
  date: { zh: '日期', en: 'Date' },
  address: { zh: '网址', en: 'Address' },
  sign: { zh: '符号', en: 'Sign' },
  meaning: { zh: '含义', en: 'Meaning' },
  name: { zh: '名称', en: 'Name' },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  lane: { zh: '类别', en: 'Lane' },
  logarithm: { zh: '对数', en: 'log₁₀' },
  'logarithm-note': {
    zh: '“{0} 对数”是其常用对数（log₁₀），每多 1 就是十倍；条形从 {1} 画到 {2}。',
    en: '“{0} log₁₀” is its decimal logarithm: one more is ten times as much. Bars run from {1} to {2}.',
  },
  'differs-note': {
    zh: '≠：这一行各栏的内容不全相同。',
    en: '≠: the columns do not all say the same in this row.',
  },
  axis: { zh: '数轴', en: 'Axis' },
  cut: { zh: '界线', en: 'Line' },
  'lane-number': { zh: '类别号', en: 'Lane no.' },
};

/** A fixed word in the languages of the handout; its key where neither template nor this format knows it. */
export function word(handout: Handout, key: string): Lines {
  const given = lookup(handout.words, key);
  if (given) return given;
  const own = lookup(OWN, key);
  if (!own) return neutral(key);
  return handout.rendition.map((language) => ({
    language,
    inlines: [{ kind: 'text', text: ownWord(own, language, key) }],
  }));
}

/** A word on one line, its languages side by side. */
export function inlineWord(handout: Handout, key: string): string {
  return oneLine(word(handout, key));
}

/** Lines behind a word and a colon, each in its language; one line that is the same in all behind all their words. */
export function namedLines(key: string, lines: Lines, handout: Handout): Lines {
  const words = word(handout, key);
  const named = (name: string, text: string, language: Language | undefined) =>
    neutral(`${name}${(language ?? handout.rendition[0]).startsWith('zh') ? '：' : ': '}${text}`);
  if (lines.length !== words.length) return named(oneLine(words), oneLine(lines), undefined);
  return lines.flatMap((line, index) => named(oneLine(words.slice(index, index + 1)), oneLine([line]), line.language));
}

/** Lines on one line, languages side by side. */
export function oneLine(lines: Lines): string {
  return plainLines(lines).replaceAll('\n', ' · ');
}

/** Several things side by side, language by language; what has one line says the same in all. */
export function inARow(all: readonly Lines[]): Lines {
  const [longest = []] = [...all].sort((a, b) => b.length - a.length);
  return longest.map((line, index) => {
    const texts = all.map((lines) => plainText((lines[index] ?? lines[0])?.inlines ?? []));
    return { ...line, inlines: textInlines(texts.join(' · ')) };
  });
}

/** The text in the leading language. */
export function leading(lines: Lines): string {
  return lines[0] ? plainText(lines[0].inlines).replaceAll('\n', ' ') : '';
}

function ownWord(own: Dictionary<string>, language: Language, key: string): string {
  return lookup(own, language.split('-')[0] ?? language) ?? lookup(own, 'en') ?? key;
}
