/** Metrics of one font face: plain numbers, loaded once a worker. Lengths in units of the em. */
export interface FontFace {
  readonly id: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** The advance of a code point, or undefined where the font cannot draw it. */
  advance(codePoint: number): number | undefined;
  /** The static TrueType file. */
  bytes(): Uint8Array;
}

export interface Fonts {
  readonly body: FontFace;
  readonly bold: FontFace;
}
