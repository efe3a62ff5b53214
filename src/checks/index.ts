import { asOfOld } from './as-of-old.ts';
import { cellDisputed } from './cell-disputed.ts';
import { cellTooLong } from './cell-too-long.ts';
import { cellWithoutSource } from './cell-without-source.ts';
import type { Check } from './check.ts';
import { deadReference } from './dead-reference.ts';
import { labelCollision } from './label-collision.ts';
import { missingTranslation } from './missing-translation.ts';
import { quantityOutlying } from './quantity-outlying.ts';
import { sourceUnused } from './source-unused.ts';

export type { Check } from './check.ts';
export { isDay } from './dates.ts';
export { type CheckOutcome, runChecks, type SuppressedFinding } from './run.ts';

/** Every check there is, one line each. */
export const CHECKS: readonly Check[] = [
  cellWithoutSource,
  sourceUnused,
  asOfOld,
  missingTranslation,
  quantityOutlying,
  cellDisputed,
  deadReference,
  labelCollision,
  cellTooLong,
];
