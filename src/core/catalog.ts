import type { CheckSettings } from './checks.ts';
import type { Condition } from './condition.ts';
import type { FormatOptions } from './format-options.ts';
import type { LocalizedInlines } from './inline.ts';
import type { Language, LocalizedText, Rendition } from './language.ts';
import type { Dictionary } from './record.ts';
import type { Rule } from './rule.ts';
import type { Amount, Cell, Id } from './value.ts';

/** Everything the user's files say, checked and typed. Where each thing stood is kept apart, in the origins. */
export interface Catalog {
  readonly languages: readonly [Language, ...Language[]];
  readonly concepts: Dictionary<Concept>;
  readonly attributes: Dictionary<Attribute>;
  readonly vocabularies: Dictionary<Vocabulary>;
  readonly units: Dictionary<Unit>;
  readonly sources: Dictionary<Source>;
  readonly handouts: Dictionary<HandoutSpec>;
  /** Where artifacts stand in the output folder, as `core/output-path.ts` reads it. */
  readonly output?: string;
  /** Limits and suppressions of `duibi check`; no artifact depends on them. */
  readonly checks?: CheckSettings;
}

export interface Concept {
  readonly id: Id;
  readonly kind?: Id;
  readonly name: LocalizedText;
  readonly cells: Dictionary<Cell>;
  /** One of the cells; of a row of a very large table, whose cells are made when asked for, this makes no other. */
  cell?(attribute: Id): Cell | undefined;
}

/** In the order of the file; order matters for display and for sorting by choice. */
export interface Vocabulary {
  readonly id: Id;
  readonly label?: LocalizedText;
  readonly members: readonly Member[];
}

export interface Member {
  readonly id: Id;
  readonly label: LocalizedText;
  readonly countsAs?: Id;
  readonly symbol?: string;
  readonly description?: LocalizedInlines;
}

/** What a unit measures; it decides which words may follow a number and how they convert. */
export type Dimension = 'parameters' | 'tokens' | 'bytes' | 'duration' | 'percent' | 'money' | 'count';

/** `compact` numbers are shown in 万/亿 or K/M/B/T (bytes in KB/MB/GB); `plain` ones with all their digits. */
export interface Unit {
  readonly id: Id;
  readonly label: LocalizedText;
  readonly symbol?: LocalizedText;
  readonly display: 'compact' | 'plain';
  readonly dimension?: Dimension;
  /** The word of the dimension in which amounts are kept and shown, such as `h`; its base where not said. */
  readonly in?: string;
  /** ISO 4217, for money. */
  readonly currency?: string;
  /** What a price is for, as written: `1M tokens`. */
  readonly per?: string;
}

export interface Source {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly publisher?: LocalizedText;
  /** http or https, checked. */
  readonly url?: string;
  /** As written: year, month or day. */
  readonly date?: string;
  readonly note?: LocalizedInlines;
}

interface AttributeBase {
  readonly id: Id;
  readonly label: LocalizedText;
  /** Texts that are the same in all languages need no translation. */
  readonly neutral: boolean;
  readonly description?: LocalizedInlines;
  /** A value computed by a rule; cells of such an attribute are never written by hand. */
  readonly rule?: Rule;
}

export type Attribute =
  | (AttributeBase & { readonly kind: 'text' | 'flag' | 'date' | 'concepts' | 'link' })
  | (AttributeBase & { readonly kind: 'quantity'; readonly unit: Id; readonly significant?: number })
  | (AttributeBase & { readonly kind: 'set' | 'choice'; readonly of: Id });

/** What one handout shows, as the user wrote it, its references checked. */
export interface HandoutSpec {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly summary?: LocalizedInlines;
  /** The answer sentence, shown first everywhere. */
  readonly answer?: LocalizedInlines;
  /** A date as written, or `auto` for SOURCE_DATE_EPOCH. */
  readonly edition: string;
  readonly licence?: LocalizedInlines;
  readonly renditions: readonly Rendition[];
  /** The formats it is made in; all that are made by default, where not said. */
  readonly formats?: readonly Id[];
  /** Name of the template folder; `handout` unless said. */
  readonly template: string;
  readonly theme?: string;
  /** How many pages its paper form may take. */
  readonly pages?: { readonly max: number };
  /** What it says about single formats. */
  readonly options?: FormatOptions;
  readonly settings: Dictionary<Amount>;
  /** Prose of this handout, placed by `{{t "key"}}`. */
  readonly texts: Dictionary<LocalizedInlines>;
  readonly matrices: Dictionary<MatrixSpec>;
  readonly crosstabs: Dictionary<CrosstabSpec>;
  readonly charts: Dictionary<ChartSpec>;
  readonly worksheets: Dictionary<WorksheetSpec>;
}

export interface ConceptSelection {
  readonly ids?: readonly Id[];
  readonly kind?: Id;
  readonly where?: Condition;
}

export type AttributePick =
  /** `at`: the value that held on that date, by the cell's history. */
  | { readonly attribute: Id; readonly label?: LocalizedText; readonly at?: string }
  | { readonly spanner: LocalizedText; readonly of: readonly Id[] };

export interface SortKeySpec {
  readonly by: Id;
  readonly order: 'asc' | 'desc';
}

export interface MatrixSpec {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly concepts: ConceptSelection;
  readonly attributes: readonly AttributePick[];
  readonly groupBy?: Id;
  readonly sort: readonly SortKeySpec[];
  readonly conceptsAs: 'rows' | 'columns';
  /** Head of the stub column, such as "Model". */
  readonly stub?: LocalizedText;
  readonly note?: LocalizedInlines;
}

/** Concepts laid out in the cells of two choice attributes: the 2 × 2. */
export interface CrosstabSpec {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly concepts: ConceptSelection;
  /** Choice attributes; their vocabulary's order is the order of rows and columns. */
  readonly rows: Id;
  readonly columns: Id;
  /** Members always shown even when empty; others are shown only when a concept falls there. */
  readonly always: readonly Id[];
  /** Shown beside each concept's name, such as its parameters. */
  readonly show: readonly Id[];
  /** Concepts to mark with a dagger, explained in `note`. */
  readonly marked: readonly Id[];
  readonly sort: readonly SortKeySpec[];
  readonly note?: LocalizedInlines;
}

export type ChartSpec =
  | {
      readonly type: 'bar';
      readonly id: Id;
      readonly title: LocalizedText;
      readonly conclusion?: LocalizedInlines;
      /** A matrix of the same handout, whose concepts are shown in its order. */
      readonly of: Id;
      readonly value: Id;
      readonly axis: 'log' | 'linear';
    }
  | {
      readonly type: 'map';
      readonly id: Id;
      readonly title: LocalizedText;
      readonly conclusion?: LocalizedInlines;
      readonly of: Id;
      /** Quantity on the log axis, and the choice attribute that gives the lanes. */
      readonly value: Id;
      readonly lanes: Id;
      /** Settings drawn as a cut line across the value axis. */
      readonly cut?: Id;
      /** At most so many points carry their name; the others carry a number that the list explains. */
      readonly labelled: number;
      readonly note?: LocalizedInlines;
    };

/** A form: questions about a product, and the computed choices that answer them. */
export interface WorksheetSpec {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly stub?: LocalizedText;
  readonly note?: LocalizedInlines;
  readonly questions: readonly QuestionSpec[];
  /** Choice attributes with a rule, in the order in which they are shown. */
  readonly outcomes: readonly Id[];
  /** Worked through, with their answers. */
  readonly examples: ConceptSelection;
  /** Named for the reader to fill in; answered only in the teacher's key. */
  readonly exercises: ConceptSelection;
  /** So many rows without a name. */
  readonly rows: number;
  /** Whether this is the teacher's key. */
  readonly answers: boolean;
}

export interface QuestionSpec {
  /** A set, choice or quantity. */
  readonly attribute: Id;
  readonly label?: LocalizedText;
  readonly hint?: LocalizedInlines;
  /** Members to choose from; all of the vocabulary where not given. */
  readonly options?: readonly Id[];
}
