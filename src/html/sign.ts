import { type Lines, plainLines, plainText, textInlines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { MatrixCell } from '../core/matrix.ts';
import { MISSING_SIGNS } from '../core/words.ts';
import type { PageContext } from './context.ts';
import { attribute } from './escape.ts';

/** The text of a cell with its marks. A sign for what is missing says its words to those who cannot see it, or do not know it. */
export function signHtml(cell: MatrixCell, marks: (language: Language) => string, page: PageContext): string {
  if (cell.value.kind !== 'missing' || plainLines(cell.lines) !== MISSING_SIGNS[cell.value.reason]) {
    const several = cell.value.kind === 'quantity' && cell.value.parts.length > 1;
    const separator = (language: Language) => page.label('part-separator', language);
    const beside = several ? { marks, separator } : { marks };
    return formsHtml(cell, marks(page.language), page) ?? page.html(cell.lines, beside);
  }
  const words = plainLines(page.word(cell.value.reason)).replaceAll('\n', ' · ');
  return `<span class="sign" role="img"${attribute('aria-label', words)}${attribute('title', words)}>${page.html(cell.lines)}</span>${marks(page.language)}`;
}

/** A figure in the form of each language stands in one line; told apart, the page can show one of them alone. */
function formsHtml({ value, lines }: MatrixCell, marks: string, page: PageContext): string | undefined {
  const { rendition } = page.handout;
  const [line] = lines;
  if (value.kind !== 'quantity' || rendition.length < 2 || lines.length > 1 || line === undefined) return undefined;
  const separator = plainLines(page.word('language-separator').slice(0, 1));
  const forms = plainText(line.inlines).split(separator);
  if (separator === '' || forms.length !== rendition.length) return undefined;
  const parts = forms.map((form, index): string => {
    const language = rendition[index];
    const said: Lines = [{ inlines: textInlines(form) }];
    const lang = attribute('lang', language === page.language ? undefined : language);
    return `<span class="form"${lang}>${page.html(said)}</span>`;
  });
  return `${parts.join(`<span class="form-separator">${page.html([{ inlines: textInlines(separator) }])}</span>`)}${marks}`;
}
