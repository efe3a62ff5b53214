import type { Catalog, HandoutSpec } from '../core/catalog.ts';
import type { Report } from '../core/diagnostic.ts';
import type { Lines } from '../core/inline.ts';
import type { Language, Rendition } from '../core/language.ts';
import type { Id } from '../core/value.ts';
import type { Words } from '../core/words.ts';
import { type Facts, factsOf } from './facts.ts';
import type { QuantityStyle } from './number.ts';

/** What every part of the stage needs: the inputs, opened once for one handout in one rendition. */
export interface Context {
  readonly catalog: Catalog;
  readonly spec: HandoutSpec;
  readonly rendition: Rendition;
  readonly words: Words;
  readonly facts: Facts;
  /** Orders texts as readers of the leading language expect. */
  readonly collator: () => Intl.Collator;
  /** The place of each concept in the catalog. */
  readonly conceptOrder: () => ReadonlyMap<string, number>;
  /** How quantities of an attribute and unit are shown in each language of the rendition, made when first asked for. */
  readonly styles: Map<Id, Map<Id, readonly QuantityStyle[]>>;
  /** Lines of values that recur, such as the members of a vocabulary, made when first asked for. */
  readonly recurring: Map<string, Lines>;
  /** Matrices of more cells than these have no rows but while somebody looks at one. */
  readonly mostKept: number;
  readonly report: Report;
}

const MOST_KEPT_CELLS = 250_000;

export function openContext(
  catalog: Catalog,
  spec: HandoutSpec,
  rendition: Rendition,
  words: Words,
  report: Report,
  mostKept = MOST_KEPT_CELLS,
): Context {
  return {
    catalog,
    spec,
    rendition,
    words,
    facts: factsOf(catalog, spec.settings),
    collator: once(() => collatorOf(rendition[0])),
    conceptOrder: once(() => new Map(Object.keys(catalog.concepts).map((id, order) => [id, order]))),
    styles: new Map(),
    recurring: new Map(),
    mostKept,
    report,
  };
}

/** Few sort texts or concepts; a collator takes longer to make than a small handout to compare. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** English stands behind the asked language, so that the machine's own locale never decides. */
function collatorOf(language: Language): Intl.Collator {
  try {
    return new Intl.Collator([language, 'en']);
  } catch {
    return new Intl.Collator('en');
  }
}
