import { expect, test } from 'vitest';
import type { Block } from '../../src/core/handout.ts';
import type { StructureNode } from '../../src/core/paged.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { cell, FONTS, handout, header, lines, matrix, source, THEME } from './sample.ts';

const laid = (blocks: readonly Block[], more = {}) => layoutHandout(handout(blocks, more), THEME, FONTS).document;

function roles(node: StructureNode): readonly string[] {
  return [node.role, ...node.children.flatMap((child) => (typeof child === 'number' ? [] : roles(child)))];
}

test('7.4.2: headings skip no level, whatever the template asks for', () => {
  const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, lines: lines(text) });
  const { structure } = laid(
    [heading(3, '三'), heading(3, '又三'), heading(2, '二'), { kind: 'rule' }, { kind: 'sources' }],
    {
      sources: [source('a', 'A', 'B', '2020', 'https://example.org')],
    },
  );
  expect(roles(structure).filter((role) => /^H\d$/.test(role))).toEqual(['H1', 'H2', 'H2', 'H2', 'H2']);
});

test('a repeated head, the rules and the page furniture are artifacts of their kinds', () => {
  const rows = Array.from({ length: 90 }, (_, index) => ({
    header: header(`c${index}`, 'concept', lines(`概念${index}`)),
    cells: [cell(`c${index}`, 'a', lines('值'))],
  }));
  const { pages } = laid([{ kind: 'matrix', matrix: matrix([header('a', 'attribute', lines('属性'))], rows) }]);
  const kinds = pages.map((page) => new Set(page.pieces.filter((p) => p.mark === undefined).map((p) => p.artifact)));
  expect(kinds[0]).toEqual(new Set([undefined, 'footer']));
  expect(kinds[1]).toEqual(new Set([undefined, 'repeated', 'footer']));
});

test('a set parts after its commas, never inside a short member', () => {
  const set = { value: { kind: 'set', ids: ['a'] } } as const;
  const columns = Array.from({ length: 9 }, (_, index) => header(`a${index}`, 'attribute', lines('输入')));
  const cells = columns.map(({ id }) => cell('c', id, lines('文本、图像、视频、声音、传感器'), set));
  const rows = [{ header: header('c', 'concept', lines('模型')), cells }];
  const { pages } = laid([{ kind: 'matrix', matrix: matrix(columns, rows) }]);
  const shapes = pages.flatMap((page) => page.pieces.flatMap((piece) => piece.shapes));
  const found = shapes.flatMap((shape) => (shape.kind === 'text' && /、|传感器/.test(shape.text) ? [shape.text] : []));
  expect(found.length).toBeGreaterThan(18);
  for (const text of found) expect(text).toMatch(/^(?:(?:文本|图像|视频|声音)、)*(?:传感器)?$/);
});
