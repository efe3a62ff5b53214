/** What a reader has asked of one table. Ids as in the page; `sort` begins with `-` for descending. */
export interface TableState {
  readonly find: string;
  readonly sort: string;
  /** For each attribute the members of which a concept must have one. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly hidden: readonly string[];
  readonly differences: boolean;
  readonly turned: boolean;
  readonly picked: readonly string[];
}

export const AS_WRITTEN: TableState = {
  find: '',
  sort: '',
  members: {},
  hidden: [],
  differences: false,
  turned: false,
  picked: [],
};

/** So many concepts can stand side by side. */
export const MOST_PICKED = 4;

/** Takes from a fragment what this table knows; ids that it does not have are left out. */
export function readTable(
  found: URLSearchParams,
  anchor: string,
  known: { readonly concepts: ReadonlySet<string>; readonly attributes: ReadonlySet<string> },
): TableState {
  const get = (key: string) => found.get(`${anchor}.${key}`) ?? '';
  const list = (key: string, from: ReadonlySet<string>) =>
    get(key)
      .split(',')
      .filter((id) => from.has(id));
  const hidden = list('hide', known.attributes);
  const sort = get('sort');
  const members = [...known.attributes].flatMap((id) => {
    const chosen = get(`is.${id}`);
    return chosen === '' ? [] : [[id, chosen.split(',')] as const];
  });
  return {
    find: get('find'),
    sort: known.attributes.has(sort.replace(/^-/, '')) || sort === 'name' || sort === '-name' ? sort : '',
    members: Object.fromEntries(members),
    hidden: hidden.length < known.attributes.size ? hidden : [],
    differences: get('differences') === '1',
    turned: get('turned') === '1',
    picked: list('pick', known.concepts).slice(0, MOST_PICKED),
  };
}

/** The pairs of a fragment that say this state; nothing for what stands as written. */
export function writeTable(state: TableState, anchor: string): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [
    ['find', state.find],
    ['sort', state.sort],
    ...Object.entries(state.members).map(([id, chosen]) => [`is.${id}`, chosen.join(',')] as const),
    ['hide', state.hidden.join(',')],
    ['differences', state.differences ? '1' : ''],
    ['turned', state.turned ? '1' : ''],
    ['pick', state.picked.join(',')],
  ];
  return pairs.filter(([, value]) => value !== '').map(([key, value]) => [`${anchor}.${key}`, value]);
}
