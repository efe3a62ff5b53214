/** `#rrggbb`. */
export type Hex = string;
export interface Shade {
  readonly light: Hex;
  readonly dark: Hex;
}

/** The look shared by all formats. Sizes in points, page and margins in millimetres. */
export interface Theme {
  readonly id: string;
  readonly color: {
    readonly ink: Shade;
    readonly paper: Shade;
    readonly rule: Shade;
    readonly accent: Shade;
    readonly muted: Shade;
    readonly band: Shade;
    readonly series: readonly Shade[];
  };
  readonly font: {
    readonly body: FontChoice;
    readonly bold: FontChoice;
    /** For characters that the others lack, in order; static TrueType files of the project. Paper only. */
    readonly fallback?: readonly Required<FontChoice>[];
  };
  /** `fine`: lists of sources; nothing is set smaller, save raised marks and second languages. */
  readonly size: {
    readonly body: number;
    readonly small: number;
    readonly h1: number;
    readonly h2: number;
    readonly fine?: number;
  };
  readonly page: {
    readonly size: 'A4' | 'A3' | 'Letter';
    readonly orientation: 'portrait' | 'landscape';
    readonly margin: number;
  };
  readonly table: { readonly rules: 'three-line' | 'grid'; readonly band: boolean };
  /** `none`: rules in place of tints and no hairlines, for copies in grey. Paper only. */
  readonly tints?: 'some' | 'none';
  readonly header: PageFurniture;
  readonly footer: PageFurniture;
}

/** No file: the font that ships with Duibi. `name` is what spreadsheets and pages ask the system for. */
export interface FontChoice {
  readonly name: string;
  readonly file?: string;
}

/** Left, middle, right; the fields `{title} {edition} {page} {pages}` are filled in. */
export type PageFurniture = readonly [string, string, string];
