import { element } from '../dom/element.ts';
import { say, word } from '../words/words.ts';

/** Above so many rows only the first are laid out at once; more follow as the reader comes near. */
const MANY = 600;
const STEP = 200;

export interface RowWindow {
  show(concepts: readonly { readonly row: HTMLElement }[]): void;
  reach(row: HTMLElement): void;
}

/** Shows rows in steps, so that sorting and filtering stay quick however many there are. On paper all are shown. */
export function rowWindow(region: HTMLElement): RowWindow {
  let rows: readonly HTMLElement[] = [];
  let shown = 0;
  const more = say(element('button', { type: 'button', class: 'more', hidden: '' }), () => word('page-more'));
  const table = region.querySelector('table') as HTMLTableElement;
  const showTo = (count: number) => {
    const to = Math.min(rows.length, count);
    for (const row of rows.slice(shown, to)) row.classList.remove('later');
    shown = Math.max(shown, to);
    more.hidden = shown >= rows.length;
  };
  const next = () => showTo(shown + STEP);
  more.addEventListener('click', next);
  new IntersectionObserver((seen) => {
    if (seen.some((entry) => entry.isIntersecting)) next();
  }).observe(more);
  region.append(more);
  return {
    show: (concepts) => {
      rows = concepts.map(({ row }) => row);
      shown = rows.length > MANY ? STEP : rows.length;
      for (const [index, row] of rows.entries()) row.classList.toggle('later', index >= shown);
      more.hidden = shown >= rows.length;
      // Assistive technology is told of the rows that are yet to come.
      if (shown < rows.length) table.setAttribute('aria-rowcount', String(rows.length + 1));
      else table.removeAttribute('aria-rowcount');
    },
    reach: (row) => showTo(rows.indexOf(row) + 1),
  };
}
