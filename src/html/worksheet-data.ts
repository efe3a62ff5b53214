import type { Language } from '../core/language.ts';
import type { Dictionary } from '../core/record.ts';
import type { Rule } from '../core/rule.ts';
import type { Id } from '../core/value.ts';
import type { Lineages } from '../core/worksheet.ts';

/** What a page tells the script of a worksheet, as JSON in an attribute of the form. */
export interface WorksheetData {
  readonly lineages: Lineages;
  readonly outcomes: readonly {
    readonly attribute: Id;
    readonly rule: Rule;
    /** By member: its text, a line for each language. */
    readonly shown: Dictionary<readonly { readonly text: string; readonly language?: Language }[]>;
  }[];
}
