import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptAt } from '../../src/cli/excerpt.ts';
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

test('of a large file only the lines around a span are read, and it is told as of the whole', () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom('a', '大', '𠮷', '\t', '\r'), maxLength: 6 }), {
    maxLength: 9,
  });
  const places = [fc.nat(60), fc.nat(8), fc.integer({ min: 1, max: 30 })] as const;
  fc.assert(
    fc.property(lines, ...places, (all, from, length, large) => {
      const text = all.join('\n');
      const start = Math.min(from, text.length);
      const span = { file: 'x.jsonl', start, end: Math.min(start + length, text.length) };
      const bytes = new TextEncoder().encode(text);
      const stretches = Array.from({ length: Math.ceil(bytes.length / large) }, (_, at) =>
        bytes.subarray(at * large, (at + 1) * large),
      );
      const found = excerptAt(stretches, span);
      if (!found) throw new Error('not UTF-8');
      const inside = { ...span, start: start - found.offset, end: span.end - found.offset };
      const told = [
        positionAt(found.text, inside.start, found.linesBefore),
        codeFrame(found.text, inside, found.linesBefore),
      ];
      expect(told).toEqual([positionAt(text, start), codeFrame(text, span)]);
      expect(positionAt(found.text, inside.end, found.linesBefore)).toEqual(positionAt(text, span.end));
      return text.slice(found.offset, found.offset + found.text.length) === found.text;
    }),
  );
});

test('another encoding is told from UTF-8', () => {
  expect(excerptAt([new Uint8Array([0x61, 0xb4, 0xf3, 0x0a])], { file: 'x.csv', start: 1, end: 2 })).toBeUndefined();
});
