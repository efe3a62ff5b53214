/** Exit statuses: well; problems in what the user gave; wrong usage; a bug of ours; Ctrl-C; told to end. */
export const EXIT = { well: 0, problems: 1, usage: 2, bug: 70, interrupted: 130, terminated: 143 } as const;
