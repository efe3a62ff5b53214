/** A native chart: what it shows, and in which cells of its sheet the numbers and texts stand. */
export interface ChartPlan {
  readonly kind: 'bar' | 'scatter';
  readonly title: string;
  /** The alternative text. */
  readonly alt: string;
  readonly axis: {
    readonly title: string;
    readonly log: boolean;
    readonly min: number;
    readonly max: number;
    /** On a log axis, what is marked and what stands there: as many as the conditions of a number format can tell. */
    readonly ticks: readonly { readonly value: number; readonly text: string }[];
  };
  /** Over the other axis: concepts of bars, lanes of a scatter. */
  readonly sideTitle: string;
  /** The names of lanes, 1 for the first. */
  readonly lanes: readonly string[];
  readonly series: readonly SeriesPlan[];
  /** A line across all lanes, by two points. */
  readonly cut?: { readonly name: string; readonly values: NumberRange; readonly lanes: NumberRange };
  /** Where its upper left corner stands, from 0; its size in pixels. */
  readonly anchor: { readonly column: number; readonly row: number };
  readonly size: { readonly width: number; readonly height: number };
}

export interface SeriesPlan {
  readonly name: TextRange;
  readonly names: TextRange;
  readonly values: NumberRange;
  /** The lane of each point. */
  readonly lane?: NumberRange;
  /** How far a range of values goes on from its beginning. */
  readonly spread?: readonly number[];
  /** The texts that may stand at points or bars, and at which of them they do. */
  readonly labels: TextRange;
  readonly labelled: readonly number[];
}

/** Cells, as formulas name them, and what they hold. */
export interface TextRange {
  readonly cells: string;
  readonly texts: readonly string[];
}
export interface NumberRange {
  readonly cells: string;
  readonly numbers: readonly number[];
}
