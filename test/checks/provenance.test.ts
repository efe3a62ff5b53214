import Workbook from 'exceljs/lib/doc/workbook.js';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../src/build/handouts.ts';
import type { Catalog } from '../../src/core/catalog.ts';
import type { Handout } from '../../src/core/handout.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Matrix, MatrixCell } from '../../src/core/matrix.ts';
import type { PagedDocument, StructureNode } from '../../src/core/paged.ts';
import { lookup } from '../../src/core/record.ts';
import { made, matricesOf, numbersOf, type Stated, shippedJobs, statedOf } from './shown-provenance.ts';

let catalog: Catalog;
let jobs: readonly Job[];
beforeAll(async () => {
  ({ catalog, jobs } = await shippedJobs());
});

const of = (format: string) => jobs.filter((job) => job.format.id === format);

/** Every written cell of every matrix of a handout, with what the catalog says of it. */
function* facts(handout: Handout): Generator<{ matrix: Matrix; cell: MatrixCell; stated: readonly Stated[] }> {
  for (const matrix of matricesOf(handout)) {
    for (const cell of matrix.rows.flatMap((row) => row.cells)) {
      const stated = statedOf(catalog, cell);
      if (stated !== undefined) yield { matrix, cell, stated };
    }
  }
}

function expectedNumbers(handout: Handout, stated: readonly Stated[]): readonly number[] {
  return numbersOf(
    handout,
    stated.flatMap(({ sources }) => sources),
  );
}

/** The marks that hold for a cell: its own, else those of its attribute, else those of its concept. */
function holding(
  marks: ReadonlyMap<string, readonly number[]>,
  { matrix, cell }: { matrix: Matrix; cell: MatrixCell },
) {
  const { concept, attribute } = cell.ref;
  const places = [`${concept}.${attribute}`, attribute, concept].map((name) => marks.get(`${matrix.id}:${name}`) ?? []);
  return [...(places.find((numbers) => numbers.length > 0) ?? [])].sort((a, b) => a - b);
}

/** Every cell shows the numbers of its sources; gives how many were compared. */
function compareMarks(handout: Handout, marks: ReadonlyMap<string, readonly number[]>): number {
  const found = [...facts(handout)].filter(({ stated }) => expectedNumbers(handout, stated).length > 0);
  const shown = found.map((fact) => [`${fact.cell.ref.concept}.${fact.cell.ref.attribute}`, holding(marks, fact)]);
  expect(shown).toEqual(
    found.map(({ cell, stated }) => [`${cell.ref.concept}.${cell.ref.attribute}`, expectedNumbers(handout, stated)]),
  );
  return found.length;
}

/** A source's date as written in the catalog, or the words for none. */
function dateWords(id: string): string {
  return lookup(catalog.sources, id)?.date ?? '日期不详';
}

type Node = DefaultTreeAdapterTypes.Node;

describe('web page', () => {
  test('each cell shows its sources’ numbers; each source its date, or that it has none', async () => {
    let compared = 0;
    for (const job of of('html')) {
      const { handout } = job.input;
      const page = parse(new TextDecoder().decode(await (await made(job)).bytes()));
      const marks = new Map<string, readonly number[]>();
      for (const node of elements(page)) {
        const address = attributeOf(node, 'data-cell');
        if (address !== undefined) marks.set(address, sourceNumbers(node));
      }
      compared += compareMarks(handout, marks);
      for (const [index, { id }] of handout.sources.entries()) {
        const item = elements(page).find((node) => attributeOf(node, 'id') === `source_${index + 1}`);
        expect(item === undefined ? '' : textOf(item)).toContain(dateWords(id));
      }
      expectDates(handout, textOf(page));
    }
    expect(compared).toBeGreaterThan(300);
  });
});

function elements(node: Node): readonly Node[] {
  const kids = 'childNodes' in node ? node.childNodes : [];
  return [node, ...kids.flatMap(elements)];
}

function attributeOf(node: Node, name: string): string | undefined {
  return 'attrs' in node ? node.attrs.find((one) => one.name === name)?.value : undefined;
}

function sourceNumbers(node: Node): readonly number[] {
  const numbers = (inner: Node) => {
    const href = attributeOf(inner, 'href') ?? '';
    if (!href.startsWith('#source_')) return [];
    const last = attributeOf(inner, 'data-last') ?? href.slice(1);
    return between(Number(href.slice(8)), Number(last.slice(7)));
  };
  return elements(node).flatMap(numbers);
}

function textOf(node: Node): string {
  return node.nodeName === '#text' && 'value' in node
    ? node.value
    : elements(node)
        .slice(1)
        .filter((one) => one.nodeName === '#text')
        .map((one) => ('value' in one ? one.value : ''))
        .join('');
}

/** Each day as of which a shown fact holds can be read. */
function expectDates(handout: Handout, text: string): void {
  for (const { cell, stated } of facts(handout)) {
    const [only] = new Set(stated.map(({ asOf }) => asOf));
    if (only !== undefined && cell.value.kind !== 'missing') expect(text).toContain(only);
  }
}

describe('PDF', () => {
  test('each cell shows its sources’ numbers; each source its date, or that it has none', async () => {
    let compared = 0;
    for (const job of of('pdf')) {
      const { handout } = job.input;
      const { document } = (await made(job)).plan as { readonly document: PagedDocument };
      const texts = shownTexts(document);
      const marks = new Map<string, readonly number[]>();
      for (const node of nodes(document.structure)) {
        if (node.address !== undefined) marks.set(node.address, pdfNumbers(node, texts));
      }
      compared += compareMarks(handout, marks);
      const all = [...texts.values()].join('');
      for (const { id } of handout.sources) expect(all).toContain(dateWords(id));
      expectDates(handout, all);
    }
    expect(compared).toBeGreaterThan(300);
  });
});

function shownTexts(document: PagedDocument): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const { mark, shapes } of document.pages.flatMap((page) => page.pieces)) {
    const text = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])).join('');
    if (mark !== undefined) texts.set(mark, (texts.get(mark) ?? '') + text);
  }
  return texts;
}

function* nodes(node: StructureNode): Generator<StructureNode> {
  yield node;
  for (const child of node.children) if (typeof child !== 'number') yield* nodes(child);
}

/** The numbers in the references of a cell; letters are those of notes. */
function pdfNumbers(cell: StructureNode, texts: ReadonlyMap<number, string>): readonly number[] {
  const leaves = (node: StructureNode): readonly number[] =>
    node.children.flatMap((child) => (typeof child === 'number' ? [child] : leaves(child)));
  const references = [...nodes(cell)].filter((node) => node.role === 'Reference');
  const text = references.flatMap((node) => leaves(node).map((leaf) => texts.get(leaf) ?? '')).join(' ');
  const found = [...text.matchAll(/(\d+)(?:\s*–\s*(\d+))?/g)];
  const numbers = found.flatMap(([, from, to = from]) => between(Number(from), Number(to)));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** All numbers that a mark such as `4–7` stands for. */
function between(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe('workbook', () => {
  test('the facts sheet has a row for each cell and part, with sources, link, confidence and date', async () => {
    let compared = 0;
    for (const job of of('xlsx')) {
      const { handout } = job.input;
      const rows = await factRows(job);
      for (const { cell, stated } of facts(handout)) {
        const own = rows.filter(
          (row) =>
            row.concept === nameOf(handout, cell.ref.concept) && row.attribute === nameOf(handout, cell.ref.attribute),
        );
        const expected = stated.map((each) => rowOf(handout, each));
        const shown = own.map(({ sources, link, confidence, asOf, sourceDate }) => ({
          sources,
          link,
          confidence,
          asOf,
          sourceDate,
        }));
        expect([cell.ref, sorted(shown)]).toEqual([cell.ref, sorted(expected)]);
        compared += expected.length;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });
});

function rowOf(handout: Handout, { sources, confidence, asOf }: Stated) {
  const dated = sources.map((id) => lookup(catalog.sources, id)?.date).find((date) => date !== undefined);
  const cited = handout.sources.filter(({ id }) => sources.includes(id));
  return {
    sources: numbersOf(handout, sources),
    link: cited.find(({ url }) => url !== undefined)?.url ?? '',
    confidence: confidence === undefined ? '' : wordOf(handout, confidence),
    asOf: asOf ?? (dated === undefined ? '日期不详' : ''),
    sourceDate: asOf === undefined ? (dated ?? '') : '',
  };
}

interface FactRow extends ReturnType<typeof rowOf> {
  readonly concept: string;
  readonly attribute: string;
}

async function factRows(job: Job): Promise<readonly FactRow[]> {
  const { handout } = job.input;
  const book = await new Workbook().xlsx.load((await (await made(job)).bytes()).buffer as ArrayBuffer);
  const title = wordOf(handout, 'facts');
  const sheet = book.worksheets.find((one) => one.name.startsWith(title));
  const lines: string[][] = [];
  sheet?.eachRow((row) => {
    const texts: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      texts[column - 1] = cell.text;
    });
    lines.push(texts);
  });
  const heads = lines.findIndex((line) => line.includes(wordOf(handout, 'confidence')));
  const at = (line: readonly string[], key: string) => line[lines[heads]?.indexOf(wordOf(handout, key)) ?? -1] ?? '';
  return lines.slice(heads + 1).map((line) => ({
    concept: at(line, 'concept'),
    attribute: at(line, 'attribute'),
    sources: spread(at(line, 'row-sources')),
    link: at(line, 'link'),
    confidence: at(line, 'confidence'),
    asOf: at(line, 'as-of'),
    sourceDate: at(line, 'source-date'),
  }));
}

/** `[1] [4–7]` as numbers. */
function spread(text: string): readonly number[] {
  return [...text.matchAll(/\[(\d+)(?:–(\d+))?\]/g)].flatMap(([, from, to = from]) =>
    between(Number(from), Number(to)),
  );
}

function wordOf(handout: Handout, key: string): string {
  return plainLines(lookup(handout.words, key) ?? []);
}

/** What the first header of that id in the handout reads. */
function nameOf(handout: Handout, id: string): string {
  const headers = matricesOf(handout).flatMap(({ columns, rows }) => [...columns, ...rows.map((row) => row.header)]);
  return plainLines(headers.find((header) => header.id === id)?.lines ?? []);
}

function sorted<T>(rows: readonly T[]): readonly T[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
