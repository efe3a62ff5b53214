import type { Report } from '../core/diagnostic.ts';
import type { Block } from '../core/handout.ts';
import type { Line, Lines } from '../core/inline.ts';
import type { Rendition } from '../core/language.ts';
import type { MatrixCell } from '../core/matrix.ts';
import type { Expansion } from './expansion.ts';
import type { Refs } from './refs.ts';

/** What reading the tree needs to know, and where it puts what it finds. */
export interface Reading {
  readonly rendition: Rendition;
  readonly refs: Refs;
  readonly expansion: Expansion;
  readonly report: Report;
  /** The title of the section that holds what stands before the first one. */
  readonly overview: Lines;
  /** Every block and every single value that is shown, in reading order: sources and legend are made from them. */
  readonly shown: (Block | MatrixCell)[];
}

/** The lines of a placed text that belong to one language: its own and those that hold for all; else any. */
export function linesIn(lines: Lines, language: string): readonly Line[] {
  const own = lines.filter((line) => line.language === undefined || line.language === language);
  return own.length > 0 ? own : lines.slice(0, 1);
}
