import type { Language } from '../core/language.ts';
import { noteLetter, numberRanges, rangeText } from '../core/marks.ts';
import type { Dated } from '../core/matrix.ts';
import type { Id, Provenance } from '../core/value.ts';
import type { PageContext } from './context.ts';
import { attribute } from './escape.ts';

/** What is marked at a cell or header: footnotes by index, sources by id. */
export interface Marked {
  readonly footnotes: readonly number[];
  readonly marks: readonly Id[];
  /** Of cells: how well the fact is known and until when; said in the card that a mark opens. */
  readonly provenance?: Provenance;
  readonly dated?: Dated;
}

export function footnoteAnchor(notes: string, index: number): string {
  return `${notes}_note-${noteLetter(index)}`;
}

export function sourceAnchor(number: number): string {
  return `source_${number}`;
}

/**
 * Marks as links to the footnote and source lists; not part of the cell's text. `notes` is the table's anchor,
 * `language` that of the line they follow.
 */
export function marksHtml(marked: Marked, notes: string, page: PageContext, language: Language): string {
  const footnotes = marked.footnotes.map((index) => {
    const mark = noteLetter(index);
    return link(footnoteAnchor(notes, index), `${page.label('note', language)} ${mark}`, mark);
  });
  const links = [...footnotes, ...sourceLinks(marked.marks, page, language)];
  const told = attribute('data-told', marked.marks.length === 0 ? undefined : toldOf(marked, page));
  return links.length === 0 ? '' : `<sup class="marks"${told}>${links.join(' ')}</sup>`;
}

/**
 * The grade of a fact, and its day: its own, else its source's, named as such, else that it has none. A line for each
 * language of the page.
 */
function toldOf({ provenance, dated }: Marked, page: PageContext): string | undefined {
  if (provenance === undefined || dated === undefined) return undefined;
  const { confidence } = provenance;
  const lines = page.handout.rendition.map((language) => {
    const grade = confidence === undefined ? [] : [page.label(confidence, language)];
    const day =
      dated.kind === 'undated' ? page.label('undated', language) : `${page.label(dated.kind, language)} ${dated.date}`;
    return [...grade, day].join(' · ');
  });
  return lines.join('\n');
}

/** Marks of figures hang right of them in a space reserved in steps; more than the last step holds does not hang. */
const STEPS = 8;
/** About what a character of a mark takes, in steps of 0.6 em. */
const STEP_PER_CHARACTER = 0.7;

/** How many steps the marks need: 0 for none, undefined where they are too many to hang. */
export function hangSteps(marked: Marked, page: PageContext): number | undefined {
  const numbers = numberRanges(marked.marks.flatMap((id) => page.sourceNumber(id) ?? []));
  const text = [...marked.footnotes.map(noteLetter), ...numbers.map(rangeText)].join(' ');
  const steps = Math.ceil(text.length * STEP_PER_CHARACTER);
  return steps > STEPS ? undefined : steps;
}

/** Numbers of sources as links, neighbours as one. Sources that the list does not hold have no mark. */
export function sourceLinks(ids: readonly Id[], page: PageContext, language?: Language): readonly string[] {
  return numberRanges(ids.flatMap((id) => page.sourceNumber(id) ?? [])).map((range) => {
    const text = rangeText(range);
    const last = range.from === range.to ? undefined : sourceAnchor(range.to);
    return link(sourceAnchor(range.from), `${page.label('source', language)} ${text}`, text, last);
  });
}

/** With `last` the mark stands for all items from the one it leads to until that one. */
function link(anchor: string, label: string, text: string, last?: string): string {
  return `<a${attribute('href', `#${anchor}`)}${attribute('data-last', last)}${attribute('aria-label', label)}>${text}</a>`;
}
