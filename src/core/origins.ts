import type { Span } from './diagnostic.ts';
import type { Dictionary } from './record.ts';

/**
 * Where things stood in the user's files. Keys are paths of the merged catalog joined by `/`, such as
 * `concepts/gpt-3/parameters/parts/nano-1` or `handouts/models/title`. `raw` is the scalar's source text.
 * Never part of Matrix, Chart or Handout.
 */
export type Origins = Dictionary<Origin>;

export interface Origin {
  readonly span: Span;
  readonly raw?: string;
}
