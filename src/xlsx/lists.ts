import { type CellPlan, cellName, type NamePlan, type RowPlan, type Sheet } from './sheet.ts';
import { textCell } from './text.ts';

/** The lists that cells are chosen from. */
export interface Lists {
  /** The formula by which a validation names a list: the texts themselves, or a name. */
  sourceOf(list: readonly string[]): string;
  /** A very hidden sheet with the lists that have no room in a validation, one a column, and a name for each. */
  readonly kept?: { readonly sheet: Sheet; readonly names: readonly NamePlan[] };
}

/** So many characters a validation may hold. */
const INLINE_LIMIT = 255;

/** Short lists stand in their validations; the others on a sheet, which is made only if there are such. */
export function listsOf(all: Iterable<readonly string[]>, sheetName: () => string): Lists {
  const long = new Map<string, readonly string[]>();
  for (const list of all) if (inline(list) === undefined) long.set(JSON.stringify(list), list);
  const places = new Map([...long.keys()].map((key, index) => [key, listName(index)]));
  return {
    sourceOf: (list) => inline(list) ?? places.get(JSON.stringify(list)) ?? '',
    ...(long.size > 0 ? { kept: listSheet([...long.values()], sheetName()) } : {}),
  };
}

/** The texts between commas, which none of them may hold; a blank at an end would be lost, and a break is none. */
function inline(list: readonly string[]): string | undefined {
  const text = list.join(',');
  const plain = list.every((one) => one !== '' && !/[,"\n]|^[\s=]|\s$/.test(one));
  return plain && text.length <= INLINE_LIMIT ? `"${text}"` : undefined;
}

function listName(index: number): string {
  return `List_${index + 1}`;
}

function listSheet(lists: readonly (readonly string[])[], name: string): NonNullable<Lists['kept']> {
  const rowCount = Math.max(...lists.map((list) => list.length));
  const sheet: Sheet = {
    name,
    state: 'veryHidden',
    columns: lists.map(() => ({ width: 20 })),
    rowCount,
    *rows(): Generator<RowPlan> {
      for (let row = 0; row < rowCount; row += 1) {
        yield { height: 15, cells: lists.map((list) => listCell(list[row])) };
      }
    },
  };
  const names = lists.map((list, index) => {
    const absolute = (row: number) => cellName(index, row).replace(/([A-Z]+)(\d+)/, '$$$1$$$2');
    return { name: listName(index), range: `'${name}'!${absolute(1)}:${absolute(list.length)}` };
  });
  return { sheet, names };
}

function listCell(text: string | undefined): CellPlan | null {
  return text === undefined ? null : textCell(text, { role: 'bare', align: 'left' });
}
