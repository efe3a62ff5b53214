// The script of the index: finds handouts by the words of their title and summary.
import { all, element } from './dom/element.ts';

/** Fewer handouts than these are seen at a glance. */
const SEARCHED = 4;

const entries = all(document, 'main > section');
const { find = '', found = '' } = document.body.dataset;
if (entries.length >= SEARCHED) {
  const field = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const label = element('label', { class: 'field' }, element('span', {}, find), field);
  const status = element('p', { role: 'status', class: 'summary' });
  document.querySelector('main')?.prepend(element('div', { class: 'tools' }, label, status));
  field.addEventListener('input', () => {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    for (const entry of entries) entry.hidden = !words.every((word) => folded(entry.textContent ?? '').includes(word));
    const left = entries.filter((entry) => !entry.hidden).length;
    status.textContent = words.length === 0 ? '' : `${left} / ${entries.length} ${found}`;
  });
}

/** Full-width and half-width, capital and small letters count as the same. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
