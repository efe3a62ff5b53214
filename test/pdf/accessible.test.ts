import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import { isDict, isName, isString, type PdfValue } from '../../src/pdf/reading/lexer.ts';
import { PdfFile } from '../../src/pdf/reading/objects.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { fonts, handoutPages, onePage, text, theme } from './sample.ts';

/** Structural rules of PDF/UA-1 (ISO 14289-1), each test named after its clause. The other eyes are pdf.js's. */
const bytes = writePdf(handoutPages(), theme, fonts);
const file = new PdfFile(bytes);
const root = file.entry(file.trailer, 'Root');
let pdf: Awaited<ReturnType<typeof getDocument>['promise']>;

beforeAll(async () => {
  pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
});

test('qpdf finds no fault', (ctx) => {
  const path = join(mkdtempSync(join(tmpdir(), 'duibi-pdf-')), 'handout.pdf');
  writeFileSync(path, bytes);
  const qpdf = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
  if (qpdf.error) return ctx.skip('qpdf is not installed');
  expect(qpdf.stdout + qpdf.stderr).toContain('No syntax or stream encoding errors');
  expect(qpdf.status).toBe(0);
});

test('5: the file says that it is built to PDF/UA-1 and PDF/A-3a, with the schema that PDF/A asks for', async () => {
  const { metadata } = await pdf.getMetadata();
  const raw = metadata.getRaw() as string;
  expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(raw).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
  expect(raw).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
});

test('7.1: title, shown in the window, language, marked, and every drawing marked or an artifact', async () => {
  const { info } = await pdf.getMetadata();
  const preferences = file.entry(root, 'ViewerPreferences');
  expect((info as { Title?: string }).Title).toBe('大模型 & 多模态 <对比>');
  expect(file.entry(preferences, 'DisplayDocTitle')).toBe(true);
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  expect(isString(file.entry(root, 'Lang'))).toBe(true);
  for (let number = 1; number <= pdf.numPages; number++) expect(await unmarked(number)).toEqual([]);
});

test('7.1: every marked sequence belongs to an element, and each is found through the tree of parents', async () => {
  const marked = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    for (const item of items) if ('id' in item && item.id) marked.add(item.id);
  }
  const owned = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    for (const id of contentIds(await page.getStructTree())) owned.add(id);
  }
  // Marks 0 to 7, 9 on the first page; 7, 8 and 10 on the second.
  expect(marked.size).toBe(12);
  expect([...marked].filter((id) => !owned.has(id))).toEqual([]);
});

test('7.3: every figure has an alternative text and a box', () => {
  const figures = elements().filter((element) => role(element) === 'Figure');
  expect(figures.map((figure) => isString(file.entry(figure, 'Alt')))).toEqual([true]);
  expect(file.entry(file.entry(figures[0] as PdfValue, 'A'), 'BBox')).toHaveLength(4);
});

test('7.5: the spans of cells over rows and columns are written', () => {
  const document = onePage(
    [{ mark: 0, shapes: [text(30, 30, '头')] }],
    [
      {
        role: 'Table',
        children: [
          { role: 'TR', children: [{ role: 'TH', scope: 'Column', rowSpan: 2, columnSpan: 3, children: [0] }] },
        ],
      },
    ],
  );
  const written = new PdfFile(writePdf(document, theme, fonts));
  const tree = written.entry(written.entry(written.trailer, 'Root'), 'StructTreeRoot');
  let node = written.entry(tree, 'K');
  for (let depth = 0; depth < 3; depth++) node = written.entry(node, 'K');
  const attributes = written.entry(node, 'A');
  expect([written.entry(attributes, 'RowSpan'), written.entry(attributes, 'ColSpan')]).toEqual([2, 3]);
});

test('7.5: every TH has a scope', () => {
  const headers = elements().filter((element) => role(element) === 'TH');
  const scopes = headers.map((header) => file.entry(file.entry(header, 'A'), 'Scope'));
  expect(scopes.map((scope) => (isName(scope) ? scope.name : ''))).toEqual(['Column', 'Column', 'Row', 'Row']);
});

test('7.9: every note has an ID, and IDs are unique and found through the tree of IDs', () => {
  const ids = elements().flatMap((element) => {
    const id = file.entry(element, 'ID');
    return isString(id) ? [Buffer.from(id.bytes).toString('latin1')] : [];
  });
  const tree = file.entry(file.entry(file.entry(root, 'StructTreeRoot'), 'IDTree'), 'Names') as readonly PdfValue[];
  const names = tree.filter(isString).map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
  expect(ids).toContain('~note-1');
  expect(names).toEqual([...new Set(ids)].sort());
});

test('7.18: pages are tabbed in order of structure; each link has contents and lies in a Link element', async () => {
  const page = await pdf.getPage(1);
  const links = await page.getAnnotations();
  expect(links.map((link) => link.contentsObj.str)).toEqual(['注 a', 'Brown 等（2020）']);
  expect(links[1].url).toBe('https://example.org/%E5%AF%B9%E6%AF%94?q=(a)');
  expect(links[0].dest).toBe('note-a');
  expect(await pdf.getDestination('note-a')).toMatchObject([{}, { name: 'XYZ' }, null, expect.any(Number), null]);
  const inLinks = elements().filter((element) => role(element) === 'Link');
  expect(inLinks.flatMap(objectRoles)).toEqual(['OBJR', 'OBJR']);
  for (const kid of file.entry(file.entry(root, 'Pages'), 'Kids') as readonly PdfValue[]) {
    expect(file.entry(kid, 'Tabs')).toEqual({ kind: 'name', name: 'S' });
  }
});

test('7.21: the fonts are embedded, and no glyph stands for U+0000', () => {
  const fonts = file.entry(
    file.entry((file.entry(file.entry(root, 'Pages'), 'Kids') as PdfValue[])[0] ?? null, 'Resources'),
    'Font',
  );
  expect(isDict(fonts) && [...fonts.entries.keys()].sort()).toEqual(['F1', 'F2']);
  for (const font of isDict(fonts) ? fonts.entries.values() : []) {
    const descendant = (file.entry(font, 'DescendantFonts') as readonly PdfValue[])[0] ?? null;
    expect(file.entry(file.entry(descendant, 'FontDescriptor'), 'FontFile2')).not.toBeNull();
    const map = file.entry(font, 'ToUnicode');
    expect(Buffer.from(file.data(map as Parameters<typeof file.data>[0])).toString('latin1')).not.toContain('<0000>]');
  }
});

test('bookmarks lead to their pages and are counted', async () => {
  const outline = await pdf.getOutline();
  expect(outline.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([
    ['概览', ['矩阵']],
    ['Notes', []],
  ]);
  expect(file.entry(file.entry(root, 'Outlines'), 'Count')).toBe(3);
});

/** Drawing operators of a page that stand in no marked sequence. */
async function unmarked(number: number): Promise<readonly number[]> {
  const { fnArray } = await (await pdf.getPage(number)).getOperatorList();
  const drawing = new Set<number>([
    OPS.showText,
    OPS.constructPath,
    OPS.fill,
    OPS.stroke,
    OPS.fillStroke,
    OPS.paintImageXObject,
  ]);
  const outside: number[] = [];
  let depth = 0;
  for (const operator of fnArray) {
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth++;
    else if (operator === OPS.endMarkedContent) depth--;
    else if (depth === 0 && drawing.has(operator)) outside.push(operator);
  }
  expect(depth).toBe(0);
  expect(fnArray.some((operator) => drawing.has(operator))).toBe(true);
  return outside;
}

type TreeNode = { type?: string; id?: string; children?: readonly TreeNode[] };

function contentIds(node: TreeNode | null): readonly string[] {
  if (!node) return [];
  const own = node.type === 'content' && node.id ? [node.id] : [];
  return [...own, ...(node.children ?? []).flatMap(contentIds)];
}

/** All structure elements, read by our own reader of objects. */
function elements(of: PdfValue = file.entry(file.entry(root, 'StructTreeRoot'), 'K')): readonly PdfValue[] {
  const kids = file.entry(of, 'K');
  const list = (Array.isArray(kids) ? kids : [kids])
    .map((kid) => file.resolve(kid))
    .filter((kid) => role(kid) !== undefined);
  return [of, ...list.flatMap((kid) => elements(kid))];
}

function role(element: PdfValue): string | undefined {
  const name = file.entry(element, 'S');
  return isName(name) ? name.name : undefined;
}

function objectRoles(element: PdfValue): readonly string[] {
  const kids = file.entry(element, 'K');
  const types = (Array.isArray(kids) ? kids : [kids]).map((kid) => file.entry(kid, 'Type'));
  return types.filter(isName).map(({ name }) => name);
}
