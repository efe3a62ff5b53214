import { expect, test } from 'vitest';
import type { Lines } from '../../src/core/inline.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { cell, FONTS, handout, header, lines, matrix, THEME } from './sample.ts';

/** Baselines of a name in both languages, as heading, caption, spanner, column, group and cell of a table. */
function baselines(column: Lines): Record<string, readonly (number | undefined)[]> {
  const row = {
    header: header('c', 'concept', lines('一个长名字的模型')),
    cells: [cell('c', 'a', lines('文本，还有别的', 'Text, and more beside'))],
  };
  const table = matrix([header('a', 'attribute', column)], [row], {
    title: lines('表格', 'Words'),
    stub: lines('名称', 'Name'),
    groups: [{ id: 'g', from: 0, to: 1, lines: lines('概念', 'Concept') }],
    spanners: [{ from: 0, to: 1, lines: lines('数据', 'Data') }],
  });
  const heading = { kind: 'heading', level: 2, lines: lines('逐词看', 'Word by word') } as const;
  const given = handout([heading, { kind: 'matrix', matrix: table }], { rendition: ['zh-CN', 'en'] });
  const [page] = layoutHandout(given, THEME, FONTS).document.pages;
  const shapes = (page?.pieces ?? []).flatMap((piece) => piece.shapes);
  const at = (text: string) => shapes.find((shape) => shape.kind === 'text' && shape.text.includes(text));
  const yOf = (text: string) => {
    const shape = at(text);
    return shape?.kind === 'text' ? Math.round(shape.y * 10) : undefined;
  };
  const pair = (zh: string, en: string) => [yOf(zh), yOf(en)] as const;
  return {
    heading: pair('逐词看', 'Word by word'),
    caption: pair('表格', 'Words'),
    spanner: pair('数据', 'Data'),
    column: pair('名称', 'Name'),
    group: pair('概念', 'Concept'),
    cell: pair('文本', 'Text,'),
  };
}

const onOneLine = (found: ReturnType<typeof baselines>) =>
  Object.entries(found).flatMap(([name, [zh, en]]) => (zh !== undefined && zh === en ? [name] : []));

test('names stand in both languages on one line; what has an address, and is verified line by line, does not', () =>
  expect(onOneLine(baselines(lines('输入', 'Inputs')))).toEqual(['heading', 'caption', 'spanner', 'group']));
