import { compareHandout } from '../../src/compare/index.ts';
import type { HandoutSpec, WorksheetSpec } from '../../src/core/catalog.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Worksheet } from '../../src/core/worksheet.ts';
import { shipped } from '../data/shipped.ts';
import { NO_WORDS } from './words.ts';

export const spec = shipped.catalog.handouts['classify-your-product'] as HandoutSpec;
export const form = spec.worksheets.classify as WorksheetSpec;

/** The shipped worksheet, but with other examples. */
export function shippedWorksheet(examples: WorksheetSpec['examples'], rendition: Rendition): Worksheet {
  const own = { ...spec, worksheets: { classify: { ...form, examples } } };
  return compareHandout(shipped.catalog, own, rendition, NO_WORDS).result.worksheets.classify as Worksheet;
}
