import { expect, test } from 'vitest';
import type { Lines } from '../../src/core/inline.ts';
import { afterLines, afterRows, remarkLines } from '../../src/xlsx/after.ts';
import { fitSpanners, runOver } from '../../src/xlsx/extent.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import type { CellPlan } from '../../src/xlsx/sheet.ts';
import { inputOf, smallHandout } from './sample.ts';

const SIZE = { body: 10, small: 8, h1: 18, h2: 13 };
const COLUMNS = [{ width: 30 }, { width: 30 }];

function both(zh: string, en: string): Lines {
  return [
    { language: 'zh-CN', inlines: [{ kind: 'text', text: zh }] },
    { language: 'en', inlines: [{ kind: 'text', text: en }] },
  ];
}

function texts(role: 'remark' | 'bare', lines: Lines): readonly unknown[] {
  const made = role === 'remark' ? remarkLines(lines, 'ᵃ ') : afterLines(role, lines, 'ᵃ ');
  return afterRows(made, COLUMNS, SIZE).map(({ cells }) => cells[0]?.value);
}

test.each([
  [
    'side by side',
    'remark',
    both('公司成立的年份', 'Year of its founding'),
    ['ᵃ 公司成立的年份 · Year of its founding'],
  ],
  ['after a full stop', 'remark', both('已停用。', 'Ended.'), ['ᵃ 已停用。  Ended.']],
  ['too long', 'remark', both('字'.repeat(30), 'word '.repeat(9)), [`ᵃ ${'字'.repeat(30)}`, 'word '.repeat(9).trim()]],
  ['running text', 'bare', both('一句话', 'A sentence'), ['ᵃ 一句话', 'A sentence']],
] as const)('the languages of a paragraph: %s', (_, role, lines, expected) => {
  expect(texts(role, lines)).toEqual(expected);
});

test('each line of a text with breaks is a row', () => {
  const inlines = [{ kind: 'text', text: 'Tools:' }, { kind: 'break' }, { kind: 'text', text: 'seven' }] as const;
  expect(texts('bare', [{ inlines }])).toEqual(['ᵃ Tools:', 'seven']);
});

test('no line ends inside the name of a version or a date', () => {
  expect(runOver('Robust Video Matting does nothing but matting at all; GPT-3 knows text', COLUMNS, 10)).toEqual([
    'Robust Video Matting does nothing but matting at all;',
    'GPT-3 knows text',
  ]);
});

test('no last line of a character or two', () => {
  const broken = runOver('字'.repeat(33), COLUMNS, 10);
  expect(broken).toHaveLength(2);
  expect(broken[1]?.length).toBeGreaterThan(4);
  expect(broken.join('')).toBe('字'.repeat(33));
});

test('a label over several columns needs no more lines than their widths together ask', () => {
  const { look } = planWorkbook(inputOf(smallHandout(['en']))).plan;
  const style = { role: 'spanner', align: 'center' } as const;
  const label = { value: 'What goes in, what comes out', style };
  const heightOf = (cells: readonly (CellPlan | null)[]) =>
    fitSpanners(
      cells,
      Array.from({ length: 4 }, () => ({ width: 12 })),
      look,
    ).height;
  const empty = { value: null, style };
  expect(heightOf([null, label, empty, empty])).toBe(heightOf([null, { ...label, value: 'In' }, empty, empty]));
  expect(heightOf([null, label, null, null])).toBeGreaterThan(heightOf([null, label, empty, empty]));
});
