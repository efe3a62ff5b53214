import type { Id } from './value.ts';

/** Every check of `duibi check`, by name; the name is also the code of its diagnostics. */
export const CHECK_NAMES = [
  'cell-without-source',
  'source-unused',
  'as-of-old',
  'missing-translation',
  'quantity-outlying',
  'cell-disputed',
  'dead-reference',
  'label-collision',
  'cell-too-long',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

/** What a project says of its checks. Where it says nothing, the checks have limits of their own. */
export interface CheckSettings {
  /** Whole months; an as-of that lies so far back, or farther, is told. */
  readonly asOfAge?: number;
  /** How long one language's text in a cell may be; a wide character, such as a Chinese one, counts as two. */
  readonly cellLength?: number;
  readonly suppressions: readonly Suppression[];
}

/** A finding that the author knows and accepts, with the reason. */
export interface Suppression {
  readonly check: CheckName;
  readonly subject: SuppressedSubject;
  readonly reason: string;
}

/** `cell` is written `concept.attribute`, with `#part` for one part; `id` names a concept, attribute, member, handout. */
export interface SuppressedSubject {
  readonly kind: 'cell' | 'source' | 'id';
  readonly id: Id;
}
