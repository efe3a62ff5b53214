import { type SaxesAttributePlain, SaxesParser } from 'saxes';

/** A cell as it stands in the file. The format is the code of its number format, `General` where it has none. */
export type RawCell =
  | { readonly kind: 'number'; readonly value: number; readonly format: string }
  | { readonly kind: 'text'; readonly text: string };

export interface RawBook {
  /** The cells of a sheet by name (`B7`), or undefined where there is no such sheet. */
  sheet(name: string): ReadonlyMap<string, RawCell> | undefined;
}

type ReadPart = (path: string) => string | undefined;

/** The cells of a workbook, sheet by sheet, each parsed when first asked for. */
export function openBook(read: ReadPart): RawBook {
  const targets = relations(read('xl/_rels/workbook.xml.rels') ?? '');
  const paths = new Map<string, string>();
  walk(read('xl/workbook.xml') ?? '', (element) => {
    if (element.name === 'sheet') paths.set(element.attributes.name ?? '', targets.get(relationOf(element)) ?? '');
  });
  const strings = texts(read('xl/sharedStrings.xml') ?? '', 'si');
  const formats = cellFormats(read('xl/styles.xml') ?? '');
  const parsed = new Map<string, ReadonlyMap<string, RawCell>>();
  return {
    sheet(name) {
      const path = paths.get(name);
      const known = parsed.get(name);
      if (known || path === undefined) return known;
      const cells = sheetCells(read(path) ?? '', strings, formats);
      parsed.set(name, cells);
      return cells;
    },
  };
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Partial<Record<string, string>>>;
}

/** Calls back at each opening element, each closing one with the text since its opening. */
function walk(xml: string, open: (element: Element) => void, close?: (name: string, text: string) => void): void {
  if (xml === '') return;
  const parser = new SaxesParser<Record<never, never>>();
  const texts: string[] = [];
  parser.on('opentag', (tag) => {
    texts.push('');
    open({
      name: bare(tag.name),
      attributes: tag.attributes as Readonly<Record<string, SaxesAttributePlain['value']>>,
    });
  });
  parser.on('text', (text) => {
    if (texts.length > 0) texts[texts.length - 1] += text;
  });
  parser.on('closetag', (tag) => close?.(bare(tag.name), texts.pop() ?? ''));
  parser.write(xml).close();
}

/** Programs differ in the prefix that they give to the main namespace. */
function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function relationOf(element: Element): string {
  const key = Object.keys(element.attributes).find((name) => name.endsWith(':id')) ?? '';
  return element.attributes[key] ?? '';
}

function relations(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  walk(xml, ({ name, attributes }) => {
    const target = attributes.Target ?? '';
    if (name === 'Relationship')
      targets.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  });
  return targets;
}

/** The texts of string items, their runs joined; phonetic guides are no part of them. */
function texts(xml: string, item: string): readonly string[] {
  const found: string[] = [];
  let current = '';
  let guide = 0;
  walk(
    xml,
    ({ name }) => {
      if (name === item) current = '';
      if (name === 'rPh') guide += 1;
    },
    (name, text) => {
      if (name === 'rPh') guide -= 1;
      if (name === 't' && guide === 0) current += unescaped(text);
      if (name === item) found.push(current);
    },
  );
  return found;
}

/** The number format's code of each cell style. Only General and codes of the file's own occur in our workbooks. */
function cellFormats(xml: string): readonly string[] {
  const codes = new Map<string, string>([
    ['1', '0'],
    ['3', '#,##0'],
    ['4', '#,##0.00'],
    ['2', '0.00'],
  ]);
  const formats: string[] = [];
  let inCells = false;
  walk(
    xml,
    ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(codes.get(attributes.numFmtId ?? '') ?? 'General');
    },
    (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  );
  return formats;
}

function sheetCells(xml: string, strings: readonly string[], formats: readonly string[]): ReadonlyMap<string, RawCell> {
  const cells = new Map<string, RawCell>();
  let cell: Element['attributes'] = {};
  let value: string | undefined;
  let inline = '';
  walk(
    xml,
    ({ name, attributes }) => {
      if (name !== 'c') return;
      cell = attributes;
      value = undefined;
      inline = '';
    },
    (name, text) => {
      if (name === 'v') value = text;
      if (name === 't') inline += unescaped(text);
      if (name !== 'c') return;
      const found = rawCell(cell.t ?? 'n', value, inline, strings, formats[Number(cell.s ?? 0)] ?? 'General');
      if (found) cells.set(cell.r ?? '', found);
    },
  );
  return cells;
}

function rawCell(
  type: string,
  value: string | undefined,
  inline: string,
  strings: readonly string[],
  format: string,
): RawCell | undefined {
  if (type === 'inlineStr') return { kind: 'text', text: inline };
  if (value === undefined) return undefined;
  if (type === 's') return { kind: 'text', text: strings[Number(value)] ?? '' };
  if (type === 'n') return { kind: 'number', value: Number(value), format };
  return { kind: 'text', text: unescaped(value) };
}

/** `_x000D_` stands for the character of that code. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
