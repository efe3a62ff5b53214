import { element } from '../dom/element.ts';

const region = element('div', { role: 'status', 'aria-live': 'polite', class: 'unseen' });
document.body.append(region);

/** Says a change to those who do not see it. The one live region of the page. */
export function announce(text: string): void {
  region.textContent = text;
}
