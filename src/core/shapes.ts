import type { Language } from './language.ts';

/** Colours by their role in the theme, so that the same shapes serve light, dark and print. `series` is an index
 * into the theme's series, from 0; past the end it starts over. */
export type Paint = 'ink' | 'paper' | 'rule' | 'accent' | 'muted' | 'band' | { readonly series: number } | 'none';

/** Drawing in points, origin at the top left, y down. Text stands on its baseline. */
export type Shape =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: 'body' | 'bold';
      /** The face that draws it, where that is not the main one of its weight. */
      readonly face?: string;
      readonly paint: Paint;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly language?: Language;
      /** Width by the metrics it was laid out with, in points. */
      readonly width: number;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly stroke: Stroke;
    }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
      readonly fill: Paint;
      readonly stroke?: Stroke;
      /** Diagonal hatching in place of a fill: for what is not known. */
      readonly hatch?: boolean;
    }
  | {
      readonly kind: 'circle';
      readonly cx: number;
      readonly cy: number;
      readonly r: number;
      readonly fill: Paint;
      readonly stroke?: Stroke;
    }
  | {
      readonly kind: 'path';
      readonly points: readonly (readonly [number, number])[];
      readonly closed: boolean;
      readonly fill: Paint;
      readonly stroke?: Stroke;
    };

export interface Stroke {
  readonly paint: Paint;
  readonly width: number;
  readonly dash?: readonly number[];
}

/** A drawing of its own size, such as a chart. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** Where its values stand, for the pointer and the keyboard; paper has no use for them. */
  readonly spots?: readonly Spot[];
}

/** The place of one value in a picture, and what it says. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
}

/** Width of a text in points at that size and weight. */
export type MeasureText = (text: string, size: number, weight: 'body' | 'bold') => number;
