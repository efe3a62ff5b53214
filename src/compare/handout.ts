import type { Catalog, HandoutSpec } from '../core/catalog.ts';
import type { Comparison } from '../core/comparison.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { Rendition } from '../core/language.ts';
import type { MatrixCell } from '../core/matrix.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import type { Words } from '../core/words.ts';
import { draftCell } from './cell.ts';
import { compareChart } from './chart.ts';
import { citeSources } from './cite.ts';
import { type Context, openContext } from './context.ts';
import { compareCrosstab } from './crosstab.ts';
import { localize } from './localize.ts';
import { compareMatrix } from './matrix.ts';
import { tallyLines } from './tally.ts';
import { compareWorksheet } from './worksheet.ts';

/**
 * Compares what one handout asks for, in the languages of one rendition: its matrices, crosstabs and charts, each value
 * formatted once. Diagnostics carry `at`, a key into the catalog's origins. The rows of matrices with more cells than
 * `mostKept` are made when they are walked.
 */
export function compareHandout(
  catalog: Catalog,
  spec: HandoutSpec,
  rendition: Rendition,
  words: Words,
  mostKept?: number,
): Outcome<Comparison> {
  const diagnostics: Diagnostic[] = [];
  const context = openContext(catalog, spec, rendition, words, (diagnostic) => diagnostics.push(diagnostic), mostKept);
  const compared = mapValues(spec.matrices, (matrix) => compareMatrix(context, matrix));
  const result: Comparison = {
    handout: spec,
    rendition,
    matrices: mapValues(compared, ({ matrix }) => matrix),
    crosstabs: mapValues(spec.crosstabs, (crosstab) => compareCrosstab(context, crosstab)),
    charts: mapValues(spec.charts, (chart) => compareChart(context, chart, compared)),
    worksheets: mapValues(spec.worksheets, (worksheet) => compareWorksheet(context, worksheet)),
    value: (concept, attribute) => singleCell(context, concept, attribute),
    tally: (matrix, attribute) => {
      const concepts = lookup(compared, matrix)?.concepts;
      return concepts === undefined ? undefined : tallyLines(context, concepts, attribute);
    },
    name: (concept) => {
      const found = lookup(catalog.concepts, concept);
      return found === undefined ? undefined : localize(rendition, found.name);
    },
    localize: (text) => localize(rendition, text),
    cite: (ids) => citeSources(context, ids),
  };
  return { result, diagnostics };
}

/** A cell that stands outside any matrix carries its sources itself. */
function singleCell(context: Context, conceptId: Id, attributeId: Id): MatrixCell | undefined {
  const concept = lookup(context.catalog.concepts, conceptId);
  if (concept === undefined || lookup(context.catalog.attributes, attributeId) === undefined) return undefined;
  const { cell, computed } = draftCell(context, concept, attributeId);
  return { ...cell, marks: computed ? [] : cell.provenance.sources };
}

function mapValues<T, U>(record: Dictionary<T>, change: (value: T) => U | undefined): Dictionary<U> {
  const entries = Object.entries(record).flatMap(([key, value]) => {
    const changed = change(value);
    return changed === undefined ? [] : [[key, changed] as const];
  });
  return Object.fromEntries(entries);
}
