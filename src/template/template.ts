import type { PageTemplate } from '../core/format.ts';
import type { Dictionary } from '../core/record.ts';
import type { Theme } from '../core/theme.ts';
import type { Words } from '../core/words.ts';
import type { ThemeFile } from './theme-schema.ts';

/**
 * What a file of a template folder holds, as plain data. The files that are shipped are parsed when the package is
 * built, since parsing them takes longer than much else of a small build.
 */
export type ParsedAhead =
  | { readonly words: Dictionary<ParsedWord> }
  | { readonly theme: ThemeFile }
  /** `compiled` is what the program compiles to where it calls no partial. */
  | { readonly program: hbs.AST.Program; readonly compiled: string };

/** A text, and from where to where it is written. */
type ParsedWord = readonly [text: string, start: number, end: number];

/** A text of a template folder and where it was found; spans of diagnostics name that path. */
export interface TemplateText {
  readonly path: string;
  readonly text: string;
  /** What it holds, where that is known from before: see `parseAhead`. */
  readonly parsed?: ParsedAhead;
}

/**
 * Looks up a path relative to a templates folder: the user's folder first, then the built-in one.
 * Undefined where neither has it.
 */
export type ReadText = (path: string) => Promise<TemplateText | undefined>;

/** All that a template folder says, as plain data that can cross threads. Nothing in it is code. */
export interface Template {
  readonly name: string;
  /** The structure by format id. */
  readonly handout: Dictionary<TemplateText>;
  readonly partials: Dictionary<TemplateText>;
  readonly page: PageTemplate;
  readonly words: Words;
  readonly theme: Theme;
}
