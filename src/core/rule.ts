import type { Amount, Id } from './value.ts';

/**
 * A rule that computes a choice from other cells of the same concept: the one meaning behind quadrants, groups,
 * Excel formulas and page script. Truth has three values; what cannot be told is never taken for "no".
 */
export type Rule = { readonly choose: readonly RuleCase[]; readonly otherwise: Id };

export interface RuleCase {
  readonly when: Test;
  readonly then: Id;
}

/** `at-least` on a quantity asks its members and totals: every one, or some one, of those that are not missing. */
export type Test =
  | { readonly test: 'has'; readonly member: Id; readonly of: readonly Id[] }
  | { readonly test: 'count-at-least'; readonly of: readonly Id[]; readonly than: Threshold }
  | {
      readonly test: 'at-least';
      readonly attribute: Id;
      readonly quantifier: 'every' | 'some';
      readonly than: Threshold;
    }
  | { readonly test: 'missing'; readonly attribute: Id; readonly reason?: string }
  | { readonly test: 'and' | 'or'; readonly tests: readonly Test[] }
  | { readonly test: 'not'; readonly not: Test };

/** A fixed amount, or the handout's setting of that name. */
export type Threshold = { readonly amount: Amount } | { readonly setting: Id };

export type Truth = true | false | 'unknown';
