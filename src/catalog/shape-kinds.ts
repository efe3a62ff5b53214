import type { Section } from './table.ts';

/**
 * What may stand at a place of a catalog file, as plain data: it costs little to make, `fits` walks it, and only to
 * tell mistakes, or for editors, does zod see it (`shape-zod.ts`). `expected` is the word for it in messages.
 */
export type Shape =
  | { readonly kind: 'any' }
  /** Anything that stands as one word or line; `2018`, `1.50` and `true` are taken as typed. */
  | { readonly kind: 'scalar'; readonly idsOf?: Section }
  | { readonly kind: 'flag' }
  | { readonly kind: 'text'; readonly pattern?: RegExp; readonly expected: string }
  | { readonly kind: 'int'; readonly least?: number; readonly most?: number; readonly expected?: string }
  | { readonly kind: 'just'; readonly value: string | number | boolean }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly items: Shape; readonly least?: Least }
  | { readonly kind: 'dictionary'; readonly values: Shape }
  | MappingShape
  | EitherShape
  | OptionalShape;

interface Least {
  readonly count: number;
  readonly expected?: string;
}

/** A mapping with these keys; others only where their shape is given. A key that leads back to its own shape is a getter. */
export interface MappingShape {
  readonly kind: 'mapping';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly others?: Shape;
}

interface EitherShape {
  readonly kind: 'either';
  readonly shapes: readonly Shape[];
  readonly expected?: string;
  /** The key that tells mappings apart. */
  readonly by?: string;
  readonly idsOf?: Section;
}

interface OptionalShape {
  readonly kind: 'optional';
  readonly shape: Shape;
}

export const any: Shape = { kind: 'any' };
export const scalar = { kind: 'scalar' } as const;
export const flag: Shape = { kind: 'flag' };

export function closed(keys: Readonly<Record<string, Shape>>): MappingShape {
  return { kind: 'mapping', keys };
}

export function optional(shape: Shape): OptionalShape {
  return { kind: 'optional', shape };
}

export function list(items: Shape, least?: Least): Shape {
  return least === undefined ? { kind: 'list', items } : { kind: 'list', items, least };
}

export function dictionary(values: Shape): Shape {
  return { kind: 'dictionary', values };
}

export function either(shapes: readonly Shape[], expected?: string): EitherShape {
  return expected === undefined ? { kind: 'either', shapes } : { kind: 'either', shapes, expected };
}

export function choice(values: readonly string[]): Shape {
  return { kind: 'choice', values };
}

export function just(value: string | number | boolean): Shape {
  return { kind: 'just', value };
}
