/** Exit statuses: well; problems in what the user gave; wrong usage; a bug of ours; Ctrl-C. */
export const EXIT = { well: 0, problems: 1, usage: 2, bug: 70, interrupted: 130 } as const;
