import type { Chart } from './chart.ts';
import type { Lines } from './inline.ts';
import type { Rendition } from './language.ts';
import type { Crosstab, Matrix } from './matrix.ts';
import type { Dictionary } from './record.ts';
import type { Id } from './value.ts';
import type { Worksheet } from './worksheet.ts';

/** Everything one artifact says, in order, in the languages of its rendition: plain data, no positions in files. */
export interface Handout {
  readonly id: Id;
  readonly rendition: Rendition;
  readonly title: Lines;
  readonly answer?: Lines;
  readonly summary?: Lines;
  /** A date as written; never the clock's. */
  readonly edition: string;
  readonly licence?: Lines;
  /** How many pages its paper form may take. */
  readonly pages?: { readonly max: number };
  readonly sections: readonly Section[];
  /** The sources cited by what is shown, in order of first mention; a mark is the index + 1. */
  readonly sources: readonly CitedSource[];
  /** Signs that really occur, with their words. */
  readonly legend: readonly LegendEntry[];
  /** Fixed words of the interface (such as "continued") by key, from the template's strings. */
  readonly words: Dictionary<Lines>;
}

export interface Section {
  readonly id: Id;
  readonly title: Lines;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly lines: Lines }
  | { readonly kind: 'paragraph'; readonly role: 'body' | 'answer' | 'small'; readonly lines: Lines }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Lines[] }
  | { readonly kind: 'matrix'; readonly matrix: Matrix }
  | { readonly kind: 'crosstab'; readonly crosstab: Crosstab }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'worksheet'; readonly worksheet: Worksheet }
  | { readonly kind: 'note'; readonly blocks: readonly Block[] }
  | { readonly kind: 'sources' }
  | { readonly kind: 'legend' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'page-break' };

export interface CitedSource {
  readonly id: Id;
  readonly title: Lines;
  readonly publisher?: Lines;
  readonly url?: string;
  /** The source's date as shown; the words for "undated" where it has none. */
  readonly date: Lines;
}

export interface LegendEntry {
  readonly sign: string;
  readonly lines: Lines;
}

/** All blocks of a handout in reading order, those inside notes too. */
export function* blocksOf(handout: Handout): Generator<Block> {
  for (const section of handout.sections) yield* withInner(section.blocks);
}

function* withInner(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'note') yield* withInner(block.blocks);
  }
}

/** The matrices that a block shows: itself, or the worked examples and the key of a worksheet. */
export function matricesIn(block: Block): readonly Matrix[] {
  if (block.kind === 'matrix') return [block.matrix];
  if (block.kind !== 'worksheet') return [];
  const { examples, key } = block.worksheet;
  return key === undefined ? [examples] : [examples, key];
}
