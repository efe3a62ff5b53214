import type { Diagnostic } from './diagnostic.ts';
import type { FontFile, Fonts } from './font.ts';
import type { FormatOptions } from './format-options.ts';
import type { Handout } from './handout.ts';
import type { Theme } from './theme.ts';
import type { Thread } from './thread.ts';
import type { Id } from './value.ts';

/** What an artifact is made of, all plain data: with the tool's version it decides the content key. */
export interface FormatInput {
  readonly handout: Handout;
  readonly theme: Theme;
  /** The web page's template and style; empty strings for formats that do not use them. */
  readonly page: PageTemplate;
  /** The files that the theme names as fallback fonts, in its order. */
  readonly fonts?: readonly FontFile[];
  /** What the handout says about this format, under its id. */
  readonly options?: FormatOptions;
  /** Which of the several artifacts of a handout this is, where the format makes several; none for the first. */
  readonly part?: Id;
  /** SHA-256 of what the handout says: two artifacts with the same one say the same. */
  readonly says?: string;
}

export interface PageTemplate {
  readonly html: string;
  readonly css: string;
}

/** Resources of the package that a writer may need, loaded once a worker. */
export interface Kit {
  fonts(): Promise<Fonts>;
  /** A text shipped in the package, such as the page script. */
  text(name: string): Promise<string>;
  /** Starts a script shipped in the package in a thread of its own. None where no thread may be started. */
  readonly startThread?: (script: string) => Thread;
}

/** One kind of artifact. Nothing of its library is imported until `load`. */
export interface Format {
  readonly id: string;
  readonly extension: string;
  /** Which of the inputs beyond the handout its artifact depends on. */
  readonly uses: readonly ('theme' | 'page' | 'fonts' | 'says')[];
  load(kit: Kit): Promise<Writer>;
  loadReader(): Promise<Reader>;
  /**
   * The artifacts of one handout and rendition, where it is not just one: a name for each, which stands before the
   * extension (`models.zh-CN.sizes.csv`); undefined is the one that needs no name.
   */
  parts?(handout: Handout): readonly (Id | undefined)[];
  /** What its artifacts show by address, where that is not simply `expectedCells`. */
  shows?(handout: Handout, part?: Id): readonly ReadCell[];
}

/** Plans are plain data, golden in tests; only `write` touches the third-party library. */
export interface Writer<Plan = unknown> {
  plan(input: FormatInput): { readonly plan: Plan; readonly diagnostics: readonly Diagnostic[] };
  write(plan: Plan): Promise<Uint8Array>;
  /** A small picture of what the artifact looks like, as SVG for the index; formats that have no pages have none. */
  thumbnail?(plan: Plan): string;
}

/** Reads an artifact back, for `verify`. */
export interface Reader {
  read(bytes: Uint8Array): Promise<readonly ReadCell[]>;
}

/** A cell as found in an artifact. `address` is made by `cellAddress`; line breaks in `text` do not count. */
export interface ReadCell {
  readonly address: string;
  readonly text: string;
  /** Where the format keeps a number beside its display text. */
  readonly number?: number;
}
