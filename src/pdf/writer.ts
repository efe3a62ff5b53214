import type { FontFace, FontFile, Fonts } from '../core/font.ts';
import type { Writer } from '../core/format.ts';
import type { PagedDocument } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';
import { faceFromFile } from '../layout/font-file.ts';
import { layoutHandout, thumbnailSvg } from '../layout/index.ts';
import type { Extract } from './extract.ts';
import { writePdf } from './write.ts';

/** Pages of shapes, and the theme that gives their paints colours. */
export interface PdfPlan {
  readonly document: PagedDocument;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly extract: Extract;
}

/** The writer of PDF with these fonts: layout makes the plan, pdfkit the file. */
export function writerWith(fonts: Fonts): Writer<PdfPlan> {
  return {
    plan({ handout, theme, fonts: files = [] }) {
      const all = withFiles(fonts, files);
      const { document, diagnostics } = layoutHandout(handout, theme, all);
      return { plan: { document, theme, fonts: all, extract: { handout } }, diagnostics };
    },
    write: async ({ document, theme, fonts: all, extract }) => writePdf(document, theme, all, extract),
    thumbnail: ({ document: { pages }, theme }) => (pages[0] === undefined ? '' : thumbnailSvg(pages[0], theme)),
  };
}

/** The shipped fonts and, for what they lack, the files that the theme names; `build` has seen that these are of use. */
function withFiles(fonts: Fonts, files: readonly FontFile[]): Fonts {
  const named = files.map(({ name, bytes }) => faceFromFile(`file ${name}`, bytes));
  const more = named.filter((face): face is FontFace => typeof face !== 'string');
  if (more.length === 0) return fonts;
  const { body = [], bold = [] } = fonts.fallback ?? {};
  return { ...fonts, fallback: { body: [...body, ...more], bold: [...bold, ...more] } };
}
