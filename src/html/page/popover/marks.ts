import { element } from '../dom/element.ts';
import { languages, say, word } from '../words/words.ts';

const MARGIN = 8;

/** Notes and sources open beside their mark; the lists below stay. Without popovers a mark leads to its list. */
export function openMarks(): void {
  if (!('popover' in HTMLElement.prototype)) return;
  const content = element('div', { class: 'content' });
  const toList = say(element('a', { class: 'to-list', href: '#' }), () => word('page-to-list'));
  const card = element('div', { popover: 'auto', class: 'card', role: 'dialog', tabindex: '-1' }, content, toList);
  document.body.append(card);
  let from: HTMLElement | undefined;
  let entered = false;

  document.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.marks a') : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const item = mark === null || !plain ? null : document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (mark === null || item === null) return;
    event.preventDefault();
    from = mark;
    entered = true;
    const told = mark.closest<HTMLElement>('.marks')?.dataset.told;
    content.replaceChildren(
      ...(mark.dataset.last === undefined
        ? copied(item)
        : itemsOf(item, mark.dataset.last).map((one) => element('p', {}, ...copied(one)))),
      ...(told === undefined ? [] : [element('p', { class: 'told' }, ...inLanguages(told))]),
    );
    card.setAttribute('aria-label', mark.getAttribute('aria-label') ?? '');
    toList.href = mark.hash;
    card.showPopover();
    place(card, mark);
    card.focus();
  });
  toList.addEventListener('click', () => {
    entered = false;
    card.hidePopover();
  });
  // The browser gives the focus back only to what had it; a mark that was clicked may not have had it.
  card.addEventListener('toggle', (event) => {
    if (
      (event as ToggleEvent).newState === 'closed' &&
      entered &&
      !document.activeElement?.matches('a, button, input')
    ) {
      from?.focus();
    }
  });
  for (const name of ['scroll', 'resize'])
    addEventListener(name, () => card.matches(':popover-open') && from && place(card, from));
}

/** Lines in the languages of the page, as the page has its own; one alone stands bare. */
function inLanguages(text: string): readonly (Node | string)[] {
  const lines = text.split('\n');
  if (lines.every((line) => line === lines[0])) return parted(lines[0] ?? '');
  return lines.map((line, index) => {
    const second = index > 0;
    const attributes = { class: second ? 'line second' : 'line', lang: second ? languages[index] : undefined };
    return element('span', attributes, ...parted(line));
  });
}

/** Grade and day each go to the next line whole. */
function parted(line: string): readonly (Node | string)[] {
  const separator = ' · ';
  return line
    .split(separator)
    .flatMap((part, index) => [...(index > 0 ? [separator] : []), element('span', { class: 'part' }, part)]);
}

/** From the item a mark leads to until the last it stands for. */
function itemsOf(first: Element, last: string): Element[] {
  const items = [first];
  for (let next = first; next.id !== last && next.nextElementSibling !== null; ) {
    next = next.nextElementSibling;
    items.push(next);
  }
  return items;
}

/** What a list item holds, its anchors left out: an id may occur once. */
function copied(item: Element): Node[] {
  const copy = item.cloneNode(true) as Element;
  for (const inner of copy.querySelectorAll('[id]')) inner.removeAttribute('id');
  return [...copy.childNodes];
}

/** Under the mark, or over it where there is more room; always within the window. */
function place(card: HTMLElement, mark: HTMLElement): void {
  const at = mark.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const under = at.bottom + MARGIN;
  const top = under + height + MARGIN <= innerHeight || at.top < height + 2 * MARGIN ? under : at.top - height - MARGIN;
  const left = Math.min(at.left - MARGIN, innerWidth - width - MARGIN);
  card.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
  card.style.left = `${Math.max(MARGIN, left)}px`;
}
