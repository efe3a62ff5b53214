import type { Lines, LocalizedInlines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { Footnote } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
import type { Cell, Id, QuantityPart, RivalValue, Value } from '../core/value.ts';
import type { Context } from './context.ts';
import { valueLines } from './display.ts';
import { bracketed, linesFor, localize, spoken, textIn, wordIn } from './localize.ts';
import { placingParts } from './measure.ts';
import { shownRival } from './provenance.ts';
import { partText, stylesOf } from './quantity.ts';

type Quantity = Extract<Value, { kind: 'quantity' }>;

/**
 * What is to be said about a cell beside its value, each remark by itself: its note, the parts that do not stand in
 * the cell (active, component, recount), the notes of parts, and rival values with who gives them.
 */
export function remarksOf(context: Context, attribute: Id, cell: Cell): readonly Lines[] {
  const remarks: Lines[] = [];
  if (cell.note !== undefined) remarks.push(localize(context.rendition, cell.note));
  if (cell.value.kind === 'quantity' && !saysItself(cell.value)) {
    remarks.push(...partRemarks(context, attribute, cell.value));
  }
  if (cell.disputed === undefined) return remarks.length === 0 ? NONE : remarks;
  const shown = shownRival(cell);
  for (const rival of cell.disputed) {
    if (rival !== shown) remarks.push(rivalRemark(context, attribute, rival));
  }
  return remarks;
}

const NONE: readonly Lines[] = [];

/** One part that stands in the cell, and nothing to remark on it: as most quantities are. */
function saysItself({ parts }: Quantity): boolean {
  const [{ role, note }] = parts;
  return parts.length === 1 && note === undefined && (role === 'member' || role === 'total');
}

/** Gathers remarks into footnotes: a text that comes again has the mark it had. */
export interface FootnoteGatherer {
  mark(remarks: readonly Lines[]): readonly number[];
  gathered(): readonly Footnote[];
}

export function gatherFootnotes(): FootnoteGatherer {
  const indexes = new Map<string, number>();
  const footnotes: Footnote[] = [];
  const markOf = (lines: Lines): number => {
    const key = JSON.stringify(lines.map((line) => line.inlines));
    const index = indexes.get(key) ?? footnotes.push({ lines }) - 1;
    indexes.set(key, index);
    return index;
  };
  return {
    mark: (remarks) => (remarks.length === 0 ? [] : [...new Set(remarks.map(markOf))]),
    gathered: () => footnotes,
  };
}

function partRemarks(context: Context, attribute: Id, quantity: Quantity): readonly Lines[] {
  const placing = new Set(placingParts(quantity));
  const asides = quantity.parts.filter((part) => !placing.has(part));
  const styles = stylesOf(context, attribute, quantity.unit);
  const remarks: Lines[] = [];
  if (asides.length > 0) {
    remarks.push(
      linesFor(context.rendition, (language) => {
        const texts = asides.map((part) => partText(context, styles, part, language));
        return spoken(texts.join(wordIn(context.words, 'part-separator', language)), language);
      }),
    );
  }
  for (const part of quantity.parts) {
    if (part.note !== undefined) remarks.push(partNote(context, quantity, part, part.note));
  }
  return remarks;
}

/** The note of one of several parts begins with the part's name. */
function partNote(context: Context, quantity: Quantity, part: QuantityPart, note: LocalizedInlines): Lines {
  return linesFor(context.rendition, (language) => {
    const [line] = localize([language], note);
    const label = quantity.parts.length > 1 ? textIn(part.label, language) : '';
    const inlines = line?.inlines ?? [];
    if (label === '') return line ?? { inlines };
    const named = [
      { kind: 'strong', children: [{ kind: 'text', text: label }] } as const,
      { kind: 'text', text: ' ' } as const,
    ];
    return { ...line, inlines: [...named, ...inlines] };
  });
}

function rivalRemark(context: Context, attribute: Id, rival: RivalValue): Lines {
  return linesFor(context.rendition, (language) => {
    const alone = inOneLanguage(context, language);
    const [value] = valueLines(alone, attribute, rival.value);
    const titles = rival.provenance.sources.map((id) =>
      textIn(lookup(context.catalog.sources, id)?.title ?? {}, language),
    );
    const told = titles.filter((title) => title !== '').join(wordIn(context.words, 'list-separator', language));
    const [note] = rival.note === undefined ? [] : localize([language], rival.note);
    return {
      language,
      inlines: [
        { kind: 'text', text: `${wordIn(context.words, 'rival', language)} ` },
        ...(value?.inlines ?? []),
        ...(told === '' ? [] : [{ kind: 'text', text: bracketed(told, language) } as const]),
        ...(note === undefined ? [] : [{ kind: 'text', text: ' ' } as const, ...note.inlines]),
      ],
    };
  });
}

/** The same context in one of its languages. */
function inOneLanguage(context: Context, language: Language): Context {
  return { ...context, rendition: [language], styles: new Map(), recurring: new Map() };
}
