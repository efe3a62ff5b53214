import { expect, test } from 'vitest';
import { srgbProfile } from '../../src/pdf/srgb-profile.ts';

const profile = srgbProfile();
const view = new DataView(profile.buffer);
const ascii = (at: number, length: number) => Buffer.from(profile.subarray(at, at + length)).toString('latin1');

/** The tags by name, with their bytes' places. */
const tags = new Map(
  Array.from({ length: view.getUint32(128) }, (_, index) => {
    const at = 132 + index * 12;
    return [ascii(at, 4), { offset: view.getUint32(at + 4), size: view.getUint32(at + 8) }];
  }),
);

const xyz = (tag: string) => [8, 12, 16].map((at) => view.getInt32((tags.get(tag)?.offset ?? 0) + at) / 65536);

test('the profile says what it is, and its tags lie inside it', () => {
  expect([view.getUint32(0), ascii(12, 12), ascii(36, 4)]).toEqual([profile.length, 'mntrRGB XYZ ', 'acsp']);
  expect([...tags.values()].filter(({ offset, size }) => offset % 4 !== 0 || offset + size > profile.length)).toEqual(
    [],
  );
  expect([...tags.keys()]).toEqual(expect.arrayContaining(['desc', 'cprt', 'wtpt', 'chad', 'rTRC', 'gTRC', 'bTRC']));
});

test('red, green and blue together are the white of D50', () => {
  const [red, green, blue, white] = ['rXYZ', 'gXYZ', 'bXYZ', 'wtpt'].map(xyz);
  for (const axis of [0, 1, 2]) {
    const sum = (red?.[axis] ?? 0) + (green?.[axis] ?? 0) + (blue?.[axis] ?? 0);
    expect(Math.abs(sum - (white?.[axis] ?? 0))).toBeLessThan(0.0005);
  }
});
