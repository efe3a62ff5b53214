import { describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Block, Handout } from '../../src/core/handout.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { nodesOf, shownCells, textOf, textsByMark, wordsOf } from './read-back.ts';
import {
  amount,
  cell,
  entry,
  FONTS,
  handout,
  header,
  lines,
  MISSING,
  matrix,
  quadrants,
  source,
  THEME,
  textMatrix,
} from './sample.ts';

const lay = (given: Handout) => layoutHandout(given, THEME, FONTS);
const one = (...blocks: Block[]) => lay(handout(blocks)).document;

/** Compares what is drawn with what must be shown, line breaks aside. */
function expectReadBack(given: Handout): void {
  const shown = shownCells(lay(given).document);
  const expected = expectedCells(given).map(({ address, text }) => [address, text.replaceAll('\n', '')]);
  expect([...shown].sort()).toEqual(expected.sort());
}

const long = '一段很长的文字，里面有 GPT-4 Turbo 和 1750 亿参数，还有“引号”。'.repeat(8);

describe('what is shown is what was given', () => {
  test.each<[string, Block]>([
    [
      'a matrix',
      {
        kind: 'matrix',
        matrix: textMatrix([
          ['甲 one', 'two words'],
          [long, '丁'],
        ]),
      },
    ],
    ['one cell', { kind: 'matrix', matrix: textMatrix([['甲']]) }],
    [
      'a row taller than a page',
      {
        kind: 'matrix',
        matrix: textMatrix([
          [long.repeat(40), '短'],
          ['a', 'b'],
        ]),
      },
    ],
    ['columns for several panels', { kind: 'matrix', matrix: textMatrix([0, 1, 2].map((row) => wide(row, 40))) }],
    ['a 2 × 2', { kind: 'crosstab', crosstab: quadrants() }],
  ])('%s', (_, block) => expectReadBack(handout([block])));

  test('twice the same matrix: addresses once', () => {
    const block: Block = { kind: 'matrix', matrix: textMatrix([['甲']]) };
    expectReadBack(handout([block, block]));
  });

  test('two languages, footnotes and source marks', () => {
    const marked = cell('c', 'a', lines('文本', 'Text'), { footnotes: [0], marks: ['s'] });
    const figure = cell('c', 'n', lines('3.4 亿'), { ...amount('3.4'), footnotes: [0], marks: ['s', 't'] });
    const columns = [
      header('a', 'attribute', lines('输入', 'Inputs')),
      header('n', 'attribute', lines('参数'), 'right'),
    ];
    const row = { header: header('c', 'concept', lines('概念', 'Concept')), cells: [marked, figure] };
    const given = handout(
      [
        { kind: 'matrix', matrix: matrix(columns, [row], { footnotes: [{ lines: lines('注') }] }) },
        { kind: 'sources' },
      ],
      { rendition: ['zh-CN', 'en'], sources: ['s', 't'].map((id) => source(id, id, 'P', '2023', 'https://a.b')) },
    );
    expectReadBack(given);
    const { document } = lay(given);
    expect(wordsOf(document, 0)).toContain('[1,2]');
    const english = [...nodesOf(document.structure)].filter((node) => node.language === 'en');
    const texts = textsByMark(document);
    expect(english.map((node) => textOf(node, texts))).toEqual(expect.arrayContaining(['Inputs', 'Concept', 'Text']));
  });
});

function wide(row: number, columns: number): string[] {
  return Array.from({ length: columns }, (_, index) => `${row}行${index}列的内容`);
}

describe('tables over pages', () => {
  const rows = Array.from({ length: 120 }, (_, row) => [`甲${row}`, `乙${row}`]);
  const document = one({ kind: 'matrix', matrix: textMatrix(rows, { title: lines('长表') }) });

  test('repeat title and head, with the words for "continued", as artifacts', () => {
    expect(document.pages.length).toBeGreaterThan(2);
    for (const [index, page] of document.pages.entries()) {
      const words = wordsOf(document, index);
      expect(words).toContain('长表');
      expect(words).toContain('属性0');
      expect(words.includes('续表')).toBe(index > 0);
      const artifacts = page.pieces.filter((piece) => piece.mark === undefined).flatMap((piece) => piece.shapes);
      const said = artifacts.map((shape) => (shape.kind === 'text' ? shape.text : '')).join('');
      expect(said.includes('属性0')).toBe(index > 0);
    }
  });

  test('never cut a row, nor run over the foot of the page', () => {
    for (const page of document.pages) {
      const texts = page.pieces.filter((piece) => piece.mark !== undefined).flatMap((piece) => piece.shapes);
      for (const shape of texts) if (shape.kind === 'text') expect(shape.y).toBeLessThan(page.height - 45);
    }
    for (const row of rows.keys()) {
      const pages = document.pages.flatMap((_, page) => (onPage(page, `甲${row}`) ? [page] : []));
      expect(pages).toEqual(document.pages.flatMap((_, page) => (onPage(page, `乙${row}`) ? [page] : [])));
      expect(pages).toHaveLength(1);
    }
  });

  function onPage(page: number, text: string): boolean {
    const shapes = document.pages[page]?.pieces.flatMap((piece) => piece.shapes) ?? [];
    // Han and Latin are drawn apart: `甲` and its number are neighbours.
    return shapes.some((shape, at) => {
      const next = shapes[at + 1];
      return shape.kind === 'text' && next?.kind === 'text' && shape.text + next.text === text;
    });
  }

  test('keep the heading of a group with its first row', () => {
    const groups = [20, 40, 60, 80, 100, 120].map((to, index) => ({
      id: `g${index}`,
      lines: lines(`组${index}`),
      from: to - 20,
      to,
    }));
    const grouped = one({ kind: 'matrix', matrix: textMatrix(rows, { groups }) });
    for (const page of grouped.pages) {
      const said = page.pieces.filter(({ mark }) => mark !== undefined).flatMap((piece) => piece.shapes);
      const text = said.map((shape) => (shape.kind === 'text' ? shape.text : '')).join('');
      expect(text).not.toMatch(/组\d$/);
    }
  });

  test('repeat the name of a group that goes on, and of no other', () => {
    const groups = [
      { id: 'g0', lines: lines('前组'), from: 0, to: 10 },
      { id: 'g1', lines: lines('后组'), from: 10, to: 120 },
    ];
    const grouped = one({ kind: 'matrix', matrix: textMatrix(rows, { groups }) });
    expect(grouped.pages.length).toBeGreaterThan(2);
    const repeated = grouped.pages.map((page) => {
      const artifacts = page.pieces.filter(({ artifact }) => artifact === 'repeated').flatMap(({ shapes }) => shapes);
      return artifacts.map((shape) => (shape.kind === 'text' ? shape.text : '')).join('');
    });
    expect(repeated.map((text) => /.组（续）/.exec(text)?.[0])).toEqual(
      repeated.map((_, page) => (page === 0 ? undefined : '后组（续）')),
    );
  });

  test('split a row only when no page could hold it, and go on with its marks', () => {
    const tall = one({
      kind: 'matrix',
      matrix: textMatrix([
        ['短', '短'],
        [long.repeat(40), '短'],
      ]),
    });
    expect(tall.pages.length).toBeGreaterThan(1);
    expect(shownCells(tall).get('main:c1.a0')).toBe(long.repeat(40));
  });

  test('say so when there are no rows', () => {
    const columns = [header('a', 'attribute', lines('甲'))];
    expect(wordsOf(one({ kind: 'matrix', matrix: matrix(columns, []) }), 0)).toContain('没有符合条件的条目。');
  });

  test('turn the pages of a section whose columns would be too narrow, and of a few words beside it', () => {
    const section = (id: string, ...blocks: Block[]) => ({ id, title: lines(id), blocks });
    const words: Block = { kind: 'paragraph', role: 'body', lines: lines('话') };
    const sections = [
      section('few words', words),
      section('wide', { kind: 'matrix', matrix: textMatrix([wide(0, 12)]) }),
      section('narrow', { kind: 'matrix', matrix: { ...textMatrix([['甲']]), id: 'narrow' } }),
    ];
    const { pages } = lay(handout([], { sections })).document;
    expect(pages.map((page) => page.width > page.height)).toEqual([true, false]);
  });
});

describe('figures', () => {
  test('stand on their decimal points, marks beside them', () => {
    const columns = [header('n', 'attribute', lines('参数'), 'right')];
    const rows = ['1750', '3.4', '120'].map((digits, index) => ({
      header: header(`c${index}`, 'concept', lines(`概${index}`)),
      cells: [cell(`c${index}`, 'n', lines(`${digits} 亿`), amount(digits))],
    }));
    const document = one({ kind: 'matrix', matrix: matrix(columns, rows) });
    const shapes = document.pages.flatMap((page) => page.pieces.flatMap((piece) => piece.shapes));
    const ends = ['1750 亿', '3.4 亿', '120 亿'].map((text) => {
      const shape = shapes.find((candidate) => candidate.kind === 'text' && candidate.text === text);
      const whole = /^\d+/.exec(text)?.[0] ?? '';
      return shape?.kind === 'text' ? shape.x + whole.length * 0.55 * shape.size : Number.NaN;
    });
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(0.05);
  });

  test('what is missing is read by its words', () => {
    const columns = [header('n', 'attribute', lines('参数'), 'right')];
    const rows = [
      { header: header('c', 'concept', lines('概念')), cells: [cell('c', 'n', lines('⊘ 未公开'), MISSING)] },
    ];
    const nodes = [...nodesOf(one({ kind: 'matrix', matrix: matrix(columns, rows) }).structure)];
    expect(nodes.map((node) => node.actualText).filter((text) => text !== undefined)).toEqual(['未公开']);
  });
});

describe('the structure', () => {
  const given = handout(
    [
      { kind: 'paragraph', role: 'body', lines: linked() },
      { kind: 'list', ordered: true, items: [lines('一'), lines('二')] },
      { kind: 'crosstab', crosstab: quadrants() },
      { kind: 'matrix', matrix: textMatrix([['甲', '乙']], { spanners: [{ lines: lines('跨'), from: 0, to: 2 }] }) },
      { kind: 'note', blocks: [{ kind: 'paragraph', role: 'small', lines: lines('提示') }] },
      { kind: 'legend' },
      { kind: 'sources' },
    ],
    {
      answer: lines('不是二选一。'),
      sources: [source('s', '题', '社', '2023', 'https://example.org/x')],
      legend: [{ sign: '⊘', lines: lines('未公开') }],
    },
  );
  const { document } = lay(given);
  const nodes = [...nodesOf(document.structure)];

  function linked() {
    const children = [{ kind: 'text', text: '链接' }] as const;
    return [
      {
        inlines: [
          { kind: 'text', text: '见' },
          { kind: 'link', href: 'https://a.b', children },
        ],
      },
    ] as const;
  }

  test('every header has its scope, every mark is drawn, every drawn mark is in the tree', () => {
    for (const node of nodes) if (node.role === 'TH') expect(node.scope).toMatch(/^(Column|Row)$/);
    const leaves = nodes.flatMap((node) => node.children.filter((child) => typeof child === 'number'));
    expect(new Set(leaves).size).toBe(leaves.length);
    const drawn = new Set(document.pages.flatMap((page) => page.pieces.flatMap(({ mark }) => mark ?? [])));
    expect([...drawn].sort()).toEqual([...leaves].sort());
  });

  test('nothing is empty, save cells that keep the grid', () => {
    for (const node of nodes) if (node.role !== 'TD') expect(node.children.length).toBeGreaterThan(0);
  });

  test('every row of a table has as many cells, spans counted', () => {
    for (const table of nodes.filter((node) => node.role === 'Table')) {
      const rows = [...nodesOf(table)].filter((node) => node.role === 'TR');
      const carried: number[] = [];
      const widths = rows.map((row, index) => {
        let width = carried[index] ?? 0;
        for (const child of row.children) {
          if (typeof child === 'number') continue;
          const columns = child.columnSpan ?? 1;
          width += columns;
          for (let more = 1; more < (child.rowSpan ?? 1); more += 1) {
            carried[index + more] = (carried[index + more] ?? 0) + columns;
          }
        }
        return width;
      });
      expect(new Set(widths).size).toBe(1);
    }
  });

  test('links have an area, contents and a Link node of their own', () => {
    const links = document.pages.flatMap((page) => page.links);
    expect(links.map(({ contents }) => contents)).toEqual(['链接', '题']);
    for (const { mark } of links) {
      expect(nodes.find((node) => node.children.includes(mark))?.role).toBe('Link');
    }
  });

  test('the outline names the section and what stands in it, with its place', () => {
    expect(document.outline).toMatchObject([
      {
        title: '一览',
        page: 0,
        children: [
          { title: '两条轴：规模与模态', page: 0 },
          { title: '表', page: 0 },
        ],
      },
    ]);
  });

  test('the title is said once, even when the template says it too', () => {
    const again = handout([{ kind: 'heading', level: 1, lines: lines('样张') }]);
    expect([...nodesOf(lay(again).document.structure)].filter((node) => node.role === 'H1')).toHaveLength(1);
  });
});

describe('pages', () => {
  test('carry their number in the words of the language', () =>
    expect(wordsOf(one({ kind: 'rule' }, { kind: 'page-break' }, { kind: 'rule' }), 1)).toContain('第 2 页 / 共 2 页'));

  test('a heading never stands at the foot without its text', () => {
    for (let count = 20; count < 60; count += 1) {
      const fill: Block[] = Array.from({ length: count }, () => ({
        kind: 'paragraph',
        role: 'body',
        lines: lines('行'),
      }));
      const document = one(
        ...fill,
        { kind: 'heading', level: 2, lines: lines('题目') },
        {
          kind: 'paragraph',
          role: 'body',
          lines: lines('正文。'.repeat(60)),
        },
      );
      const page = document.pages.findIndex((_, index) => wordsOf(document, index).includes('题目'));
      expect(wordsOf(document, page)).toContain('正文');
    }
  });

  test('a page break before a section takes its title along', () => {
    const broken = { id: 'b', title: lines('新节'), blocks: [{ kind: 'page-break' }, ...textBlocks()] } as const;
    const first = { id: 'a', title: lines('甲'), blocks: textBlocks() };
    const { document } = lay(handout([], { sections: [first, broken] }));
    expect(wordsOf(document, 1)).toMatch(/^新节/);
  });

  function textBlocks(): Block[] {
    return [{ kind: 'paragraph', role: 'body', lines: lines('正文') }];
  }

  test('the same input gives the same document', () => {
    const given = handout([{ kind: 'crosstab', crosstab: quadrants() }]);
    expect(JSON.stringify(lay(given))).toBe(JSON.stringify(lay(given)));
  });
});

describe('characters that no font has', () => {
  test('are reported with their place, and drawn as a visible sign', () => {
    const given = handout([{ kind: 'matrix', matrix: textMatrix([['火🔥', '好']]) }]);
    const { document, diagnostics } = lay(given);
    expect(diagnostics).toEqual([
      {
        code: 'glyph-missing',
        severity: 'error',
        args: { character: '🔥', codePoint: 'U+1F525', where: 'main:c0.a0' },
      },
    ]);
    expect(shownCells(document).get('main:c0.a0')).toBe('火〓');
  });

  test('in an entry of a 2 × 2 too', () => {
    const base = quadrants();
    const [row] = base.rows;
    if (row === undefined) throw new Error('no row');
    const odd = { ...base, rows: [{ ...row, cells: [[entry('x', lines('\uE000'), [])], []] }] };
    expect(lay(handout([{ kind: 'crosstab', crosstab: odd }])).diagnostics).toMatchObject([
      { args: { codePoint: 'U+E000', where: 'quadrants:large/single/x' } },
    ]);
  });
});
