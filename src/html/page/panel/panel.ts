import { element, textOf } from '../dom/element.ts';
import { lookControls } from '../look/look.ts';
import { AS_WRITTEN, type TableState } from '../state/table-state.ts';
import { cellText, type Table } from '../table/model.ts';
import { MOST_ACROSS, type Shown } from '../table/select.ts';
import { languageIndex, say, spoken, word } from '../words/words.ts';
import { button, choice, tick, ticks } from './choice.ts';
import { picker } from './picker.ts';

export interface Panel {
  /** The button, what the table shows in words, and behind the button the controls. */
  readonly bar: HTMLElement;
  /** Sets all controls to a state, and says in words what is shown. */
  show(state: TableState, shown: Shown, summary: string): void;
}

interface Acts {
  readonly change: (change: Partial<TableState>) => void;
  readonly copyTable: () => void;
  readonly copyLink: () => void;
}

/** All controls of one table behind one button; `look` adds those of the whole page. */
export function panelOf(table: Table, acts: Acts, look: boolean): Panel {
  const { change } = acts;
  const find = findField((text) => change({ find: text }));
  const sort = sortFields(table, (value) => change({ sort: value }));
  const differences = tick(
    () => word('page-differences'),
    (on) => change({ differences: on }),
  );
  const turned = tick(
    () => word('page-transpose'),
    (on) => change({ turned: on }),
  );
  const filters = memberFilters(table, change);
  const columns = columnTicks(table, change);
  const pick = picker((picked) => change({ picked }));
  const reset = button(
    () => word('page-reset'),
    () => change(AS_WRITTEN),
    'reset',
  );
  const body = element(
    'div',
    { class: 'panel', hidden: '', id: `${table.anchor}_tools` },
    element('div', { class: 'row' }, find.field, ...sort.fields),
    element('div', { class: 'row' }, differences.field, turned.field),
    element('div', { class: 'row folds' }, pick.field, columns.field),
    ...(filters.length === 0 ? [] : [filterRow(filters.map(({ field }) => field))]),
    ...(look ? [element('div', { class: 'row' }, ...lookControls())] : []),
    element(
      'div',
      { class: 'row' },
      button(() => word('page-copy-table'), acts.copyTable),
      button(() => word('page-copy-link'), acts.copyLink),
      reset,
    ),
  );
  const said = element('p', { class: 'summary' });
  const bar = element('div', { class: 'tools' }, openButton(body), said, body);
  return {
    bar,
    show: (state, shown, summary) => {
      find.show(state.find);
      sort.show(state.sort);
      differences.box.checked = state.differences;
      turned.box.checked = state.turned;
      turned.box.disabled = !state.turned && !shown.across && shown.concepts.length > MOST_ACROSS;
      for (const { id, show } of filters) show(new Set(state.members[id] ?? []));
      columns.show(state);
      pick.show(offered(table, state, shown), state.picked);
      const plain = JSON.stringify(state) === JSON.stringify(AS_WRITTEN);
      reset.disabled = plain;
      said.textContent = plain ? '' : summary;
    },
  };
}

function filterRow(fields: readonly HTMLElement[]): HTMLElement {
  const label = say(element('span', { class: 'lead' }), () => word('page-only-with'));
  return element('div', { class: 'row folds' }, label, ...fields);
}

/** The picked concepts first, then the others that match. */
function offered(table: Table, state: TableState, shown: Shown) {
  const chosen = table.concepts.filter(({ id }) => state.picked.includes(id));
  const others = state.picked.length > 1 ? table.concepts : shown.concepts;
  return [...chosen, ...others.filter(({ id }) => !state.picked.includes(id))];
}

function openButton(body: HTMLElement): HTMLButtonElement {
  const open = button(
    () => word('page-tools'),
    () => set(body.hidden === true),
    'open',
  );
  const set = (on: boolean) => {
    body.hidden = !on;
    open.setAttribute('aria-expanded', String(on));
  };
  open.setAttribute('aria-controls', body.id);
  set(false);
  body.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    set(false);
    open.focus();
  });
  return open;
}

function findField(change: (text: string) => void) {
  const input = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  input.addEventListener('input', () => change(input.value));
  const field = element(
    'label',
    { class: 'field' },
    say(element('span'), () => word('page-find')),
    input,
  );
  return {
    field,
    show: (text: string) => {
      if (input.value !== text) input.value = text;
    },
  };
}

/** Attribute and direction as two selects; the direction means nothing without an attribute. */
function sortFields(table: Table, change: (sort: string) => void) {
  let by = '';
  let down = '';
  const options = [
    { value: '', text: () => word('page-as-written') },
    { value: 'name', text: () => nameOf(table.corner) || word('concept') },
    ...table.attributes.map((attribute) => ({ value: attribute.id, text: () => nameOf(attribute.head) })),
  ];
  const attribute = choice({
    label: () => word('page-sort'),
    options,
    value: '',
    change: (value) => change(value === '' ? '' : down + value),
  });
  const direction = choice({
    label: () => word('page-order'),
    options: ['', '-'].map((value) => ({
      value,
      text: () => word(value === '' ? 'page-ascending' : 'page-descending'),
    })),
    value: '',
    change: (value) => {
      down = value;
      if (by !== '') change(value + by);
    },
  });
  const fields = [attribute.field, direction.field];
  return {
    fields,
    show: (sort: string) => {
      by = sort.replace(/^-/, '');
      if (sort !== '') down = sort.startsWith('-') ? '-' : '';
      attribute.show(by);
      direction.show(down);
    },
  };
}

function memberFilters(table: Table, change: Acts['change']) {
  const chosen: Record<string, readonly string[]> = {};
  return table.attributes
    .filter(({ members }) => members.length > 1)
    .map((attribute) => {
      const { id, members } = attribute;
      const made = ticks({
        label: () => nameOf(attribute.head),
        options: members.map(([value, ...labels]) => ({
          value,
          text: () => labels[languageIndex()] ?? labels[0] ?? value,
        })),
        change: (ticked) => {
          chosen[id] = ticked;
          change({ members: Object.fromEntries(Object.entries(chosen).filter(([, list]) => list.length > 0)) });
        },
      });
      const show = (ticked: ReadonlySet<string>) => {
        chosen[id] = [...ticked];
        made.show(ticked);
      };
      return { id, field: made.field, show };
    });
}

/** What is ticked is shown; the last one stays. */
function columnTicks(table: Table, change: Acts['change']) {
  const ids = table.attributes.map(({ id }) => id);
  const made = ticks({
    label: () => word('page-columns'),
    options: table.attributes.map(({ id, head }) => ({ value: id, text: () => nameOf(head) })),
    change: (ticked) => change({ hidden: ids.filter((id) => !ticked.includes(id)) }),
  });
  return {
    field: made.field,
    show: ({ hidden }: TableState) => {
      const seen = new Set(ids.filter((id) => !hidden.includes(id)));
      made.show(seen, seen.size === 1 ? seen : undefined);
    },
  };
}

/** The name of a column in the language now shown. */
export function nameOf(head: HTMLElement): string {
  return spoken(head, textOf) || cellText(head);
}
