import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { PagedDocument, StructureNode } from '../../src/core/paged.ts';
import { openSession } from '../../src/preview/session.ts';
import { copyCase, copyShipped, optionsFor } from '../project.ts';
import { all, type Element, structureOf, widthsOf } from './paper-walk.ts';

interface Paper {
  readonly name: string;
  readonly document: PagedDocument;
  readonly bytes: Uint8Array;
  readonly structure: Element;
  readonly cells: readonly string[];
}

const papers: Paper[] = [];

beforeAll(async () => {
  for (const root of [copyShipped(), copyCase('thin')]) {
    const session = openSession(optionsFor(root));
    expect(await session.refresh()).toEqual([]);
    for (const { handout, renditions } of session.list()) {
      for (const rendition of renditions) {
        const made = await session.make(handout, rendition, 'pdf');
        if (made === undefined) throw new Error(handout);
        const bytes = await made.bytes();
        const { document } = made.plan as { readonly document: PagedDocument };
        const cells = expectedCells(made.input.handout).map(({ address }) => address);
        papers.push({ name: `${handout}.${rendition}`, document, bytes, structure: structureOf(bytes), cells });
      }
    }
  }
  expect(papers.length).toBeGreaterThan(12);
}, 180_000);

/** What is wrong, by paper; none where all is well. */
function wrong(of: (paper: Paper) => readonly string[]): readonly string[] {
  return papers.flatMap((paper) => of(paper).map((found) => `${paper.name}: ${found}`));
}

async function wrongLater(of: (paper: Paper) => Promise<readonly string[]>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const paper of papers) found.push(...(await of(paper)).map((one) => `${paper.name}: ${one}`));
  return found;
}

describe('every shipped PDF, and that of the cases', () => {
  test('qpdf finds no fault', (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'duibi-paper-'));
    if (spawnSync('qpdf', ['--version']).error) return context.skip('qpdf is not installed');
    const faults = wrong(({ name, bytes }) => {
      const path = join(folder, `${name}.pdf`);
      writeFileSync(path, bytes);
      const { stdout, stderr, status } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
      return status === 0 && stderr === '' ? [] : [stdout + stderr];
    });
    expect(faults).toEqual([]);
  }, 300_000);

  test('7.1: all content is marked or an artifact, and each mark has its element', async () => {
    expect(await wrongLater(({ bytes }) => unmarked(bytes))).toEqual([]);
  }, 120_000);

  test('7.3: every figure says its conclusion', () => {
    expect(wrong(({ structure }) => faults(structure, 'Figure', ({ alt = '' }) => alt.length < 4))).toEqual([]);
  });

  test('7.4.2: the first heading is an H1, and no level is skipped', () => {
    const skipped = wrong(({ structure }) => {
      const levels = [...all(structure)].flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []));
      return levels.flatMap((level, index) => (level > (levels[index - 1] ?? 0) + 1 ? [`H${level}`] : []));
    });
    expect(skipped).toEqual([]);
  });

  test('7.5: every cell stands in a TD or a TH, every TH has a scope, every row is as wide as the others', () => {
    expect(wrong(({ structure }) => faults(structure, 'TH', ({ scope }) => scope === undefined))).toEqual([]);
    expect(wrong(({ structure }) => faults(structure, 'Table', (table) => new Set(widthsOf(table)).size > 1))).toEqual(
      [],
    );
    expect(
      wrong(({ structure, cells }) => {
        const held = new Set(
          [...all(structure)]
            .filter(({ role }) => role === 'TD' || role === 'TH')
            .flatMap((cell) => [...all(cell)].map(({ id }) => id)),
        );
        return cells.filter((address) => !held.has(address));
      }),
    ).toEqual([]);
  });

  test('7.9: every note has an ID', () => {
    expect(wrong(({ structure }) => faults(structure, 'Note', ({ id }) => id === undefined))).toEqual([]);
  });

  test('7.18.5: every link has contents, in words and in the tree', async () => {
    expect(wrong(({ structure }) => faults(structure, 'Link', ({ contents }) => contents < 2))).toEqual([]);
    const silent = await wrongLater(async ({ bytes }) => {
      const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
      const found: string[] = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const annotations = await (await pdf.getPage(number)).getAnnotations();
        for (const { contentsObj } of annotations) if (!contentsObj?.str) found.push(`page ${number}`);
      }
      return found;
    });
    expect(silent).toEqual([]);
  }, 300_000);
});

/** W3C, Requirements for Chinese Text Layout, basic rules; written here anew, not taken from the layout. */
const NO_START = /^[，。、；：！？）」』】》〉”’％…～·]/u;
const NO_END = /[（「『【《〈“‘]$/u;
const CUT_NUMBER =
  /\d ?\n ?(?:[亿万千百年月日个种倍页％%‰]|[KMGT]?B(?![a-z])|亿|tokens)|[≈≥≤] ?\n ?\d|\d[～–]\n|\n[～–]\d|\d\n[.,]\d/u;

test('no line of Chinese text begins or ends with a mark that may not stand there', () => {
  let lines = 0;
  const found = wrong(({ document }) =>
    linesOf(document).flatMap((line) => {
      // The sign of what was not checked opens its cell.
      const text = line.replace(/^… /, '');
      if (!/\p{Script=Han}/u.test(text)) return [];
      lines += 1;
      return NO_START.test(text) || NO_END.test(text) ? [text] : [];
    }),
  );
  expect(lines).toBeGreaterThan(1500);
  expect(found).toEqual([]);
});

test('no number is parted from its unit, its sign or its decimals', () => {
  const found = wrong(({ document }) =>
    textsOf(document).flatMap((text) => {
      const cut = CUT_NUMBER.exec(text);
      return cut === null ? [] : [text];
    }),
  );
  expect(found).toEqual([]);
});

function faults(structure: Element, role: string, isFault: (element: Element) => boolean): readonly string[] {
  return [...all(structure)].filter((element) => element.role === role && isFault(element)).map(({ id }) => id ?? role);
}

async function unmarked(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const drawing = new Set<number>([OPS.showText, OPS.constructPath, OPS.fill, OPS.stroke, OPS.fillStroke]);
  const found: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    let depth = 0;
    for (const operator of (await page.getOperatorList()).fnArray) {
      if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth += 1;
      else if (operator === OPS.endMarkedContent) depth -= 1;
      else if (depth === 0 && drawing.has(operator)) found.push(`page ${number}, operator ${operator}`);
    }
    const owned = new Set(contentIds(await page.getStructTree()));
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    for (const item of items) if ('id' in item && item.id && !owned.has(item.id)) found.push(`mark ${item.id}`);
  }
  return found;
}

type TreeNode = { readonly type?: string; readonly id?: string; readonly children?: readonly TreeNode[] };

function contentIds(node: TreeNode | null): readonly string[] {
  if (!node) return [];
  const own = node.type === 'content' && node.id ? [node.id] : [];
  return [...own, ...(node.children ?? []).flatMap(contentIds)];
}

/** The lines of each block: its texts on one baseline, from left to right; raised marks are lines of their own. */
function linesOf(document: PagedDocument): readonly string[] {
  const blocks = blocksOfMarks(document.structure);
  return document.pages.flatMap((page) => {
    const lines = new Map<string, { readonly x: number; readonly text: string }[]>();
    for (const { mark, shapes } of page.pieces) {
      for (const shape of shapes) {
        if (shape.kind !== 'text' || mark === undefined) continue;
        const key = `${blocks.get(mark)} ${shape.y}`;
        lines.set(key, [...(lines.get(key) ?? []), { x: shape.x, text: shape.text }]);
      }
    }
    return [...lines.values()].map((parts) => joined(parts).trim());
  });
}

function joined(parts: readonly { readonly x: number; readonly text: string }[]): string {
  return [...parts]
    .sort((a, b) => a.x - b.x)
    .map(({ text }) => text)
    .join('');
}

/** The text of each leaf, its lines parted by line feeds. Pictures place their words freely: they are left out. */
function textsOf(document: PagedDocument): readonly string[] {
  const figures = new Set(marksBelow(document.structure, 'Figure'));
  return document.pages.flatMap((page) => {
    const texts = new Map<number, { text: string; y: number }>();
    for (const { mark, shapes } of page.pieces) {
      if (mark === undefined || figures.has(mark)) continue;
      for (const shape of shapes) {
        if (shape.kind !== 'text') continue;
        const before = texts.get(mark);
        const text = before === undefined ? '' : before.y === shape.y ? before.text : `${before.text}\n`;
        texts.set(mark, { text: text + shape.text, y: shape.y });
      }
    }
    return [...texts.values()].map(({ text }) => text);
  });
}

const INLINE = new Set(['Span', 'Link', 'Reference']);

function blocksOfMarks(root: StructureNode): ReadonlyMap<number, number> {
  const blocks = new Map<number, number>();
  let next = 0;
  const walk = (node: StructureNode, block: number): void => {
    for (const child of node.children) {
      if (typeof child === 'number') blocks.set(child, node.role === 'Figure' ? -child - 1 : block);
      else walk(child, INLINE.has(child.role) ? block : ++next);
    }
  };
  walk(root, 0);
  return blocks;
}

function marksBelow(node: StructureNode, role: string): readonly number[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'number') return node.role === role ? [child] : [];
    return marksBelow(child, role);
  });
}
