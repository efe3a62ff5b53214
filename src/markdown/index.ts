import type { Format } from '../core/format.ts';

/** GitHub Markdown, for READMEs and reviews: tables of text, with the same marks and sources. */
export const format: Format = {
  id: 'markdown',
  extension: 'md',
  uses: [],
  load: async () => (await import('./write.ts')).writer,
  loadReader: async () => (await import('./read.ts')).reader,
};
