import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakText, columnPixels, columnWidth, rowHeight, textWidth } from '../../src/xlsx/measure.ts';
import { sheetName, tableName } from '../../src/xlsx/names.ts';

const mixed = fc
  .array(fc.constantFrom('参', '数', '模', '，', '。', 'a', 'B', '7', ' ', '-', '\n', 'word', '😀'))
  .map((all) => all.join(''));

/** The same by one pattern, which is easier to read than the quick walk over characters. */
const HAN = '[\\u2e80-\\u9fff\\uac00-\\ud7ff\\uf900-\\ufaff\\uff00-\\uff60\\u{20000}-\\u{3ffff}]';
const CLOSING = '[、。，．：；！？）】》」』〉”’…%]';
const PIECE = new RegExp(`${HAN}${CLOSING}*\\s*|(?:(?!${HAN})[^\\s/-]|/(?=/))*(?:-|/(?!/)|\\s+|$|(?=${HAN}))`, 'gu');

function brokenByPattern(line: string, ems: number): readonly string[] {
  const lines: string[] = [];
  let [current, width] = ['', 0];
  const end = () => {
    lines.push(current);
    [current, width] = ['', 0];
  };
  for (const piece of (line.match(PIECE) ?? []).filter((one) => one !== '')) {
    const ink = textWidth(piece.trimEnd(), 1);
    if (current !== '' && width + ink > ems) end();
    for (const part of ink > ems ? piece : [piece]) {
      const more = textWidth(part, 1);
      if (current !== '' && ink > ems && width + more > ems) end();
      [current, width] = [current + part, width + more];
    }
  }
  return [...lines, current].map((one) => one.trimEnd());
}

describe('measuring', () => {
  test('breaks as the pattern of pieces says', () => {
    const unit = fc.oneof(
      mixed,
      fc.constantFrom('𠀀', '\ud800', '…', '%', '\u3000', '\t', 'mmmmmmmm', 'a-', 'a/', '://', 'ー'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), fc.integer({ min: 1, max: 9 }), (units, ems) => {
        const line = units.join('').replaceAll('\n', '');
        if (textWidth(line, 1) <= ems) return;
        expect(breakText(line, ems, 1).map((one) => one.trimEnd())).toEqual(brokenByPattern(line, ems));
      }),
      { numRuns: 500 },
    );
  });

  test('breaks Chinese anywhere but before closing punctuation, Latin at spaces and slashes', () => {
    expect(breakText('大模型与多模态。', 40, 10)).toEqual(['大模型与', '多模态。']);
    expect(breakText('大模型，多模态', 30, 10)).toEqual(['大模', '型，多', '模态']);
    expect(breakText('one two three', 40, 10)).toEqual(['one two', 'three']);
    expect(breakText('http://a.example/one/two', 100, 10)).toEqual(['http://a.example/', 'one/two']);
  });

  test('keeps hard breaks and cuts a word that is too long', () => {
    expect(breakText('a\n\nb', 100, 10)).toEqual(['a', '', 'b']);
    expect(breakText('mmmmmm', 30, 10)).toEqual(['mmm', 'mmm']);
  });

  test('loses no character, and no line is wider than asked, save for one that cannot be cut', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 12, max: 120 }), (text, width) => {
        const lines = breakText(text, width, 10);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(textWidth(line, 10) <= width + 1e-9 || [...line].length <= 2).toBe(true);
      }),
    );
  });

  test('a width in characters holds the pixels it was made for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1500 }), (pixels) => {
        expect(columnPixels(columnWidth(pixels))).toBeGreaterThanOrEqual(pixels - 1);
      }),
    );
  });

  test('no row is higher than Excel allows', () => {
    expect(rowHeight(1, 10)).toBe(19);
    expect(rowHeight(200, 10)).toBe(409.5);
  });
});

describe('names', () => {
  test.each([
    ['模型[1]: a/b', '模型 1 a b'],
    ['', '_'],
    ['History', 'History_'],
    ["it's", 'it’s'],
    ['x'.repeat(40), 'x'.repeat(31)],
    [`${'x'.repeat(30)}😀`, 'x'.repeat(30)],
  ])('%j is the sheet %j', (title, name) => {
    expect(sheetName(title, new Set())).toBe(name);
  });

  test('are distinct whatever their case, and within the limit', () => {
    expect(sheetName('Models', new Set(['models', 'models 2']))).toBe('Models 3');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 12 }), (titles) => {
        const taken = new Set<string>();
        for (const title of titles) {
          const name = sheetName(title, taken);
          expect(taken.has(name.toLowerCase())).toBe(false);
          expect(name.length >= 1 && name.length <= 31 && !/[[\]:*?/\\']/.test(name)).toBe(true);
          taken.add(name.toLowerCase());
        }
      }),
    );
  });

  test('of tables never look like a cell', () => {
    expect(tableName('Matrix', 'a1')).toBe('Matrix_a1');
    expect(tableName('Chart', 'scale-map')).toBe('Chart_scale_map');
  });
});
