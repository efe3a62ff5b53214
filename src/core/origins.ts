import type { Span } from './diagnostic.ts';
import type { Dictionary } from './record.ts';

/**
 * Where things stood in the user's files. Keys are paths of the merged catalog joined by `/`, such as
 * `concepts/gpt-3/parameters/parts/nano-1` or `handouts/models/title`. `raw` is the scalar's source text.
 * Never part of Matrix, Chart or Handout.
 */
export interface Origins {
  /** All that stands in YAML. */
  readonly written: Dictionary<Origin>;
  /** The place of anything; rows of tables, which may be very many, are looked up when asked for. */
  at(path: string): Origin | undefined;
  /** The file in which something stands, for which its place need not be found. */
  file(path: string): string | undefined;
}

export interface Origin {
  readonly span: Span;
  readonly raw?: string;
}
