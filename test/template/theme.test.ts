import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Theme } from '../../src/core/theme.ts';
import { contrast } from '../../src/template/contrast.ts';
import { loadTemplate, parseTheme } from '../../src/template/index.ts';
import { reader } from './sample.ts';

const QUIET = parseTheme({
  text: await readFile(new URL('../../templates/themes/quiet.yaml', import.meta.url), 'utf8'),
  path: 'quiet.yaml',
});

test('the default theme is complete, and every text colour has its contrast', () => {
  expect(QUIET.diagnostics).toEqual([]);
  expect(QUIET.result.color.series.length).toBeGreaterThanOrEqual(4);
});

test('the series of the default theme stay apart in grey and for colour-blind readers', () => {
  for (const mode of ['light', 'dark'] as const) {
    const colors = QUIET.result.color.series.map((shade) => shade[mode]);
    for (const seen of [identity, protan, deutan]) {
      for (const [index, a] of colors.entries()) {
        for (const b of colors.slice(index + 1)) expect(distance(seen(rgb(a)), seen(rgb(b)))).toBeGreaterThan(24);
      }
    }
  }
});

describe('a theme', () => {
  test('takes what it leaves out from the one that it extends', () => {
    const text =
      "extends: quiet\nname: ours\ncolor: { accent: '#8a1c1c', band: { light: '#eeeeee', dark: '#222222' } }\n";
    const { result, diagnostics } = parseTheme({ path: 't.yaml', text: `${text}size: { body: 11 }\n` }, QUIET.result);
    expect(diagnostics.map((found) => [found.code, found.args])).toEqual([
      ['theme-contrast', { color: 'accent.dark / paper.dark', ratio: expect.any(Number) }],
      ['theme-contrast', { color: 'accent.dark / band.dark', ratio: expect.any(Number) }],
    ]);
    expect(result).toEqual({
      ...QUIET.result,
      id: 'ours',
      color: {
        ...QUIET.result.color,
        accent: { light: '#8a1c1c', dark: '#8a1c1c' },
        band: { light: '#eeeeee', dark: '#222222' },
      },
      size: { ...QUIET.result.size, body: 11 },
    });
  });

  test.each([
    ['colour: {}', 'unknown-key', 'colour'],
    ["color:\n  inc: '#000000'", 'unknown-key', 'inc'],
    ["color: { ink: { light: '#000000', drak: '#ffffff', dark: '#ffffff' } }", 'unknown-key', 'drak'],
    ["color: { ink: 'black' }", 'theme-color', "'black'"],
    ["color: { ink: { light: '#12345', dark: '#ffffff' } }", 'theme-color', "'#12345'"],
    ['color:\n  ink: #222222\n', 'empty-value', ''],
    ["color: { ink: { light: '#000000' } }", 'wrong-type', "{ light: '#000000' }"],
    ['size: { body: big }', 'wrong-type', 'big'],
    ['size: { body: 200 }', 'bad-range', '200'],
    ['page: { size: A5 }', 'not-allowed', 'A5'],
    ["footer: ['{title}', '', '{pagse}']", 'not-allowed', "'{pagse}'"],
    ['footer: [a, b]', 'wrong-type', '[a, b]'],
    ['extends: loud', 'not-allowed', 'loud'],
    [
      "color: { muted: { light: '#999999', dark: '#aaaaaa' } }",
      'theme-contrast',
      "{ light: '#999999', dark: '#aaaaaa' }",
    ],
    ['a: "b', 'yaml-syntax', ''],
    ['- a', 'wrong-type', ''],
  ])('%s is reported as %s', (text, code, at) => {
    const { result, diagnostics } = parseTheme({ path: 't.yaml', text }, QUIET.result);
    expect([...new Set(diagnostics.map((found) => found.code))]).toEqual([code]);
    expect(diagnostics[0]?.severity).toBe('error');
    expect(text.slice(diagnostics[0]?.span?.start, diagnostics[0]?.span?.end)).toBe(at);
    expect(result.font).toEqual(QUIET.result.font);
  });

  test('that extends nothing must say everything', () => {
    const { diagnostics } = parseTheme({ path: 't.yaml', text: "footer: ['', '', '']\n" });
    expect(new Set(diagnostics.map((found) => found.code))).toEqual(new Set(['missing-key']));
    expect(diagnostics).toHaveLength(19);
  });
});

describe('loading', () => {
  const theme = async (files: Record<string, string>, named?: string): Promise<readonly [Theme, readonly string[]]> => {
    const { result, diagnostics } = await loadTemplate(reader(files), 'handout', ['html'], undefined, named);
    return [result.theme, diagnostics.map((found) => found.code)];
  };

  test("a user's theme of the base folder needs no word of the built-in one", async () => {
    const [found, codes] = await theme({ 'handout/theme.yaml': 'size: { body: 12 }\n' });
    expect(codes).toEqual([]);
    expect(found).toEqual({ ...QUIET.result, size: { ...QUIET.result.size, body: 12 } });
  });

  test('a theme that the handout names goes before that of the folder', async () => {
    const [found, codes] = await theme({ 'themes/wide.yaml': 'page: { orientation: landscape }\n' }, 'wide');
    expect(codes).toEqual([]);
    expect(found).toEqual({ ...QUIET.result, id: 'wide', page: { ...QUIET.result.page, orientation: 'landscape' } });
  });

  test('a theme that is not there, or extends itself, is reported', async () => {
    expect((await theme({}, 'gone'))[1]).toEqual(['template-missing']);
    expect((await theme({}, '../quiet'))[1]).toEqual(['template-missing']);
    const loop = { 'themes/a.yaml': 'extends: b\n', 'themes/b.yaml': 'extends: a\n' };
    expect((await theme(loop, 'a'))[1]).toContain('template-missing');
  });
});

test('contrast is symmetric, from 1 to 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(hex, hex, (a, b) => {
      expect(contrast(a, b)).toBe(contrast(b, a));
      expect(contrast(a, a)).toBe(1);
      expect(contrast(a, b)).toBeGreaterThanOrEqual(1);
      expect(contrast(a, b)).toBeLessThanOrEqual(21.0001);
    }),
  );
});

type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];
const identity = (color: Rgb): Rgb => color;
// Full protanopia and deuteranopia after Machado, Oliveira and Fernandes (2009).
const protan = applied([
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
]);
const deutan = applied([
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
]);

function applied(matrix: Matrix): (color: Rgb) => Rgb {
  return (color) =>
    matrix.map((row) => row.reduce((sum, weight, index) => sum + weight * (color[index] ?? 0), 0)) as unknown as Rgb;
}

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

/** Distance weighted as the eye weighs red, green and blue (compuphase). */
function distance(a: Rgb, b: Rgb): number {
  const mean = (a[0] + b[0]) / 2;
  const [red, green, blue] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return Math.sqrt((2 + mean / 256) * red * red + 4 * green * green + (2 + (255 - mean) / 256) * blue * blue);
}
