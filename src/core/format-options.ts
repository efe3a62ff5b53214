/** Which cells of a workbook carry a note: those whose fact is below a primary source or has a remark, all, or none. */
export const NOTE_CHOICES = ['exceptions', 'all', 'none'] as const;
/** `accessible`: nothing frozen, no fills, one table a sheet. */
export const WORKBOOK_PROFILES = ['standard', 'accessible'] as const;

export type NoteChoice = (typeof NOTE_CHOICES)[number];
type WorkbookProfile = (typeof WORKBOOK_PROFILES)[number];

/** What a handout says about its formats, by their ids. What it does not say is as the format does by default. */
export interface FormatOptions {
  readonly xlsx?: { readonly notes?: NoteChoice; readonly profile?: WorkbookProfile };
  readonly csv?: { readonly bom?: boolean };
}
