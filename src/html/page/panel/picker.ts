import { element, textOf } from '../dom/element.ts';
import { MOST_PICKED } from '../state/table-state.ts';
import type { Concept } from '../table/model.ts';
import { say, spoken, word, worded } from '../words/words.ts';

/** More than these are not listed; finding narrows them down. */
const LISTED = 60;

export interface Picker {
  readonly field: HTMLElement;
  show(offered: readonly Concept[], picked: readonly string[]): void;
}

/** Concepts to see side by side: boxes for those that match, the picked ones first. */
export function picker(change: (picked: readonly string[]) => void): Picker {
  const list = element('div', { class: 'ticks', role: 'group' });
  const count = element('span', { class: 'count' });
  const label = () => word('page-side-by-side', MOST_PICKED);
  worded(() => list.setAttribute('aria-label', label()));
  const summary = element('summary', {}, say(element('span'), label), count);
  const field = element('details', { class: 'fold' }, summary, list);
  let offered: readonly Concept[] = [];
  let picked: readonly string[] = [];
  let listed: readonly Concept[] = [];

  const fill = () => {
    const wanted = offered.slice(0, LISTED);
    if (wanted.length !== listed.length || wanted.some((concept, index) => concept !== listed[index])) {
      listed = wanted;
      list.replaceChildren(...listed.map((concept) => box(concept)));
    }
    for (const input of list.querySelectorAll('input')) {
      input.checked = picked.includes(input.value);
      input.disabled = !input.checked && picked.length >= MOST_PICKED;
    }
  };
  const box = ({ id, head }: Concept) => {
    const input = element('input', { type: 'checkbox', value: id });
    input.addEventListener('change', () => {
      change(input.checked ? [...picked, id] : picked.filter((one) => one !== id));
    });
    return element('label', {}, input, element('span', {}, spoken(head, textOf)));
  };
  field.addEventListener('toggle', () => field.open && fill());
  worded(() => {
    listed = [];
    if (field.open) fill();
  });
  return {
    field,
    show: (concepts, chosen) => {
      offered = concepts;
      picked = chosen;
      count.textContent = chosen.length === 0 ? '' : ` ${chosen.length}`;
      if (field.open) fill();
    },
  };
}
