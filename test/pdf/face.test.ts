import { expect, test } from 'vitest';
import { MISSING_SIGNS } from '../../src/core/words.ts';
import { faceFrom } from '../../src/layout/face.ts';
import { fonts } from './sample.ts';

const metrics = {
  id: 'x',
  unitsPerEm: 1000,
  ascent: 1160,
  descent: -288,
  capHeight: 733,
  characters: 4,
  runs: [0x41, 2, 3, 2],
  advances: [0x42, 657],
};

test('a face knows the advance of what it covers, and nothing else', () => {
  const face = faceFrom(metrics, { bytes: () => Uint8Array.of(1) });
  const asked = [0x40, 0x41, 0x42, 0x43, 0x46, 0x47, 0x48, 0x1f600];
  expect(asked.map((codePoint) => face.advance(codePoint))).toEqual([
    undefined,
    1000,
    657,
    undefined,
    1000,
    1000,
    undefined,
    undefined,
  ]);
  expect([face.unitsPerEm, face.capHeight, face.bytes()[0]]).toEqual([1000, 733, 1]);
});

test('the shipped fonts have every sign of a missing value, and the signs that handouts use', () => {
  const signs = `${Object.values(MISSING_SIGNS).join('')}≈≥≤×·•†‡◆■□○●▲△✓②→½²³·～—…“”《》（）℃‰£€¥éüñ万亿`;
  for (const face of [fonts.body, fonts.bold]) {
    expect([...signs].filter((sign) => face.advance(sign.codePointAt(0) ?? 0) === undefined)).toEqual([]);
  }
});

test('digits are of one width in each weight', () => {
  for (const face of [fonts.body, fonts.bold]) {
    expect(new Set([...'0123456789'].map((digit) => face.advance(digit.charCodeAt(0)))).size).toBe(1);
  }
});

test('all of GB2312 is covered', () => {
  const decoder = new TextDecoder('gb2312');
  // Rows 16 to 55 are the common characters, 56 to 87 the others; the last cells of row 55 are empty.
  const missing: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (fonts.body.advance(character.codePointAt(0) ?? 0) === undefined) missing.push(character);
    }
  }
  expect(missing).toEqual([]);
});
