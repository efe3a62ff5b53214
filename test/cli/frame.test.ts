import { expect, test } from 'vitest';
import { codeFrame, positionAt } from '../../src/cli/frame.ts';

test('columns count characters, from 1', () => {
  expect(positionAt('a\n大模型: x', 6)).toEqual({ line: 2, column: 5 });
  expect(positionAt('𠮷x', 2)).toEqual({ line: 1, column: 2 });
});

test('carets stand under wide characters too', () => {
  expect(codeFrame('a: 1\n大: 错误\n', { file: 'x', start: 8, end: 10 })).toBe(
    ['  1 | a: 1', '> 2 | 大: 错误', '    |     ^^^^'].join('\n'),
  );
});

test('a span over several lines is marked to the end of its first', () => {
  expect(codeFrame('ab:\n  c\n', { file: 'x', start: 0, end: 7 })).toBe(['> 1 | ab:', '    | ^^^'].join('\n'));
});
