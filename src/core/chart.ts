import type { Lines } from './inline.ts';
import type { CellRef, Id } from './value.ts';

/** A value axis. Ticks are chosen and labelled by `compare`, so that every format shows the same ones. */
export interface Axis {
  readonly scale: 'log' | 'linear';
  readonly title: Lines;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly { readonly value: number; readonly lines: Lines }[];
}

/** One number of a chart, with the text that shows it. */
export interface ChartValue {
  readonly ref: CellRef;
  readonly name: Lines;
  /** Equal for a plain number; a range has two ends. */
  readonly from: number;
  readonly to: number;
  readonly approximate: boolean;
  readonly display: Lines;
  readonly sources: readonly Id[];
}

/** A concept whose value is not known: listed in a hatched lane of its own, never placed by guess. */
export interface ChartGap {
  readonly ref: CellRef;
  readonly name: Lines;
  readonly display: Lines;
}

interface ChartBase {
  readonly id: Id;
  readonly title: Lines;
  /** The alternative text: says the conclusion. Never empty. */
  readonly alt: Lines;
  readonly axis: Axis;
  readonly note?: Lines;
}

export type Chart =
  | (ChartBase & { readonly kind: 'bar'; readonly bars: readonly ChartValue[]; readonly gaps: readonly ChartGap[] })
  | (ChartBase & {
      readonly kind: 'map';
      readonly lanes: readonly MapLane[];
      readonly cut?: { readonly value: number; readonly lines: Lines };
      readonly gapTitle: Lines;
      /** Says that height within a lane means nothing. */
      readonly heightNote: Lines;
    });

/** One band of the map, such as "multimodal": its points, and those of unknown size. */
export interface MapLane {
  readonly id: Id;
  readonly lines: Lines;
  /** Which marks its points have, where that is not its place among the lanes shown. */
  readonly series?: number;
  readonly points: readonly MapPoint[];
  readonly gaps: readonly ChartGap[];
}

/** `number` is set on points that carry a number in place of their name; the data list explains it. */
export interface MapPoint extends ChartValue {
  readonly number?: number;
}
