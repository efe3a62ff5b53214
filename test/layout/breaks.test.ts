import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breaksOf, NEVER_FIRST, NEVER_LAST } from '../../src/layout/breaks.ts';
import { typesetter } from '../../src/layout/typeset.ts';
import { wrap } from '../../src/layout/wrap.ts';
import { FONTS } from './sample.ts';

const parts = (text: string) => {
  const ends = breaksOf(text);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)).join('|');
};

const type = typesetter(FONTS);

/** The lines of a text at a width in em. */
function linesAt(text: string, em: number, mark = ''): string[] {
  const run = { text, weight: 'body', paint: 'ink', scale: 1, rise: 0, mark: 0 } as const;
  const runs = mark === '' ? [run] : [run, { ...run, text: `\u2060${mark}`, scale: 0.64, rise: 0.5 }];
  const box = wrap(type, [{ runs, scale: 1, leading: 1.5, before: 0 }], 10, em * 10);
  return box.lines.map((line) => line.fragments.map((fragment) => fragment.text).join(''));
}

describe('where a line may end', () => {
  test.each([
    ['本，“测”结果', '本，|“测”|结|果'],
    ['参数10～20个', '参|数|10～20个'],
    ['有3.2 GB内存', '有|3.2 GB|内|存'],
    ['约 1750 亿参数', '约 1750 亿|参|数'],
    ['看第 3 章', '看|第 3 章'],
    ['用PaLM-E和BERT-Large', '用|PaLM-E|和|BERT-Large'],
    ['CLIP ViT-B/32 is', 'CLIP |ViT-B/32 |is'],
    ['a single-modal one', 'a |single-|modal |one'],
    ['DALL·E 3 and Gemini 1.0', 'DALL·E 3 |and |Gemini 1.0'],
    ['Stable Diffusion SD 3.5', 'Stable |Diffusion |SD 3.5'],
    ['since December 2023 it', 'since |December |2023 |it'],
    ['训练 10²³ FLOP 以上', '训|练 |10²³ FLOP |以|上'],
    ['速度MB/s好', '速|度|MB/s|好'],
    ['约MB（兆字节）GPT', '约|MB|（兆|字|节）|GPT'],
    ['省略……后', '省|略……|后'],
    ['破——折', '破|——|折'],
    ['1750亿 · 175B', '1750亿 · |175B'],
    ['2023 年 12 月 6 日发布', '2023 年 12 月 6 日|发|布'],
    ['文本→图像', '文|本→|图|像'],
    ['at https://a.b/c', 'at |https://|a.b/|c'],
    ['不\u2060分', '不\u2060分'],
    ['可\u200B分', '可\u200B|分'],
    ['一\n二', '一\n|二'],
  ])('%s', (text, expected) => expect(parts(text)).toBe(expected));

  test('a name in Han characters stays whole behind the one in Latin letters', () => {
    expect(parts('Kunlun Wanwei 昆仑万维')).toBe('Kunlun |Wanwei |昆仑万维');
    expect(parts('GPT 画图，')).toBe('GPT |画|图，');
  });
  test('a word without a space is never parted before its last mark', () => expect(parts('word,')).toBe('word,'));
  test('nothing in nothing', () => expect(breaksOf('')).toEqual([]));
});

/** W3C clreq, basic rules: no mark where a line may not begin or end with it. */
function expectLawful(lines: readonly string[]): void {
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    if (index > 0) expect(NEVER_FIRST).not.toContain(trimmed[0] ?? ' ');
    if (index < lines.length - 1) expect(NEVER_LAST).not.toContain(trimmed.at(-1) ?? ' ');
  }
}

/** Every scalar of the shipped catalog and strings that holds Han characters. */
function shippedTexts(): string[] {
  return ['data', 'templates'].flatMap((folder) => {
    const root = resolve(import.meta.dirname, '../..', folder);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    const text = files.sort().map((file) => readFileSync(join(root, file), 'utf8'));
    return text.flatMap((yaml) => yaml.match(/(?<=zh-CN: ).*?(?=, en: | \}|$)/gm) ?? []);
  });
}

describe('wrapping', () => {
  test('keeps the space at the end of a Latin line in the drawn text', () =>
    expect(linesAt('one two three', 4)).toEqual(['one two ', 'three']));

  test('lets the blank half of a mark stand outside the line', () =>
    expect(linesAt('一二三，四五', 3.5)).toEqual(['一二三，', '四五']));

  test('cuts a word that no line can hold between graphemes only', () => {
    const family = 'e\u0301'.repeat(12);
    const lines = linesAt(family, 3);
    expect(lines.join('')).toBe(family);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length % 2).toBe(0);
  });

  test('draws break marks as nothing and narrow spaces as spaces', () =>
    expect(linesAt('3\u202F亿\u2060元\u200B整', 20)).toEqual(['3 亿元整']));

  test('sets Han and Latin a little apart, and neighbouring marks closer', () => {
    const width = (text: string) => {
      const run = { text, weight: 'body', paint: 'ink', scale: 1, rise: 0, mark: 0 } as const;
      return wrap(type, [{ runs: [run], scale: 1, leading: 1, before: 0 }], 10, 999).width;
    };
    expect(width('用AI画')).toBeCloseTo(10 + 11 + 10 + 2);
    expect(width('（“测”）（一）甲')).toBeCloseTo(90 - 4 * 5);
  });

  test.each([
    ['大模型与多模态', '', 6, ['大模型与多', '模态']],
    ['只能二选一”。', '', 4, ['只能二', '选一”。']],
    ['做题', '', 1.2, ['做', '题']],
    ['只能用GPT', '', 3, ['只能用', 'GPT']],
    ['它是多模态', '[16–20]', 5.2, ['它是多', '模态⁠[16–20]']],
    ['模态', '[16–20]', 3, ['模态', '[16–20]']],
    ['GPT', '[3,14,25]', 2.4, ['GPT', '[3,14,', '25]']],
  ])('%s%s at %d em: no character alone, marks whole where that can be', (text, mark, em, expected) =>
    expect(linesAt(text, em, mark).map((line) => line.replaceAll('\u2060', ''))).toEqual(
      expected.map((line) => line.replaceAll('\u2060', '')),
    ),
  );

  const pieces = fc.constantFrom(
    '大模型',
    '，',
    '。',
    '“多模态”',
    '（图像）',
    '、',
    'GPT-4',
    ' and ',
    'CLIP ViT-B/32',
    '1750 亿',
    '10～20',
    '3.2 GB',
    '；',
    '《书》',
    '……',
    '：',
    '？',
    'MB/s',
    '训练',
    '≥10 亿',
    '2023 年 12 月',
    ' · ',
  );
  const prose = fc.array(pieces, { minLength: 1, maxLength: 40 }).map((list) => list.join(''));

  test('loses no character, and no line is wider than its column', () =>
    fc.assert(
      fc.property(prose, fc.integer({ min: 4, max: 30 }), (text, em) => {
        const run = { text, weight: 'body', paint: 'ink', scale: 1, rise: 0, mark: 0 } as const;
        const box = wrap(type, [{ runs: [run], scale: 1, leading: 1.5, before: 0 }], 10, em * 10);
        expect(box.lines.flatMap((line) => line.fragments.map((fragment) => fragment.text)).join('')).toBe(text);
        for (const line of box.lines) expect(line.width).toBeLessThanOrEqual(em * 10 + 0.02);
      }),
    ));

  test('no forbidden mark at the start or end of a line, no number parted from its unit', () =>
    fc.assert(
      fc.property(prose, fc.integer({ min: 9, max: 30 }), (text, em) => {
        // Marks in a heap are no text: there the rules leave nowhere to break.
        fc.pre(!/[，。、；：？）”》….·](?:\s*[，。、；：？）”》….·]){3}/.test(text));
        expectLawful(linesAt(text, em));
      }),
    ));

  test('no last line of a single Han character where the line before can spare one', () =>
    fc.assert(
      fc.property(prose, fc.integer({ min: 5, max: 30 }), (text, em) => {
        const [last = '', before = ''] = linesAt(text, em).reverse();
        if (before.match(/\p{Script=Han}{4}$/u))
          expect(last).not.toMatch(/^[^\p{L}\p{N}]*\p{Script=Han}[^\p{L}\p{N}]*$/u);
      }),
    ));

  test('holds over all shipped texts at every width', () => {
    const texts = shippedTexts();
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) {
      for (let em = 9; em < 40; em += 2) {
        const lines = linesAt(text, em);
        expect(lines.join('')).toBe(text);
        expectLawful(lines);
        // No number is parted from its unit.
        for (const [index, line] of lines.entries()) {
          expect(`${line}|${lines[index + 1] ?? ''}`).not.toMatch(/\d\|[\d%万亿年月日]|\d \|[万亿%]/);
        }
      }
    }
  });
});
