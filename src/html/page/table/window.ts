import { element } from '../dom/element.ts';
import { say, word } from '../words/words.ts';

/** Of tables with more rows only the first stand on the page; more follow as the reader comes near. */
const MANY = 600;
/** As the style sheet has it: laying out more rows at one go can be felt. */
const STEP = 100;

/** A row and the part of the table where it belongs. */
interface PlacedRow {
  readonly body: HTMLElement;
  readonly row: HTMLElement;
}

export interface RowWindow {
  show(rows: readonly PlacedRow[]): void;
  /** Puts rows on the page up to this one. */
  reach(row: HTMLElement): void;
}

/**
 * Puts rows on the page in steps, so that sorting and filtering stay quick however many there are; on paper all are
 * shown. The bodies must be empty of rows before `show`.
 */
export function rowWindow(region: HTMLElement, total: number): RowWindow {
  const step = total > MANY ? STEP : total;
  let rows: readonly PlacedRow[] = [];
  let shown = 0;
  const more = say(element('button', { type: 'button', class: 'more', hidden: '' }), () => word('page-more'));
  const table = region.querySelector('table') as HTMLTableElement;
  const showTo = (count: number) => {
    const to = Math.min(rows.length, count);
    for (const { body, row } of rows.slice(shown, to)) body.append(row);
    shown = Math.max(shown, to);
    more.hidden = shown >= rows.length;
  };
  const next = () => showTo(shown + step);
  more.addEventListener('click', next);
  const near = new IntersectionObserver(
    (seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      next();
      // Asked again, since it may still be near.
      near.unobserve(more);
      near.observe(more);
    },
    { rootMargin: '50%' },
  );
  near.observe(more);
  addEventListener('beforeprint', () => showTo(rows.length));
  region.append(more);
  return {
    show: (given) => {
      rows = given;
      shown = 0;
      showTo(step);
      // Assistive technology is told of the rows that are yet to come.
      if (shown < rows.length) table.setAttribute('aria-rowcount', String(rows.length + 1));
      else table.removeAttribute('aria-rowcount');
    },
    reach: (row) => showTo(rows.findIndex((one) => one.row === row) + 1),
  };
}
