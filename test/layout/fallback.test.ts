import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { FontFace, Fonts } from '../../src/core/font.ts';
import { faceFromFile } from '../../src/layout/font-file.ts';
import { layoutHandout } from '../../src/layout/index.ts';
import { readPdf } from '../../src/pdf/read.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { fonts as shipped } from '../pdf/sample.ts';
import { handout, lines, THEME, textMatrix } from './sample.ts';

const file = (path: string) => new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(path)));
const noto = file('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const latin = file('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');

function faceOf(id: string, bytes: Uint8Array): FontFace {
  const face = faceFromFile(id, bytes);
  if (typeof face === 'string') throw new Error(face);
  return face;
}

const cells = [
  ['Baltrušaitis', '龘龘'],
  ['é ş 10⁸', '平'],
];
const given = handout([{ kind: 'matrix', matrix: textMatrix(cells) }]);
const withFallback = (faces: readonly FontFace[]): Fonts => ({ ...shipped, fallback: { body: faces, bold: faces } });

test('the advances of a file are those that its font gives', () => {
  const face = faceOf('full', noto);
  for (const character of 'aA1，汉字—ü') {
    const codePoint = character.codePointAt(0) ?? 0;
    expect(face.advance(codePoint)).toBe(shipped.body.advance(codePoint));
  }
  expect(face.advance(0xe000)).toBeUndefined();
  expect(faceOf('latin', latin).advance('š'.codePointAt(0) ?? 0)).toBeGreaterThan(0);
});

test('a file that is no static TrueType font is told apart', () => {
  expect(faceFromFile('x', new Uint8Array([1, 2, 3]))).toBe('not-a-font');
  expect(faceFromFile('x', new Uint8Array(Buffer.from('OTTO\0\0\0\0\0\0\0\0')))).toBe('cff');
  expect(faceFromFile('x', new Uint8Array(Buffer.from('wOF2\0\0\0\0\0\0\0\0')))).toBe('woff');
  expect(faceFromFile('x', noto.slice(0, 400))).toBe('not-a-font');
});

test('a character that the main face lacks is drawn by the first that has it, and read back', () => {
  const fonts = withFallback([faceOf('latin', latin), faceOf('full', noto)]);
  const { document, diagnostics } = layoutHandout(given, THEME, fonts);
  expect(diagnostics).toEqual([]);
  const shapes = document.pages.flatMap((page) => page.pieces.flatMap((piece) => piece.shapes));
  const texts = shapes.flatMap((shape) => (shape.kind === 'text' ? [[shape.text, shape.face]] : []));
  expect(texts).toContainEqual(['š', 'latin']);
  expect(texts).toContainEqual(['龘龘', 'full']);
  expect(texts).toContainEqual(['平', undefined]);
  const read = readPdf(writePdf(document, THEME, fonts));
  const found = cells.flat().map((text) => read.find((cell) => cell.text === text)?.text);
  expect(found).toEqual(cells.flat());
});

test('what no face has is reported with the character and the cell, emoji and Thai too', () => {
  const rare = handout([{ kind: 'matrix', matrix: textMatrix([['𠮷', '😀', 'ไทย', '龘']]) }]);
  const { diagnostics } = layoutHandout(rare, THEME, withFallback([faceOf('latin', latin)]));
  const told = diagnostics.map(
    ({ args }) => `${(args as { character: string }).character} ${(args as { where: string }).where}`,
  );
  expect(told).toEqual([
    '𠮷 main:c0.a0',
    '😀 main:c0.a1',
    'ไ main:c0.a2',
    'ท main:c0.a2',
    'ย main:c0.a2',
    '龘 main:c0.a3',
  ]);
});

test('building A, B and B, A with fallback fonts in one process gives the same bytes', () => {
  const fonts = withFallback([faceOf('latin', latin), faceOf('full', noto)]);
  const other = handout([{ kind: 'paragraph', role: 'body', lines: lines('龘靐 ş') }]);
  const write = (one: typeof given) => Buffer.from(writePdf(layoutHandout(one, THEME, fonts).document, THEME, fonts));
  const [a, b, b2, a2] = [write(given), write(other), write(other), write(given)];
  expect(a2.equals(a)).toBe(true);
  expect(b2.equals(b)).toBe(true);
});

test('the shipped chain draws names in Latin Extended and superscripts', () => {
  for (const character of 'šžčğłőạ⁸⁻') {
    const codePoint = character.codePointAt(0) ?? 0;
    const faces = [shipped.body, ...(shipped.fallback?.body ?? [])];
    expect(
      faces.some((face) => face.advance(codePoint) !== undefined),
      character,
    ).toBe(true);
  }
  expect(shipped.body.advance('祎'.codePointAt(0) ?? 0)).toBe(1000);
});
