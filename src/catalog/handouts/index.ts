import { readAmount } from '../../core/amount-text.ts';
import type { HandoutSpec } from '../../core/catalog.ts';
import type { LocalizedInlines } from '../../core/inline.ts';
import type { Language, LocalizedText, Rendition } from '../../core/language.ts';
import type { Amount, Id } from '../../core/value.ts';
import { type Context, isId } from '../context.ts';
import { child, type Entry, entriesOf, itemsOf, type Node, textOf } from '../node.ts';
import { handoutShape } from '../shape.ts';
import { checkShape } from '../shape-check.ts';
import type { Definition } from '../table.ts';
import { readInlines, readText } from '../texts.ts';
import { parseDate } from '../values/date.ts';
import type { Definitions } from '../values/reading.ts';
import { readChart } from './charts.ts';
import { readCrosstab, readMatrix } from './matrices.ts';
import { readOptions } from './options.ts';
import type { HandoutReading } from './reading.ts';
import { readWorksheet } from './worksheets.ts';

/** A handout with everything it names checked. */
export function readHandout(
  definition: Definition,
  definitions: Definitions,
  kinds: ReadonlySet<Id>,
  context: Context,
): HandoutSpec {
  const { key: id, keySpan, value: node } = definition;
  checkShape(node, handoutShape, { name: id, keySpan }, context.report);
  const what = `handouts/${id}`;
  const amounts = readSettings(child(node, 'settings'), context);
  const settings = new Set(entriesOf(child(node, 'settings')).map((entry) => entry.key));
  const reading: HandoutReading = { context, definitions, what, settings, kinds, lacking: new Set() };
  const title = readText(child(node, 'title'), { what: `${what}/title` }, context) ?? { '*': id };
  const theme = textOf(child(node, 'theme'));
  const formats = child(node, 'formats');
  return {
    id,
    title,
    ...readProse(node, what, context),
    edition: readEdition(child(node, 'edition'), context),
    renditions: readRenditions(child(node, 'renditions'), context),
    template: textOf(child(node, 'template')) ?? 'handout',
    ...(formats !== undefined && { formats: itemsOf(formats).flatMap((item) => textOf(item) ?? []) }),
    ...(theme !== undefined && { theme }),
    ...readPages(child(node, 'pages')),
    ...readOptions(node),
    settings: Object.fromEntries(amounts),
    texts: readTexts(child(node, 'texts'), what, context),
    ...readPlaced(node, title, reading),
  };
}

function readPlaced(node: Node, title: LocalizedText, reading: HandoutReading) {
  const matrices = child(node, 'matrices');
  const matrixIds = entriesOf(matrices).map((entry) => entry.key);
  return {
    matrices: readEach(matrices, 'matrices', reading, (entry, inner) => readMatrix(entry, title, inner)),
    crosstabs: readEach(child(node, 'crosstabs'), 'crosstabs', reading, (entry, inner) =>
      readCrosstab(entry, title, inner),
    ),
    charts: readEach(child(node, 'charts'), 'charts', reading, (entry, inner) =>
      readChart(entry, title, matrixIds, inner),
    ),
    worksheets: readEach(child(node, 'worksheets'), 'worksheets', reading, (entry, inner) =>
      readWorksheet(entry, title, matrixIds, inner),
    ),
  };
}

function readEach<Spec>(
  node: Node | undefined,
  section: string,
  reading: HandoutReading,
  read: (entry: Entry, reading: HandoutReading) => Spec | undefined,
): Readonly<Record<Id, Spec>> {
  const found = new Map<Id, Spec>();
  for (const entry of entriesOf(node)) {
    checkId(entry, reading.context);
    const spec = read(entry, { ...reading, what: `${reading.what}/${section}/${entry.key}` });
    if (spec !== undefined) found.set(entry.key, spec);
  }
  return Object.fromEntries(found);
}

function readProse(
  node: Node,
  what: string,
  context: Context,
): Partial<Pick<HandoutSpec, 'summary' | 'answer' | 'licence'>> {
  const prose = (['summary', 'answer', 'licence'] as const).flatMap((key): [string, LocalizedInlines][] => {
    const inlines = readInlines(child(node, key), { what: `${what}/${key}` }, context);
    return inlines === undefined ? [] : [[key, inlines]];
  });
  return Object.fromEntries(prose);
}

function readTexts(node: Node | undefined, what: string, context: Context): HandoutSpec['texts'] {
  return Object.fromEntries(
    entriesOf(node).flatMap((entry): [Id, LocalizedInlines][] => {
      checkId(entry, context);
      const text = readInlines(entry.value, { what: `${what}/texts/${entry.key}` }, context);
      return text === undefined ? [] : [[entry.key, text]];
    }),
  );
}

function readSettings(node: Node | undefined, context: Context): ReadonlyMap<Id, Amount> {
  const settings = new Map<Id, Amount>();
  for (const entry of entriesOf(node)) {
    checkId(entry, context);
    const text = textOf(entry.value);
    const amount = readAmount(text?.trim() ?? '');
    if (amount !== undefined) settings.set(entry.key, amount);
    if (text === undefined || amount !== undefined) continue;
    context.report({ code: 'bad-quantity', severity: 'error', args: { text }, span: entry.value.span });
  }
  return settings;
}

/** What is no whole number of at least one has been reported with the shape. */
function readPages(node: Node | undefined): Pick<HandoutSpec, 'pages'> {
  const max = Number(textOf(node && child(node, 'max')));
  return Number.isInteger(max) && max >= 1 ? { pages: { max } } : {};
}

function readEdition(node: Node | undefined, context: Context): string {
  const text = textOf(node);
  if (node === undefined || text === undefined) return '';
  if (text === 'auto') return text;
  const date = parseDate(text);
  if (date === undefined) context.report({ code: 'bad-date', severity: 'error', args: { text }, span: node.span });
  return date?.iso ?? '';
}

/** The renditions listed, or one for each language of the project. */
function readRenditions(node: Node | undefined, context: Context): readonly Rendition[] {
  if (node === undefined) return context.languages.map((language): Rendition => [language]);
  return itemsOf(node).flatMap((item) => {
    const [first, ...rest] = new Set(itemsOf(item).flatMap((one) => readLanguage(one, context) ?? []));
    return first === undefined ? [] : [[first, ...rest] as const];
  });
}

function readLanguage(node: Node, context: Context): Language | undefined {
  const language = textOf(node);
  if (language === undefined || context.languages.includes(language)) return language;
  const args = { language, known: context.languages };
  context.report({ code: 'unknown-language', severity: 'error', args, span: node.span });
  return undefined;
}

function checkId({ key: id, keySpan }: Entry, context: Context): void {
  if (!isId(id)) context.report({ code: 'bad-id', severity: 'error', args: { id }, span: keySpan });
}
