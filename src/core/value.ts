import type { LocalizedInlines } from './inline.ts';
import type { LocalizedText } from './language.ts';

export type Id = string;

/** The one address of a fact: in diagnostics, artifacts, diff and import. */
export interface CellRef {
  readonly concept: Id;
  readonly attribute: Id;
  readonly part?: Id;
}

/** A decimal as written: `digits` holds digits and at most one point (`1.50`), the number is digits × 10^exp10. */
export interface Amount {
  readonly digits: string;
  readonly exp10: number;
}

/** unknown: looked for, not found. undisclosed: a source says the maker keeps it. */
export type Missing = 'unknown' | 'undisclosed' | 'not-applicable' | 'not-checked';
export const MISSING: readonly Missing[] = ['unknown', 'undisclosed', 'not-applicable', 'not-checked'];

export type Measure =
  | { readonly op: 'exact' | 'approx' | 'gt' | 'ge' | 'lt' | 'le'; readonly at: Amount }
  | { readonly op: 'range'; readonly from: Amount; readonly to: Amount }
  | { readonly op: 'missing'; readonly reason: Missing };

/** Only `member` and `total` parts place, sort and chart; the others are told in the note. Components are never summed. */
export type PartRole = 'member' | 'total' | 'active' | 'component' | 'recount';
export const PART_ROLES: readonly PartRole[] = ['member', 'total', 'active', 'component', 'recount'];

export interface QuantityPart {
  readonly id: Id;
  /** Empty for the single unnamed part of a short-form quantity. */
  readonly label: LocalizedText;
  readonly role: PartRole;
  readonly measure: Measure;
  readonly provenance?: Provenance;
  readonly note?: LocalizedInlines;
}

export type DatePrecision = 'year' | 'month' | 'day';

export type Value =
  | { readonly kind: 'text'; readonly text: LocalizedInlines }
  | { readonly kind: 'quantity'; readonly unit: Id; readonly parts: readonly [QuantityPart, ...QuantityPart[]] }
  | { readonly kind: 'set'; readonly ids: readonly Id[] }
  | { readonly kind: 'choice'; readonly id: Id }
  | { readonly kind: 'flag'; readonly on: boolean }
  | { readonly kind: 'date'; readonly iso: string; readonly precision: DatePrecision }
  | { readonly kind: 'concepts'; readonly ids: readonly Id[] }
  | { readonly kind: 'link'; readonly url: string; readonly label?: LocalizedText }
  | { readonly kind: 'missing'; readonly reason: Missing };

/** `primary-seen`: the maker's own document was read; `secondary-seen`: an account by others; `computed`: counted
 * from published code; `authored`: our own wording or sorting, on the basis of the sources. */
export type Confidence = 'primary-seen' | 'secondary-seen' | 'computed' | 'authored';
export const CONFIDENCES: readonly Confidence[] = ['primary-seen', 'secondary-seen', 'computed', 'authored'];

/** Where a fact comes from. `asOf` is a date as written (`2025`, `2025-04`, `2025-04-09`), never invented. */
export interface Provenance {
  readonly sources: readonly Id[];
  readonly confidence?: Confidence;
  readonly asOf?: string;
}

/** One of several values that sources give for the same cell. */
export interface RivalValue {
  readonly value: Value;
  readonly provenance: Provenance;
  readonly note?: LocalizedInlines;
}

/** A value that held earlier; `until` is the date to which it held, as written. */
export interface EarlierValue {
  readonly value: Value;
  readonly until: string;
  readonly provenance: Provenance;
}

export interface Cell {
  readonly value: Value;
  readonly provenance: Provenance;
  readonly note?: LocalizedInlines;
  readonly disputed?: readonly RivalValue[];
  readonly history?: readonly EarlierValue[];
}

/** `gpt-3.parameters` or `gemini-1.parameters#nano-1`. */
export function refName(ref: CellRef): string {
  return `${ref.concept}.${ref.attribute}${ref.part === undefined ? '' : `#${ref.part}`}`;
}
