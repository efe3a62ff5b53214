/** What is made when no format is named; kept apart so that the freshness check imports no format. */
export const DEFAULT_FORMATS: readonly string[] = ['xlsx', 'pdf', 'html'];
