import { plainLines } from '../core/inline.ts';
import type { MatrixCell } from '../core/matrix.ts';
import { MISSING_SIGNS } from '../core/words.ts';
import type { PageContext } from './context.ts';
import { attribute } from './escape.ts';

/** The text of a cell with its marks. A sign for what is missing says its words to those who cannot see it, or do not know it. */
export function signHtml(cell: MatrixCell, marks: string, page: PageContext): string {
  if (cell.value.kind !== 'missing' || plainLines(cell.lines) !== MISSING_SIGNS[cell.value.reason]) {
    return page.html(cell.lines, marks);
  }
  const words = plainLines(page.word(cell.value.reason)).replaceAll('\n', ' · ');
  return `<span class="sign" role="img"${attribute('aria-label', words)}${attribute('title', words)}>${page.html(cell.lines)}</span>${marks}`;
}
