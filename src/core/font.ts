/** Metrics of one font face: plain numbers, loaded once a worker. Lengths in units of the em. */
export interface FontFace {
  readonly id: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** The advance of a code point, or undefined where the font cannot draw it. */
  advance(codePoint: number): number | undefined;
  /** The static TrueType file; where `fetch` is there, of the table of outlines only what it was asked for. */
  bytes(): Uint8Array;
  /** Puts a stretch of the file into its bytes. */
  fetch?(from: number, length: number): void;
}

export interface Fonts {
  readonly body: FontFace;
  readonly bold: FontFace;
  /** Asked in order for the characters that `body` or `bold` lacks. */
  readonly fallback?: { readonly body: readonly FontFace[]; readonly bold: readonly FontFace[] };
}

/** A font file of the project, as its theme names it. */
export interface FontFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
