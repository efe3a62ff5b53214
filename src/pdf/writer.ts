import type { Fonts } from '../core/font.ts';
import type { Writer } from '../core/format.ts';
import type { PagedDocument } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';
import { layoutHandout } from '../layout/index.ts';
import { writePdf } from './write.ts';

/** Pages of shapes, and the theme that gives their paints colours. */
export interface PdfPlan {
  readonly document: PagedDocument;
  readonly theme: Theme;
}

/** The writer of PDF with these fonts: layout makes the plan, pdfkit the file. */
export function writerWith(fonts: Fonts): Writer<PdfPlan> {
  return {
    plan({ handout, theme }) {
      const { document, diagnostics } = layoutHandout(handout, theme, fonts);
      return { plan: { document, theme }, diagnostics };
    },
    write: async ({ document, theme }) => writePdf(document, theme, fonts),
  };
}
