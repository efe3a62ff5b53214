import { blocksOf, type Handout } from '../core/handout.ts';
import { type Lines, plainLines, textInlines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { Matrix } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import type { WordKey } from '../core/words.ts';
import { type Beside, linesHtml } from './inlines.ts';

/** What the parts of one page need to know of the whole. */
export interface PageContext {
  readonly handout: Handout;
  /** The language of the page: a line in another one carries `lang`. */
  readonly language: Language;
  /** Lines as HTML, with what goes beside them. */
  html(lines: Lines, beside?: Beside): string;
  /** A fixed word in the languages of the rendition; its key where the template gives none. */
  word(key: WordKey): Lines;
  /** The same as bare text in one language, the leading one unless said, for attributes. */
  label(key: WordKey, wanted?: Language): string;
  /** The number of a source in the list, from 1. */
  sourceNumber(id: Id): number | undefined;
  /** The anchor of the concept's row or column in a matrix of this page. */
  anchorOf(concept: Id): string | undefined;
  /** The id, or where it is taken already the id with a number: a block may be placed twice. */
  unique(id: string): string;
}

export function pageContext(handout: Handout): PageContext {
  const language = handout.rendition[0];
  const numbers = new Map(handout.sources.map((source, index) => [source.id, index + 1]));
  const anchors = conceptAnchors(handout);
  const taken = new Map<string, number>();
  const word = (key: WordKey): Lines => lookup(handout.words, key) ?? [{ inlines: textInlines(key) }];
  return {
    handout,
    language,
    html: (lines, beside) => linesHtml(lines, language, beside),
    word,
    label: (key, wanted) => {
      const lines = word(key);
      return plainLines([lines.find((line) => line.language === wanted) ?? lines[0] ?? { inlines: [] }]);
    },
    sourceNumber: (id) => numbers.get(id),
    anchorOf: (concept) => anchors.get(concept),
    unique: (id) => {
      const count = (taken.get(id) ?? 0) + 1;
      taken.set(id, count);
      return count === 1 ? id : `${id}.${count}`;
    },
  };
}

/** The id of a header's element. The user's ids have neither dot nor underscore, so anchors of different kinds differ. */
export function headerAnchor(matrix: Id, header: Id): string {
  return `${matrix}.${header}`;
}

function conceptAnchors(handout: Handout): ReadonlyMap<Id, string> {
  const anchors = new Map<Id, string>();
  for (const block of blocksOf(handout)) {
    if (block.kind !== 'matrix') continue;
    for (const id of conceptsOf(block.matrix)) {
      if (!anchors.has(id)) anchors.set(id, headerAnchor(block.matrix.id, id));
    }
  }
  return anchors;
}

function conceptsOf(matrix: Matrix): readonly Id[] {
  const headers = matrix.conceptsAs === 'rows' ? matrix.rows.map((row) => row.header) : matrix.columns;
  return headers.map((header) => header.id);
}
