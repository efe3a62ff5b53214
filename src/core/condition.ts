import type { Id } from './value.ts';

/** A selection of concepts as data. On a missing value every comparison is false except `missing`. */
export type Condition =
  | { readonly op: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | { readonly op: 'not'; readonly condition: Condition }
  | { readonly op: 'is' | 'contains'; readonly attribute: Id; readonly operand: string }
  | { readonly op: 'in'; readonly attribute: Id; readonly operands: readonly string[] }
  | { readonly op: 'at-least' | 'at-most' | 'before' | 'after'; readonly attribute: Id; readonly operand: string }
  | { readonly op: 'missing'; readonly attribute: Id; readonly reason?: string };
