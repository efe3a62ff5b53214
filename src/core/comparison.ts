import type { HandoutSpec } from './catalog.ts';
import type { Chart } from './chart.ts';
import type { CitedSource } from './handout.ts';
import type { Inline, Lines } from './inline.ts';
import type { Localized, Rendition } from './language.ts';
import type { Crosstab, Matrix, MatrixCell } from './matrix.ts';
import type { Dictionary } from './record.ts';
import type { Id } from './value.ts';
import type { Worksheet } from './worksheet.ts';

/** What `compare` makes of one handout in one rendition: everything a template may place by name. */
export interface Comparison {
  readonly handout: HandoutSpec;
  readonly rendition: Rendition;
  readonly matrices: Dictionary<Matrix>;
  readonly crosstabs: Dictionary<Crosstab>;
  readonly charts: Dictionary<Chart>;
  readonly worksheets: Dictionary<Worksheet>;
  /**
   * One cell of the catalog, formatted as in matrices but without footnotes; it carries all its sources as marks.
   * Undefined where there is no such concept or attribute.
   */
  value(concept: Id, attribute: Id): MatrixCell | undefined;
  /**
   * How many concepts of a matrix there are to each member of a choice attribute (or of `kind`), in vocabulary order,
   * members without any left out, missing values last: `错误 4 · 正确 8`. Undefined where there is no such matrix or
   * the attribute is no choice.
   */
  tally(matrix: Id, attribute: Id): Lines | undefined;
  /** A concept's name, or undefined where there is no such concept. */
  name(concept: Id): Lines | undefined;
  /** A line for each language of the rendition, identical lines once. */
  localize(text: Localized<string | readonly Inline[]>): Lines;
  /** The sources of those ids as shown, in that order; ids that name no source are left out. */
  cite(ids: readonly Id[]): readonly CitedSource[];
}
