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

/** Footnote marks are letters: a … z, aa, ab … */
export function footnoteMark(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : footnoteMark(Math.floor(index / 26) - 1) + letter;
}

export function footnoteAnchor(notes: string, index: number): string {
  return `${notes}_note-${footnoteMark(index)}`;
}

export function sourceAnchor(number: number): string {
  return `source_${number}`;
}

/** Marks as links to the footnote and source lists; not part of the cell's text. `notes` is the table's anchor. */
export function marksHtml(marked: Marked, notes: string, page: PageContext): string {
  const footnotes = marked.footnotes.map((index) => {
    const mark = footnoteMark(index);
    return link(footnoteAnchor(notes, index), `${page.label('note')} ${mark}`, mark);
  });
  const links = [...footnotes, ...sourceLinks(marked.marks, page)];
  const told = attribute('data-told', marked.marks.length === 0 ? undefined : toldOf(marked, page));
  return links.length === 0 ? '' : `<sup class="marks"${told}>${links.join(' ')}</sup>`;
}

/** The grade of a fact, and its day: its own, else its source's, named as such, else that it has none. */
function toldOf({ provenance, dated }: Marked, page: PageContext): string | undefined {
  if (provenance === undefined || dated === undefined) return undefined;
  const { confidence } = provenance;
  const grade = confidence === undefined ? [] : [page.label(confidence)];
  const day = dated.kind === 'undated' ? page.label('undated') : `${page.label(dated.kind)} ${dated.date}`;
  return [...grade, day].join(' · ');
}

/** Marks of figures hang right of them in a space reserved in steps; more than the last step holds does not hang. */
const STEPS = 8;
/** About what a character of a mark takes, in steps of 0.6 em. */
const STEP_PER_CHARACTER = 0.7;

/** How many steps the marks need: 0 for none, undefined where they are too many to hang. */
export function hangSteps(marked: Marked, page: PageContext): number | undefined {
  const numbers = marked.marks.flatMap((id) => page.sourceNumber(id) ?? []);
  const text = [...marked.footnotes.map(footnoteMark), ...numbers].join(' ');
  const steps = Math.ceil(text.length * STEP_PER_CHARACTER);
  return steps > STEPS ? undefined : steps;
}

/** Numbers of sources as links. Sources that the list does not hold have no mark. */
export function sourceLinks(ids: readonly Id[], page: PageContext): readonly string[] {
  const numbers = ids.flatMap((id) => page.sourceNumber(id) ?? []).sort((a, b) => a - b);
  return numbers.map((number) => link(sourceAnchor(number), `${page.label('source')} ${number}`, String(number)));
}

function link(anchor: string, label: string, text: string): string {
  return `<a${attribute('href', `#${anchor}`)}${attribute('aria-label', label)}>${text}</a>`;
}
