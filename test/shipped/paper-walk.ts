import { isName, isString, type PdfValue } from '../../src/pdf/reading/lexer.ts';
import { PdfFile } from '../../src/pdf/reading/objects.ts';

/** An element of a PDF's structure tree, with what the tests ask of it. */
export interface Element {
  readonly role: string;
  readonly id: string | undefined;
  readonly scope: string | undefined;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly alt: string | undefined;
  readonly kids: readonly Element[];
  /** Marked content or annotations directly below. */
  readonly contents: number;
}

/** The structure tree by our own reader of objects. */
export function structureOf(bytes: Uint8Array): Element {
  const file = new PdfFile(bytes);
  const tree = file.entry(file.entry(file.trailer, 'Root'), 'StructTreeRoot');
  const [root] = elementsIn(file, file.entry(tree, 'K'));
  if (root === undefined) throw new Error('there is no structure');
  return root;
}

export function* all(element: Element): Generator<Element> {
  yield element;
  for (const kid of element.kids) yield* all(kid);
}

function elementsIn(file: PdfFile, value: PdfValue): readonly Element[] {
  return listOf(value).flatMap((kid) => {
    const role = nameOf(file.entry(kid, 'S'));
    if (role === undefined) return [];
    const below = file.entry(kid, 'K');
    const kids = elementsIn(file, below);
    const attributes = file.entry(kid, 'A');
    const number = (key: string) => Number(file.entry(attributes, key) ?? 1);
    return {
      role,
      id: textOf(file.entry(kid, 'ID')),
      scope: nameOf(file.entry(attributes, 'Scope')),
      columnSpan: number('ColSpan'),
      rowSpan: number('RowSpan'),
      alt: textOf(file.entry(kid, 'Alt')),
      kids,
      contents: below === null ? 0 : listOf(below).length - kids.length,
    };
  });
}

function listOf(value: PdfValue): readonly PdfValue[] {
  return Array.isArray(value) ? value : [value];
}

function nameOf(value: PdfValue): string | undefined {
  return isName(value) ? value.name : undefined;
}

function textOf(value: PdfValue): string | undefined {
  return isString(value) ? Buffer.from(value.bytes).toString('latin1') : undefined;
}

/** How many columns each row of a table covers, cells that reach down from above counted. */
export function widthsOf(table: Element): readonly number[] {
  const rows = [...all(table)].filter(({ role }) => role === 'TR');
  const reach: number[] = [];
  return rows.map((row) => {
    const carried = reach.map((left) => (left > 0 ? left - 1 : 0));
    let column = 0;
    for (const cell of row.kids) {
      while ((reach[column] ?? 0) > 0) column += 1;
      for (let index = 0; index < cell.columnSpan; index += 1) {
        carried[column + index] = cell.rowSpan - 1;
        reach[column + index] = cell.rowSpan;
      }
      column += cell.columnSpan;
    }
    while ((reach[column] ?? 0) > 0) column += 1;
    reach.splice(0, reach.length, ...carried);
    return column;
  });
}
