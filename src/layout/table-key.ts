import { type Lines, plainLines, plainText, textInlines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { MatrixCell } from '../core/matrix.ts';
import { CONFIDENCES, type Confidence } from '../core/value.ts';
import { GRADE_SIGNS } from '../core/words.ts';
import type { Composing } from './composing.ts';

/** A note of more characters begins on a line of its own. */
const LONG_NOTE = 60;

/** The signs that a table turns out to show while it is set, to be explained under its bottom rule. */
export class TableKey {
  private approx = false;
  private readonly grades = new Set<Confidence>();
  private readonly usual: Confidence | undefined;

  constructor(usual?: Confidence) {
    this.usual = usual;
  }

  /** Notes the signs of a cell's text. Missing values are told in words where they stand. */
  cell({ value, lines, grade }: MatrixCell): void {
    if (!this.approx && value.kind === 'quantity') this.text(lines);
    this.grade(grade);
  }

  text(lines: Lines): void {
    this.approx ||= plainLines(lines).includes('≈');
  }

  grade(grade: Confidence | undefined): void {
    if (grade !== undefined) this.grades.add(grade);
  }

  /**
   * The note under a table, begun by what its signs mean: `≈ rounded   Confidence: ‡ account by others; all else:
   * original read   The axis is logarithmic.` In several languages, or before a long note, the signs have a line of
   * their own.
   */
  withNote(composing: Composing, note: Lines = []): Lines {
    const { rendition } = composing.handout;
    const text = this.words(composing, rendition);
    if (text === '') return note;
    const [line] = note;
    const apart = rendition.length > 1 || plainLines(note).length > LONG_NOTE;
    if (line === undefined || apart) return [{ inlines: textInlines(text) }, ...note];
    return [{ ...line, inlines: [...textInlines(`${text}\u2003`), ...line.inlines] }];
  }

  private words(composing: Composing, languages: readonly Language[]): string {
    const [first = composing.language] = languages;
    const word = (key: string) => spokenIn(composing.word(key), first);
    const all = (key: string) =>
      [...new Set(languages.map((language) => spokenIn(composing.word(key), language)))].join(' / ');
    const approx = this.approx ? [`≈\u00a0${all('approx')}`] : [];
    const marked = CONFIDENCES.filter((grade) => this.grades.has(grade)).map(
      (grade) => `${GRADE_SIGNS[grade]}\u00a0${all(grade)}`,
    );
    const rest = this.usual === undefined ? [] : [all(this.usual)];
    const last = marked.length === 0 ? rest : rest.map((text) => word('all-else').replace('{0}', text));
    const grades = [...marked, ...last].join(word('part-separator'));
    const colon = /^(?:zh|ja)\b/.test(first) ? '：' : ': ';
    return [...approx, ...(grades === '' ? [] : [`${word('confidence')}${colon}${grades}`])].join('\u2003');
  }
}

function spokenIn(lines: Lines, language: Language): string {
  return plainText((lines.find((line) => line.language === language) ?? lines[0])?.inlines ?? []);
}
