import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexer } from '../../src/pdf/reading/lexer.ts';
import { shownText } from '../../src/pdf/reading/shown-text.ts';
import { decodeStream } from '../../src/pdf/reading/streams.ts';
import { number, textString, uriString } from '../../src/pdf/syntax.ts';

const read = (source: string) => new Lexer(Buffer.from(source, 'latin1')).value();
const bytes = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['12', 12],
  ['-.5', -0.5],
  ['12 0 R', { kind: 'ref', id: 12 }],
  ['[1 2 0 R 3]', [1, { kind: 'ref', id: 2 }, 3]],
  ['/A#20B', { kind: 'name', name: 'A B' }],
  ['null % rest', null],
])('%s is read', (source, value) => {
  expect(read(source)).toEqual(value);
});

test.each([
  ['(a\\(b\\)(c)\\n\\101\\\nd)', 'a(b)(c)\nAd'],
  ['<48 65 6c6C6F7>', 'Hellop'],
])('the string %s is read', (source, value) => {
  expect(read(source)).toEqual({ kind: 'string', bytes: Uint8Array.from(bytes(value)) });
});

test.each(['', '<<', '[1', '<</A>>', '(a', '<12'])('"%s" is no value', (source) => {
  expect(() => read(source)).toThrow(Error);
});

test('numbers are written short and read back to a thousandth', () => {
  expect([0.1 + 0.2, -0, 1e-7, 595.28, 12].map(number)).toEqual(['0.3', '0', '0', '595.28', '12']);
  fc.assert(
    fc.property(fc.double({ min: -20000, max: 20000, noNaN: true }), (value) => {
      expect(Math.abs((read(number(value)) as number) - value)).toBeLessThanOrEqual(0.000501);
    }),
  );
});

test('strings are written so that they are read back', () => {
  expect(textString('a(b)\\')).toBe('(a\\(b\\)\\\\)');
  expect(textString('é')).toBe('<FEFF00E9>');
  expect(uriString('https://例.cn/a b')).toBe('(https://%E4%BE%8B.cn/a%20b)');
});

test('text is found by its mark, artifacts are not, and moves of the baseline are followed', () => {
  const content = `/P<</MCID 0>>BDC BT /F1 9 Tf 1 0 0 -1 10 20 Tm (ab) Tj 12 TL T* [(c) -20 (d)] TJ ET EMC
    /Artifact BMC BT (no) Tj ET EMC /Span<</MCID 1>>BDC /Span<</Lang(en)>>BDC BT 5 7 Td (x)' ET EMC EMC`;
  const found = shownText(bytes(content), () => (codes) => Buffer.from(codes).toString('latin1'));
  expect([...found]).toEqual([
    [
      0,
      [
        { text: 'ab', y: 20 },
        { text: 'cd', y: 32 },
      ],
    ],
    [1, [{ text: 'x', y: -5 }]],
  ]);
});

test.each([
  [0, [0, 1, 2, 3, 0, 4, 5, 6]],
  [1, [1, 1, 1, 1, 1, 4, 1, 1]],
  [2, [2, 1, 2, 3, 2, 3, 3, 3]],
  [3, [3, 1, 2, 2, 3, 4, 2, 2]],
  [4, [4, 1, 1, 1, 4, 3, 1, 1]],
])('predictor %i is undone', (_, rows) => {
  const plain = decodeStream(deflateSync(Uint8Array.from(rows)), {
    filters: ['FlateDecode'],
    predictor: 12,
    columns: 3,
  });
  expect([...plain]).toEqual([1, 2, 3, 4, 5, 6]);
});
