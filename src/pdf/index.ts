import type { Format } from '../core/format.ts';

/** PDF: our own paged layout, tagged, with embedded fonts; pdfkit writes the file. */
export const format: Format = {
  id: 'pdf',
  extension: 'pdf',
  uses: ['theme', 'fonts'],
  async load(kit) {
    const [{ writerWith }, fonts] = await Promise.all([import('./writer.ts'), kit.fonts()]);
    return writerWith(fonts);
  },
  async loadReader() {
    const { readPdf } = await import('./read.ts');
    return { read: async (bytes) => readPdf(bytes) };
  },
};
