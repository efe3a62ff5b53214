import { element } from '../dom/element.ts';
import { say, worded } from '../words/words.ts';

interface Option {
  readonly value: string;
  readonly text: () => string;
}

interface ChoiceSpec {
  readonly label: () => string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly change: (value: string) => void;
}

/** One of several, as a select with its label. `show` sets it without telling `change`. */
export function choice(spec: ChoiceSpec): { readonly field: HTMLElement; readonly show: (value: string) => void } {
  const options = spec.options.map(({ value, text }) => say(element('option', { value }), text));
  const select = element('select', {}, ...options);
  select.value = spec.value;
  select.addEventListener('change', () => spec.change(select.value));
  const field = element('label', { class: 'field' }, say(element('span'), spec.label), select);
  return {
    field,
    show: (value) => {
      select.value = value;
    },
  };
}

interface TicksSpec {
  readonly label: () => string;
  readonly options: readonly Option[];
  readonly change: (ticked: readonly string[], last: string) => void;
}

export interface Ticks {
  readonly field: HTMLElement;
  /** Sets what is ticked, what cannot be changed now, and how many that is in words. */
  readonly show: (ticked: ReadonlySet<string>, fixed?: ReadonlySet<string>) => void;
}

/** Any of several, folded: a summary with the number of those ticked, and a box for each. */
export function ticks(spec: TicksSpec): Ticks {
  const boxes = spec.options.map(({ value, text }) => {
    const box = element('input', { type: 'checkbox', value });
    box.addEventListener('change', () =>
      spec.change(
        boxes.filter((one) => one.box.checked).map((one) => one.box.value),
        value,
      ),
    );
    return { box, label: element('label', {}, box, say(element('span'), text)) };
  });
  const count = element('span', { class: 'count' });
  const list = element('div', { class: 'ticks', role: 'group' }, ...boxes.map(({ label }) => label));
  worded(() => list.setAttribute('aria-label', spec.label()));
  const summary = element('summary', {}, say(element('span'), spec.label), count);
  const field = element('details', { class: 'fold' }, summary, list);
  return {
    field,
    show: (ticked, fixed = new Set()) => {
      for (const { box } of boxes) {
        box.checked = ticked.has(box.value);
        box.disabled = fixed.has(box.value);
      }
      count.textContent = ticked.size === 0 ? '' : ` ${ticked.size}`;
    },
  };
}

/** Yes or no. */
export function tick(label: () => string, change: (on: boolean) => void) {
  const box = element('input', { type: 'checkbox' });
  box.addEventListener('change', () => change(box.checked));
  return { field: element('label', { class: 'tick' }, box, say(element('span'), label)), box };
}

export function button(label: () => string, press: () => void, className?: string): HTMLButtonElement {
  const made = say(element('button', { type: 'button', class: className }), label);
  made.addEventListener('click', press);
  return made;
}
