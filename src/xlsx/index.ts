import type { Format } from '../core/format.ts';

/** The Excel workbook: one sheet to begin with, one a matrix and chart, then facts, legend and sources. */
export const format: Format = {
  id: 'xlsx',
  extension: 'xlsx',
  uses: ['theme', 'says'],
  load: async (kit) => (await import('./writer.ts')).writerWith(kit),
  loadReader: async () => (await import('./read.ts')).reader,
};
